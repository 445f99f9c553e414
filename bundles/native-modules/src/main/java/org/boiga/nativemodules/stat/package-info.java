/** Module {@code _stat}. */
package org.boiga.nativemodules.stat;
