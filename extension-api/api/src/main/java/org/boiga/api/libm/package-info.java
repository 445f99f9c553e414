/** What C extensions have of their mathematical library, as exact as common ones of these are. */
@Export
@Version("1.0.0")
package org.boiga.api.libm;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
