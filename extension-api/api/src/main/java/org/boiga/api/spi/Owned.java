package org.boiga.api.spi;

import org.osgi.annotation.versioning.ProviderType;

/** References that an extension's object owns and the runtime traverses. */
@ProviderType
public interface Owned {}
