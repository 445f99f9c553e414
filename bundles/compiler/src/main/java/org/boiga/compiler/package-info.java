/**
 * The compiler's front end: decodes, tokenizes and parses Python 3.14, in plain Java values.
 *
 * <p>{@link org.boiga.compiler.AstParser} makes the tree of a {@link org.boiga.compiler.Source};
 * what is wrong with a program comes as a {@link org.boiga.compiler.SyntaxException}.
 */
@Export
@Version("0.1.0")
package org.boiga.compiler;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
