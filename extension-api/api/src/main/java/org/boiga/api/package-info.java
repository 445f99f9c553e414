/** What extensions and native modules are written against. */
@Export
@Version("0.1.0")
package org.boiga.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
