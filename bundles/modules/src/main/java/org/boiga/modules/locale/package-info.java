/** Module {@code _locale}. */
package org.boiga.modules.locale;
