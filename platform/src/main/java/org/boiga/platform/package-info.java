/** Starts a framework with the platform's bundles, and a Python program in it. */
package org.boiga.platform;
