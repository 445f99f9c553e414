/** Module {@code array}. */
package org.boiga.modules.array;
