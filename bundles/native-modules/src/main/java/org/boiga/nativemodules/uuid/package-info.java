/** Module {@code _uuid}. */
package org.boiga.nativemodules.uuid;
