/** Python's abstract syntax tree, as records; see {@link org.boiga.compiler.ast.Node}. */
package org.boiga.compiler.ast;
