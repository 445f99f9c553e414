/** Module {@code _queue}. */
package org.boiga.nativemodules.queue;
