/** Module {@code _zoneinfo}. */
package org.boiga.modules.zoneinfo;
