/**
 * What C extensions have of the system's C library: its functions by name, its error numbers.
 * Errors are numbers; {@link org.boiga.api.context.Exceptions#PyErr_SetFromErrno} makes exceptions
 * of them.
 */
@Export
@Version("1.0.0")
package org.boiga.api.libc;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
