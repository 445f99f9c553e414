/** Module {@code resource}. */
package org.boiga.modules.resource;
