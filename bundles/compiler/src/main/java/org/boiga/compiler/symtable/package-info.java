/** Scopes and what names mean in them; see {@link org.boiga.compiler.symtable.SymbolTable}. */
package org.boiga.compiler.symtable;
