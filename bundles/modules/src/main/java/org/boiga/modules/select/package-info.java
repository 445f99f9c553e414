/** Module {@code select}. */
package org.boiga.modules.select;
