/** Module {@code zlib}. */
package org.boiga.modules.zlib;
