/** Module {@code _statistics}. */
package org.boiga.nativemodules.statistics;
