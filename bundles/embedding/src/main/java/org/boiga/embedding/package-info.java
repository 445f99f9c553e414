/** What a Java program sees of Python: runtimes, interpreters, programs. */
@Export
@Version("0.1.0")
package org.boiga.embedding;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
