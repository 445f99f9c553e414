package org.boiga.api;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A list, or an instance of a class that derives from it; opaque as every {@link PyObject}. As the
 * type of a parameter it has the argument checked.
 */
@ProviderType
public interface PyListObject extends PyObject {}
