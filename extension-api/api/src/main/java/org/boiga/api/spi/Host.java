package org.boiga.api.spi;

import org.boiga.api.PyContext;
import org.boiga.api.PyField;
import org.boiga.api.PyFieldQueue;
import org.boiga.api.PyObject;
import org.osgi.annotation.versioning.ProviderType;

/** The runtime's side of an extension's object. */
@ProviderType
public interface Host {
  /** The runtime's object. */
  PyObject object();

  /** Makes a reference that the object owns. */
  PyField newField();

  /** Makes a reference that the object owns, with a value. */
  PyField newField(PyContext ctx, PyObject value);

  /** Makes a queue of references that the object owns. */
  PyFieldQueue newFieldQueue();
}
