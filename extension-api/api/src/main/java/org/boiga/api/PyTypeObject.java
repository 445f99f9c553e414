package org.boiga.api;

import org.osgi.annotation.versioning.ProviderType;

/** A Python type; opaque as every {@link PyObject}. */
@ProviderType
public interface PyTypeObject extends PyObject {}
