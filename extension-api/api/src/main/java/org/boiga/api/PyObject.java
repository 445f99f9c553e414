package org.boiga.api;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A reference to a Python object, opaque to extensions: everything that can be done with it is a
 * method of {@link PyContext}.
 *
 * <p>A reference that an extension receives as an argument is <em>borrowed</em>: the caller keeps
 * the object alive until the function returns. One that an extension obtains from the context is
 * <em>held by the scope</em> of the running call and released when that call ends, unless it is the
 * call's result. Neither is ever released by hand.
 */
@ProviderType
public interface PyObject {}
