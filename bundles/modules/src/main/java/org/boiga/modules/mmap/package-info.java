/** Module {@code mmap}. */
package org.boiga.modules.mmap;
