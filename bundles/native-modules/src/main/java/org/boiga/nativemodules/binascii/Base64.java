package org.boiga.nativemodules.binascii;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.nativemodules.support.ByteSpan;

/** Base64 (RFC 4648), and reading what resembles it. */
final class Base64 {
  private static final byte[] VALUES = new byte[256];

  static {
    Arrays.fill(VALUES, (byte) -1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < alphabet.length(); i++) {
      VALUES[alphabet.charAt(i)] = (byte) i;
    }
  }

  private Base64() {}

  static byte[] encode(ByteSpan s, boolean newline) {
    byte[] b = java.util.Base64.getEncoder().encode(s.copy());
    if (newline) {
      b = Arrays.copyOf(b, b.length + 1);
      b[b.length - 1] = '\n';
    }
    return b;
  }

  private static PyError error(PyContext ctx, String message) {
    return BinasciiModule.error(ctx, message);
  }

  /**
   * Reads the characters of the alphabet.
   *
   * @param strict whether there may be nothing else, and padding only where it belongs
   */
  static byte[] decode(PyContext ctx, ByteSpan s, boolean strict) {
    if (strict && s.length() > 0 && s.at(0) == '=') {
      throw error(ctx, "Leading padding not allowed");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(s.length() / 4 * 3 + 3);
    int position = 0;
    int pads = 0;
    int left = 0;
    boolean padded = false;
    for (int i = 0; i < s.length(); i++) {
      int c = s.at(i);
      if (c == '=') {
        if (strict && position == 0) {
          throw error(ctx, "Excess padding not allowed");
        }
        padded = true;
        pads++;
        if (position >= 2 && position + pads >= 4) {
          if (strict && i + 1 < s.length()) {
            throw error(ctx, "Excess data after padding");
          }
          return out.toByteArray();
        }
        continue;
      }
      int v = VALUES[c];
      if (v < 0) {
        if (strict) {
          throw error(ctx, "Only base64 data is allowed");
        }
        continue;
      }
      if (strict && padded) {
        throw error(ctx, "Discontinuous padding not allowed");
      }
      pads = 0;
      left = left << 6 | v;
      if (position > 0) {
        int unused = 6 - 2 * position;
        out.write(left >> unused);
        left &= (1 << unused) - 1;
      }
      position = (position + 1) % 4;
    }
    if (position == 1) {
      throw error(
          ctx,
          ("Invalid base64-encoded string: number of data characters (%d)"
                  + " cannot be 1 more than a multiple of 4")
              .formatted(out.size() / 3 * 4 + 1));
    }
    if (position != 0) {
      throw error(ctx, "Incorrect padding");
    }
    return out.toByteArray();
  }
}
