package org.boiga.nativemodules.bz2;

import org.boiga.api.annotation.PyModule;

/** Module {@code _bz2}. */
@PyModule(
    builtin = true,
    name = "_bz2",
    doc = "Compression and decompression in the format of bzip2.",
    types = {PyBz2Compressor.class, PyBz2Decompressor.class})
public final class Bz2Module {
  private Bz2Module() {}
}
