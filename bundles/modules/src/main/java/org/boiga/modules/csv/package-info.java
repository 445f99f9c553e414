/** Module {@code _csv}. */
package org.boiga.modules.csv;
