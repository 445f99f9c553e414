/** Module {@code binascii}. */
package org.boiga.modules.binascii;
