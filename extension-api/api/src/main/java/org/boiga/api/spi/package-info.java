/** What the annotation processor's output and the runtime have in common; not for authors. */
@Export
@Version("1.0.0")
package org.boiga.api.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
