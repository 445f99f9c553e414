package org.boiga.nativemodules.zoneinfo;

/** What holds after the last transition of a file: one type for ever, or a rule. */
sealed interface After permits LocalTimeType, Rule {}
