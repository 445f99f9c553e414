/** Generates register code. */
@Export
@Version("0.1.0")
package org.boiga.compiler.codegen;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
