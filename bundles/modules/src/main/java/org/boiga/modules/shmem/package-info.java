/** Module {@code _posixshmem}. */
package org.boiga.modules.shmem;
