/** Module {@code _stat}. */
package org.boiga.modules.stat;
