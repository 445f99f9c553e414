/** Runs register code; makes and ends interpreters. */
@Export
@Version("0.1.0")
package org.boiga.interpreter;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
