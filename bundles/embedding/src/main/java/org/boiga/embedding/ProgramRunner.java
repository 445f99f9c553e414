package org.boiga.embedding;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.ToIntFunction;
import org.boiga.embedding.options.OptionException;
import org.boiga.embedding.options.OptionParser;
import org.boiga.embedding.options.ProgramOptions;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The service that runs a whole Python program, as a command line names it: what the {@code boiga}
 * launcher and the shell's command {@code py:run} do. The caller gives a thread with a large stack.
 *
 * <p>It is a function of the plain argument list too, because a launcher outside of the framework
 * shares no class with this bundle but those of the JDK.
 */
@ProviderType
public interface ProgramRunner extends ToIntFunction<List<String>> {
  /**
   * Runs a program to its end, including what Python does at exit, and returns its exit code. An
   * uncaught exception is reported on {@code err}; nothing is thrown.
   *
   * @return from 0 to 255; or -n where the process, if it is the program's own, is to end as by
   *     signal n, which is what CPython does after an uncaught KeyboardInterrupt
   */
  int run(ProgramOptions options, InputStream in, OutputStream out, OutputStream err);

  /** Runs the program that the arguments and this process's environment name, on its streams. */
  @Override
  default int applyAsInt(List<String> arguments) {
    try {
      return run(
          OptionParser.parse(arguments, System.getenv()),
          new FileInputStream(FileDescriptor.in),
          new FileOutputStream(FileDescriptor.out),
          new FileOutputStream(FileDescriptor.err));
    } catch (OptionException e) {
      return e.report(System.out, System.err);
    }
  }
}
