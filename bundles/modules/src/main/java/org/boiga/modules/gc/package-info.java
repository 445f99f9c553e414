/** Module {@code gc}. */
package org.boiga.modules.gc;
