/** Module {@code _json}, with which the library's {@code json} package is fast. */
package org.boiga.nativemodules.json;
