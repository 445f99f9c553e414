/** Declares what Python sees of Java methods, fields and classes. */
@Export
@Version("1.0.0")
package org.boiga.api.annotation;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
