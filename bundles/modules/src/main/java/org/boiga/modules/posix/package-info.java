/** Module {@code posix}, and what other modules need of it to work with paths and errors. */
package org.boiga.modules.posix;
