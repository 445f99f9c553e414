package org.boiga.nativemodules.support;

/** Compressed data that cannot be decoded. */
public class DecodingException extends Exception {
  private static final long serialVersionUID = 1;

  public DecodingException(String message) {
    super(message, null, false, false);
  }
}
