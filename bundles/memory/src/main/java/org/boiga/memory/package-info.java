/** Reference counts, ownership by scope, threads and stopping them. */
@Export
@Version("0.1.0")
package org.boiga.memory;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
