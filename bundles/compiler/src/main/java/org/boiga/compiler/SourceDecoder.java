package org.boiga.compiler;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;
import org.boiga.compiler.SyntaxException.Kind;
import org.boiga.compiler.SyntaxException.Place;

/** Decodes the bytes of a program by its byte order mark or its encoding cookie (PEP 263). */
public final class SourceDecoder {
  private static final int COOKIE_LINES = 2;

  /** Decodes text in an encoding that a program's cookie names. */
  @FunctionalInterface
  public interface Codec {
    /**
     * The text.
     *
     * @throws SyntaxException if there is no such encoding, or the bytes are not in it
     */
    String decode(byte[] bytes, String encoding, String filename);
  }

  private final byte[] bytes;
  private final String filename;
  private final Codec codec;
  private final boolean isFile;

  /** Where the line ends that names the encoding. */
  private int headerEnd;

  private SourceDecoder(byte[] bytes, String filename, Codec codec, boolean isFile) {
    this.bytes = bytes;
    this.filename = filename;
    this.codec = codec;
    this.isFile = isFile;
  }

  /** The source that some bytes hold, in an encoding that Java knows. */
  public static Source decode(byte[] bytes, String filename) {
    return decode(bytes, filename, null);
  }

  /** The source that some bytes hold, decoded by a codec unless that is simple. */
  public static Source decode(byte[] bytes, String filename, Codec codec) {
    return new SourceDecoder(bytes, filename, codec, false).decode();
  }

  /** As {@link #decode}, for a program that is run from its file: its errors say so. */
  public static Source decodeFile(byte[] bytes, String filename, Codec codec) {
    return new SourceDecoder(bytes, filename, codec, true).decode().ofFile();
  }

  private Source decode() {
    int start = hasByteOrderMark() ? 3 : 0;
    boolean ascii = true;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        throw isFile ? nullByte(i) : Source.nullBytes();
      }
      ascii &= bytes[i] > 0;
    }
    String cookie = findCookie(start);
    String encoding = cookie == null ? "utf-8" : normalize(cookie);
    if (start > 0 && !encoding.equals("utf-8")) {
      throw bomConflict(encoding, start);
    }
    if (encoding.equals("utf-8")) {
      if (!ascii) {
        checkUtf8(start);
      }
      return Source.of(bytes, start, filename);
    }
    Charset charset = charset(encoding);
    if (ascii && charset != null && isAsciiSuperset(charset)) {
      return Source.of(bytes, start, filename);
    }
    if (codec != null) {
      try {
        return Source.of(codec.decode(bytes, encoding, filename), filename);
      } catch (SyntaxException e) {
        throw isFile && !failsInHeader(encoding) ? noSuchEncoding(encoding) : e;
      }
    }
    if (charset == null) {
      throw isFile ? noSuchEncoding(encoding) : unknownEncoding(encoding, filename);
    }
    return Source.of(decode(charset, encoding).getBytes(StandardCharsets.UTF_8), 0, filename);
  }

  /**
   * Whether it is the lines up to the one that names the encoding which it cannot decode: what
   * comes after them in a file is decoded line by line, where errors do not say more than that.
   */
  private boolean failsInHeader(String encoding) {
    return decodes(encoding, 0) && !decodes(encoding, headerEnd);
  }

  private boolean decodes(String encoding, int length) {
    try {
      codec.decode(Arrays.copyOf(bytes, length), encoding, filename);
      return true;
    } catch (SyntaxException e) {
      return false;
    }
  }

  private boolean hasByteOrderMark() {
    return bytes.length >= 3
        && (bytes[0] & 0xff) == 0xef
        && (bytes[1] & 0xff) == 0xbb
        && (bytes[2] & 0xff) == 0xbf;
  }

  /** The encoding that a comment in the first two lines names, or null. */
  private String findCookie(int start) {
    int lineStart = start;
    for (int line = 0; line < COOKIE_LINES && lineStart < bytes.length; line++) {
      int end = lineStart;
      while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
        end++;
      }
      int p = lineStart;
      while (p < end && (bytes[p] == ' ' || bytes[p] == '\t' || bytes[p] == '\f')) {
        p++;
      }
      if (p < end && bytes[p] != '#') {
        return null;
      }
      String cookie = findCookie(p, end);
      if (cookie != null) {
        headerEnd = end;
        return cookie;
      }
      lineStart = end + 1;
      if (end + 1 < bytes.length && bytes[end] == '\r' && bytes[end + 1] == '\n') {
        lineStart++;
      }
    }
    return null;
  }

  private String findCookie(int from, int to) {
    for (int p = from; p + 7 < to; p++) {
      if (startsWith(p, "coding") && (bytes[p + 6] == ':' || bytes[p + 6] == '=')) {
        int start = p + 7;
        while (start < to && (bytes[start] == ' ' || bytes[start] == '\t')) {
          start++;
        }
        int end = start;
        while (end < to && isEncodingName(bytes[end])) {
          end++;
        }
        if (end > start) {
          return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
        }
      }
    }
    return null;
  }

  private boolean startsWith(int p, String prefix) {
    for (int i = 0; i < prefix.length(); i++) {
      if (bytes[p + i] != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isEncodingName(byte b) {
    return b >= '0' && b <= '9'
        || b >= 'a' && b <= 'z'
        || b >= 'A' && b <= 'Z'
        || b == '-'
        || b == '_'
        || b == '.';
  }

  private static String normalize(String encoding) {
    String name = encoding.toLowerCase(Locale.ROOT).replace('_', '-');
    if (name.equals("utf-8") || name.startsWith("utf-8-")) {
      return "utf-8";
    }
    for (String latin1 : new String[] {"latin-1", "iso-8859-1", "iso-latin-1"}) {
      if (name.equals(latin1) || name.startsWith(latin1 + "-")) {
        return "iso-8859-1";
      }
    }
    return encoding;
  }

  /** The error of a cookie that names no encoding. */
  public static SyntaxException unknownEncoding(String encoding, String filename) {
    return undecodable("unknown encoding: " + encoding, filename);
  }

  /** An error that comes before there is any text. */
  public static SyntaxException undecodable(String message, String filename) {
    return new SyntaxException(
        Kind.SYNTAX_ERROR, message, new Place(filename, 0, -1, null, 0, -1), null);
  }

  /** Java's charset for an encoding, or null. */
  private static Charset charset(String encoding) {
    try {
      return Charset.forName(javaName(encoding));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }

  private static String javaName(String encoding) {
    String name = encoding.toLowerCase(Locale.ROOT).replace('_', '-');
    if (name.startsWith("mac-")) {
      String system = name.substring("mac-".length());
      return "x-Mac" + Character.toUpperCase(system.charAt(0)) + system.substring(1);
    }
    return switch (name) {
      case "utf8", "u8", "utf", "cp65001" -> "UTF-8";
      case "latin1", "l1", "8859", "cp819" -> "ISO-8859-1";
      case "ascii", "646" -> "US-ASCII";
      default -> name;
    };
  }

  private static boolean isAsciiSuperset(Charset charset) {
    return charset.canEncode()
        && charset.newEncoder().maxBytesPerChar() <= 4
        && !charset.name().startsWith("UTF-16")
        && !charset.name().startsWith("UTF-32")
        && "aZ09_#".equals(new String("aZ09_#".getBytes(StandardCharsets.US_ASCII), charset));
  }

  private String decode(Charset charset, String encoding) {
    ByteBuffer input = ByteBuffer.wrap(bytes);
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(input)
          .toString();
    } catch (CharacterCodingException e) {
      int position = input.position();
      String reason =
          charset.equals(StandardCharsets.US_ASCII)
              ? "ordinal not in range(128)"
              : "illegal multibyte sequence";
      throw undecodable(
          "'"
              + encoding
              + "' codec can't decode byte 0x"
              + Integer.toHexString(bytes[position] & 0xff)
              + " in position "
              + position
              + ": "
              + reason,
          filename);
    }
  }

  private static SyntaxException noSuchEncoding(String encoding) {
    return new SyntaxException(Kind.SYNTAX_ERROR, "encoding problem: " + encoding, null, null);
  }

  private SyntaxException nullByte(int p) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < p; i++) {
      if (bytes[i] == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    String text = new String(bytes, lineStart, p - lineStart, StandardCharsets.UTF_8);
    return new SyntaxException(
        Kind.SYNTAX_ERROR,
        "source code cannot contain null bytes",
        new Place(filename, line, 0, text, line, 0),
        null);
  }

  private SyntaxException bomConflict(String encoding, int start) {
    int number = 1;
    int end = lineEnd(start);
    if (findCookie(start, end) == null) {
      number++;
      start =
          end + (end + 1 < bytes.length && bytes[end] == '\r' && bytes[end + 1] == '\n' ? 2 : 1);
      end = lineEnd(start);
    }
    String line = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    return new SyntaxException(
        Kind.SYNTAX_ERROR,
        "encoding problem: " + encoding + " with BOM",
        new Place(filename, number, 0, line, number, end - start),
        null);
  }

  private int lineEnd(int p) {
    while (p < bytes.length && bytes[p] != '\n' && bytes[p] != '\r') {
      p++;
    }
    return p;
  }

  private void checkUtf8(int start) {
    int line = 1;
    int lineStart = start;
    int p = start;
    while (p < bytes.length) {
      byte b = bytes[p];
      if (b >= 0) {
        p++;
        if (b == '\n' || b == '\r' && !(p < bytes.length && bytes[p] == '\n')) {
          line++;
          lineStart = p;
        }
        continue;
      }
      int size = sequenceLength(p);
      if (size == 0) {
        throw notUtf8(p, line, lineStart);
      }
      p += size;
    }
  }

  /** The length of the well-formed multibyte sequence at an offset, or 0. */
  private int sequenceLength(int p) {
    int lead = bytes[p] & 0xff;
    int size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || p + size > bytes.length) {
      return 0;
    }
    for (int i = 1; i < size; i++) {
      if ((bytes[p + i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    int second = bytes[p + 1] & 0xff;
    boolean wellFormed =
        switch (lead) {
          case 0xe0 -> second >= 0xa0;
          case 0xed -> second < 0xa0;
          case 0xf0 -> second >= 0x90;
          case 0xf4 -> second < 0x90;
          default -> true;
        };
    return wellFormed ? size : 0;
  }

  private SyntaxException notUtf8(int p, int line, int lineStart) {
    String before = new String(bytes, lineStart, p - lineStart, StandardCharsets.UTF_8);
    int offset = before.codePointCount(0, before.length()) + 1;
    int end = lineEnd(p);
    String text = new String(bytes, lineStart, end - lineStart, StandardCharsets.UTF_8);
    return new SyntaxException(
        Kind.SYNTAX_ERROR,
        "Non-UTF-8 code starting with '\\x"
            + Integer.toHexString(bytes[p] & 0xff)
            + (isFile ? "' in file " + filename + " on line " : "' on line ")
            + line
            + ", but no encoding declared;"
            + " see https://peps.python.org/pep-0263/ for details",
        new Place(filename, line, offset, text, line, offset),
        null);
  }
}
