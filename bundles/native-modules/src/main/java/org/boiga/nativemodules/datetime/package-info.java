/** Module {@code _datetime}: dates, times of day, durations and time zones. */
package org.boiga.nativemodules.datetime;
