package org.boiga.interpreter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.boiga.compiler.codegen.Compiler;
import org.boiga.objects.Calls;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyException;
import org.boiga.objects.PyModule;
import org.boiga.objects.ThreadState;

/**
 * The compiled files of what runs before there is an import system. They have the format of all
 * others ({@code importlib} writes those): magic number, flags, time and size of the source, code.
 */
public final class CompiledFile {
  /** {@code sys.implementation.cache_tag}. */
  public static final String CACHE_TAG = "boiga-314";

  /** What compiled files begin with: a number for each version of the code, and a line end. */
  static final int MAGIC_NUMBER = Compiler.CODE_VERSION | '\r' << 16 | '\n' << 24;

  private static final int HEADER = 16;

  private CompiledFile() {}

  /**
   * The code of a source file, from its compiled file if that is up to date.
   *
   * @param filename what the code has for {@code co_filename}
   * @throws IOException where the source cannot be read
   */
  static PyCode code(ThreadState ts, Configuration c, Path source, String filename)
      throws IOException {
    Path compiled =
        c.pycachePrefix() != null
            ? Path.of(c.pycachePrefix() + source.toAbsolutePath()).resolveSibling(name(source))
            : source.resolveSibling("__pycache__").resolve(name(source));
    byte[] header = header(source);
    PyModule marshal = NativeModuleRegistry.of(ts).create(ts, "marshal");
    PyCode code = marshal == null ? null : read(ts, marshal, compiled, header);
    if (code == null) {
      byte[] text = Files.readAllBytes(source);
      code = Compilation.compile(ts, text, false, filename, Compiler.Mode.EXEC);
      if (marshal != null && c.flag("dont_write_bytecode") == 0) {
        write(ts, marshal, compiled, header, code);
      }
    }
    return code;
  }

  private static String name(Path source) {
    return source.getFileName().toString().replace(".py", "." + CACHE_TAG + ".pyc");
  }

  private static byte[] header(Path source) throws IOException {
    return ByteBuffer.allocate(HEADER)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(MAGIC_NUMBER)
        .putInt(0)
        .putInt((int) (Files.getLastModifiedTime(source).toMillis() / 1000))
        .putInt((int) Files.size(source))
        .array();
  }

  /** The code in a compiled file; null if it is not there, out of date or broken. */
  private static PyCode read(ThreadState ts, PyModule marshal, Path compiled, byte[] header) {
    byte[] content;
    try {
      content = Files.readAllBytes(compiled);
    } catch (IOException e) {
      return null;
    }
    if (content.length < HEADER || !Arrays.equals(content, 0, HEADER, header, 0, HEADER)) {
      return null;
    }
    byte[] body = Arrays.copyOfRange(content, HEADER, content.length);
    try {
      return Calls.method(ts, marshal, "loads", PyBytes.of(body)) instanceof PyCode code
          ? code
          : null;
    } catch (PyException e) {
      return null;
    }
  }

  /** Writes a compiled file; one that cannot be written is done without. */
  private static void write(
      ThreadState ts, PyModule marshal, Path compiled, byte[] header, PyCode code) {
    PyBytes body = (PyBytes) Calls.method(ts, marshal, "dumps", code);
    try {
      Files.createDirectories(compiled.getParent());
      Path temporary = Files.createTempFile(compiled.getParent(), "boiga", ".pyc");
      byte[] content = Arrays.copyOf(header, HEADER + body.length());
      System.arraycopy(body.content(), 0, content, HEADER, body.length());
      Files.write(temporary, content);
      Files.move(temporary, compiled, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      return;
    }
  }
}
