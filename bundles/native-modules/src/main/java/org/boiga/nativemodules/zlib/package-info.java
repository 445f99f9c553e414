/** Module {@code zlib}. */
package org.boiga.nativemodules.zlib;
