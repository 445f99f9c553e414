/** What several native modules need. */
package org.boiga.modules.support;
