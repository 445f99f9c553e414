package org.boiga.extension.internal;

import org.boiga.api.PyContext;
import org.boiga.api.PyField;
import org.boiga.api.PyFieldQueue;
import org.boiga.api.PyObject;
import org.boiga.api.spi.Host;

/** What gives an extension's object fields that own what they refer to. */
interface OwningHost extends Host {
  @Override
  default PyField newField() {
    return new OwnedField();
  }

  @Override
  default PyFieldQueue newFieldQueue() {
    return new OwnedQueue();
  }

  @Override
  default PyField newField(PyContext ctx, PyObject value) {
    return OwnedField.of(ctx, value);
  }
}
