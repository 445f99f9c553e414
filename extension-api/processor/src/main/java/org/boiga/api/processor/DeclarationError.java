package org.boiga.api.processor;

import javax.lang.model.element.Element;

/** A mistake in a declaration, reported as a compile error at the element. */
final class DeclarationError extends Exception {
  private static final long serialVersionUID = 1L;

  final transient Element element;

  DeclarationError(Element element, String message) {
    super(message);
    this.element = element;
  }
}
