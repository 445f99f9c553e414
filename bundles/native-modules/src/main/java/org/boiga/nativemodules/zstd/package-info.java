/** Module {@code _zstd}: the functions of zstd-jni that code streams in pieces. */
package org.boiga.nativemodules.zstd;
