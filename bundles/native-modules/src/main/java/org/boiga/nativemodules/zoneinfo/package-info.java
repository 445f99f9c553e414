/** Module {@code _zoneinfo}. */
package org.boiga.nativemodules.zoneinfo;
