package org.boiga.compiler;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A program's text, as UTF-8 with newlines translated, followed by a zero byte as a sentinel.
 *
 * <p>Columns in the tree are offsets into this encoding; {@link SourceDecoder} makes it from the
 * bytes of a file.
 */
public final class Source {
  private final String filename;
  private final byte[] text;
  private final int length;
  private final boolean isFile;

  private Source(String filename, byte[] text, int length, boolean isFile) {
    this.filename = filename;
    this.text = text;
    this.length = length;
    this.isFile = isFile;
  }

  /**
   * The source of a Python str, whose encoding cookie says nothing. It has no lone surrogates: what
   * Python says about those is for the caller to say.
   */
  public static Source of(String program, String filename) {
    if (program.indexOf('\0') >= 0) {
      throw nullBytes();
    }
    return of(program.getBytes(StandardCharsets.UTF_8), 0, filename);
  }

  static Source of(byte[] utf8, int start, String filename) {
    int end = utf8.length;
    byte[] text = new byte[end - start + 2];
    int out = 0;
    for (int in = start; in < end; in++) {
      byte b = utf8[in];
      if (b == '\r') {
        if (in + 1 < end && utf8[in + 1] == '\n') {
          in++;
        }
        b = '\n';
      }
      text[out++] = b;
    }
    return new Source(filename, text, out, false);
  }

  static SyntaxException nullBytes() {
    return new SyntaxException(
        SyntaxException.Kind.SYNTAX_ERROR,
        "source code string cannot contain null bytes",
        null,
        null);
  }

  public String filename() {
    return filename;
  }

  /** The text in UTF-8 and a zero byte; not to be written to. */
  public byte[] utf8() {
    return text;
  }

  public int length() {
    return length;
  }

  /** The same source, with a line end after its last line. */
  public Source withFinalNewline() {
    if (length > 0 && text[length - 1] == '\n') {
      return this;
    }
    byte[] longer = Arrays.copyOf(text, length + 2);
    longer[length] = '\n';
    return new Source(filename, longer, length + 1, isFile);
  }

  /** The same source, as that of a program that is run from its file. */
  Source ofFile() {
    return new Source(filename, text, length, true);
  }

  /** Whether the program is run from its file, which changes where some errors are. */
  public boolean isFile() {
    return isFile;
  }

  /** The text between two offsets. */
  public String text(int start, int end) {
    return new String(text, start, end - start, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return text(0, length);
  }
}
