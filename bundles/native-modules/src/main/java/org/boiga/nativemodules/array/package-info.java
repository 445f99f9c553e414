/** Module {@code array}. */
package org.boiga.nativemodules.array;
