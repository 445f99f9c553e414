/** Register bytecode: opcodes, instructions, code under construction. */
@Export
@Version("0.1.0")
package org.boiga.compiler.bytecode;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
