/** What extensions and native modules are written against. */
@Export
@Version("1.0.0")
package org.boiga.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
