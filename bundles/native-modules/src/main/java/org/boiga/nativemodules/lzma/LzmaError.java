package org.boiga.nativemodules.lzma;

import org.boiga.nativemodules.support.DecodingException;

/** What liblzma tells by a return code, with the message that Python programs see. */
final class LzmaError extends DecodingException {
  private static final long serialVersionUID = 1;

  private LzmaError(String message) {
    super(message);
  }

  static LzmaError data() {
    return new LzmaError("Corrupt input data");
  }

  static LzmaError format() {
    return new LzmaError("Input format not supported by decoder");
  }

  static LzmaError options() {
    return new LzmaError("Invalid or unsupported options");
  }

  static LzmaError memory() {
    return new LzmaError("Memory usage limit exceeded");
  }

  static LzmaError internal() {
    return new LzmaError("Internal error");
  }
}
