package org.boiga.api.spi;

import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.osgi.annotation.versioning.ProviderType;

/** A runtime object whose state is an extension's object, which is what extensions get to see. */
@ProviderType
public interface Paired {
  PyNativeObject payload();

  /** {@code o} as extensions see it. */
  static PyObject visible(PyObject o) {
    return o instanceof Paired p ? p.payload() : o;
  }
}
