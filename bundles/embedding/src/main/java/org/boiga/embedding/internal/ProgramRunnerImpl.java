package org.boiga.embedding.internal;

import jakarta.inject.Inject;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.boiga.embedding.ProgramRunner;
import org.boiga.embedding.options.Option;
import org.boiga.embedding.options.ProgramOptions;
import org.boiga.interpreter.Bootstrap;
import org.boiga.interpreter.Configuration;
import org.boiga.interpreter.ExceptionReport;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.PyException;
import org.boiga.objects.ThreadState;

/** Runs programs, each in an interpreter of its own. */
final class ProgramRunnerImpl implements ProgramRunner {
  private static final int FAILURE = 1;

  private final Services services;
  private final RunningPrograms programs;

  @Inject
  ProgramRunnerImpl(Services services, RunningPrograms programs) {
    this.services = services;
    this.programs = programs;
  }

  @Override
  public int run(ProgramOptions options, InputStream in, OutputStream out, OutputStream err) {
    Configuration configuration;
    ThreadState ts;
    try {
      configuration = ProgramConfiguration.of(options, services);
      ts = Bootstrap.create(configuration);
    } catch (PyException | IOException e) {
      return fail(err, e.getMessage());
    }
    String argv0 = options.program().argv0();
    String name = argv0.isEmpty() ? "<stdin>" : argv0;
    try (var running = programs.begin(ts, name, configuration.nativeModules())) {
      int status = execute(ts, options, in, out, err);
      running.exits();
      int end = EmbeddedInterpreter.end(ts, services);
      return end == ProgramRun.NOT_FLUSHED || status == 0 ? end : status;
    }
  }

  private int execute(
      ThreadState ts, ProgramOptions options, InputStream in, OutputStream out, OutputStream err) {
    ProgramRun program = new ProgramRun(ts, options);
    try {
      streams(ts, options, in, out, err);
      services.installExtensions(ts, ProgramConfiguration.debuggedExtensions(options));
      if (options.isOn(Option.FAULT_HANDLER) || options.isOn(Option.DEV_MODE)) {
        Bootstrap.faultHandler(ts);
      }
      if (isProcess(in) && !options.isOn(Option.CONTAINER)) {
        handleInterruptKey(ts);
      }
      if (!options.warnings().isEmpty()) {
        ts.interp.evaluator.importModule(ts, "warnings"); // it reports those that are invalid
      }
      if (!options.isOn(Option.NO_SITE)) {
        Bootstrap.site(ts);
      }
      return program.run();
    } catch (PyException e) {
      ExceptionReport.print(ts, e.value());
      return FAILURE;
    }
  }

  private static int fail(OutputStream err, String problem) {
    PrintStream report = new PrintStream(err, true, StandardCharsets.UTF_8);
    report.println("Fatal Python error: init_import_site: " + problem);
    return FAILURE;
  }

  /** The process's own streams are descriptors to Python; others are streams of Java code. */
  private static void streams(
      ThreadState ts, ProgramOptions options, InputStream in, OutputStream out, OutputStream err) {
    boolean unbuffered = options.isOn(Option.UNBUFFERED);
    Bootstrap.standardStreams(ts, options.text(Option.IO_ENCODING), unbuffered);
    if (!isProcess(in)) {
      JavaStream.install(ts, "stdin", in, null);
    }
    if (!isProcess(out, FileDescriptor.out)) {
      JavaStream.install(ts, "stdout", null, out);
    }
    if (!isProcess(err, FileDescriptor.err)) {
      JavaStream.install(ts, "stderr", null, err);
    }
  }

  /** Ctrl-C raises KeyboardInterrupt in a program that has the process for itself. */
  private static void handleInterruptKey(ThreadState ts) {
    int mark = ts.mark();
    PyObject signal = ts.interp.evaluator.importModule(ts, "_signal");
    Calls.method(
        ts,
        signal,
        "signal",
        Attributes.get(ts, signal, "SIGINT"),
        Attributes.get(ts, signal, "default_int_handler"));
    ts.release(mark);
  }

  private static boolean isProcess(InputStream in) {
    try {
      return in instanceof FileInputStream f && f.getFD() == FileDescriptor.in;
    } catch (IOException e) {
      return false; // closed
    }
  }

  private static boolean isProcess(OutputStream out, FileDescriptor of) {
    try {
      return out instanceof FileOutputStream f && f.getFD() == of;
    } catch (IOException e) {
      return false; // closed
    }
  }
}
