/** The operations of a context, by what they apply to. */
@Export
@Version("1.0.0")
package org.boiga.api.context;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
