/** Module {@code _multiprocessing}. */
package org.boiga.modules.multiprocessing;
