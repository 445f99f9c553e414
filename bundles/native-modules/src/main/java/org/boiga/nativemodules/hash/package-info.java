/**
 * Modules {@code _md5}, {@code _sha1}, {@code _sha2}, {@code _sha3}, {@code _blake2} and {@code
 * _hmac}: hash functions.
 */
package org.boiga.nativemodules.hash;
