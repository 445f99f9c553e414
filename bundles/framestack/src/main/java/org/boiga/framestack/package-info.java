/** The linear stack of registers and frame records. */
@Export
@Version("0.1.0")
package org.boiga.framestack;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
