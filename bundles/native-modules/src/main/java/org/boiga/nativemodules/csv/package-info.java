/** Module {@code _csv}. */
package org.boiga.nativemodules.csv;
