/** Brings extension bundles into interpreters. */
@Export
@Version("0.1.0")
package org.boiga.extension;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
