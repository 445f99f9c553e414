/** Module {@code _uuid}. */
package org.boiga.modules.uuid;
