/** Module {@code _queue}. */
package org.boiga.modules.queue;
