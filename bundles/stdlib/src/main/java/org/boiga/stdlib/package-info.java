/** Where Python's own library is found. */
@Export
@Version("0.1.0")
package org.boiga.stdlib;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
