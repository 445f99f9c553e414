/** The object model and the built-in types. */
@Export
@Version("0.1.0")
package org.boiga.objects;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
