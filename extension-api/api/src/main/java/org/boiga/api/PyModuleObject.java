package org.boiga.api;

import org.osgi.annotation.versioning.ProviderType;

/** A Python module; opaque as every {@link PyObject}. */
@ProviderType
public interface PyModuleObject extends PyObject {}
