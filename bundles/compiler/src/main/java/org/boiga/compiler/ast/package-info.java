/** Python's abstract syntax tree, as records; see {@link org.boiga.compiler.ast.Node}. */
@Export
@Version("0.1.0")
package org.boiga.compiler.ast;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
