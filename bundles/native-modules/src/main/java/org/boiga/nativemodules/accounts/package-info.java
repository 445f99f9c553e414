/** Modules {@code pwd} and {@code grp}. */
package org.boiga.nativemodules.accounts;
