/** Module {@code grp}. */
package org.boiga.modules.grp;
