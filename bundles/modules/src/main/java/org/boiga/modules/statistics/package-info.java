/** Module {@code _statistics}. */
package org.boiga.modules.statistics;
