/** Command line and environment of a Python program: one table, and what is read by it. */
@Export
@Version("0.1.0")
package org.boiga.embedding.options;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
