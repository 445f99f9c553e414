/** Scopes and what names mean in them; see {@link org.boiga.compiler.symtable.SymbolTable}. */
@Export
@Version("0.1.0")
package org.boiga.compiler.symtable;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
