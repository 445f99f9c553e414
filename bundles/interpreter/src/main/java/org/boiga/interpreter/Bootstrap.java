package org.boiga.interpreter;

import java.io.IOException;
import java.nio.file.Path;
import org.boiga.interpreter.builtins.EvaluationFunctionsTable;
import org.boiga.interpreter.sys.ImpModuleTable;
import org.boiga.interpreter.sys.SysData;
import org.boiga.interpreter.sys.SysModuleTable;
import org.boiga.memory.ManualCounting;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Builtins;
import org.boiga.objects.Calls;
import org.boiga.objects.InterpreterState;
import org.boiga.objects.Names;
import org.boiga.objects.NativeModules;
import org.boiga.objects.Py;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;

/**
 * Makes interpreters: the modules {@code builtins} and {@code sys}, the import system from the
 * library's own {@code importlib._bootstrap}, the standard streams, {@code site}.
 */
@ManualCounting("an interpreter owns its first modules")
public final class Bootstrap {
  private Bootstrap() {}

  /**
   * Makes an interpreter whose main thread is the calling one.
   *
   * @return the state of that thread, which is attached
   * @throws org.boiga.objects.PyException where the library is missing or broken
   */
  public static ThreadState create(Configuration c) {
    InterpreterState interp = new InterpreterState(c.policy(), new Interpreter());
    ThreadState ts = new ThreadState(interp);
    interp.mainThread = ts;
    int mark = ts.mark();
    interp.modules = ts.keep(new PyDict(ts));
    builtins(ts);
    NativeModuleRegistry registry = NativeModuleRegistry.of(ts);
    registry.add(new InterpreterModules());
    for (NativeModules source : c.nativeModules()) {
      registry.add(source);
    }
    sys(ts, c);
    importlib(ts, c);
    ts.release(mark);
    return ts;
  }

  private static void builtins(ThreadState ts) {
    PyModule m = Builtins.create(ts);
    ModuleMaker.addFunctions(ts, m, new EvaluationFunctionsTable());
    ts.interp.builtins = m.dict(ts);
    ts.interp.importFunction = m.dict(ts).get(ts, Names.__import__);
    ts.interp.modules.put(ts, "builtins", m);
  }

  private static void sys(ThreadState ts, Configuration c) {
    PyModule m = ModuleMaker.create(ts, new SysModuleTable());
    ts.interp.sys = m.dict(ts);
    SysData.fill(ts, m, c);
    ts.interp.modules.put(ts, "sys", m);
  }

  /** Runs the two files that CPython has frozen, and has them set up {@code sys}. */
  private static void importlib(ThreadState ts, Configuration c) {
    PyModule bootstrap = library(ts, c, "_frozen_importlib", "importlib._bootstrap");
    ts.interp.importlib = bootstrap;
    PyModule imp = ModuleMaker.create(ts, new ImpModuleTable());
    imp.put(ts, "check_hash_based_pycs", PyStr.interned("default"));
    imp.put(
        ts, "pyc_magic_number_token", Py.int_(Integer.toUnsignedLong(CompiledFile.MAGIC_NUMBER)));
    ts.interp.modules.put(ts, "_imp", imp);
    Calls.method(ts, bootstrap, "_install", ts.interp.modules.get(ts, "sys"), imp);
    library(ts, c, "_frozen_importlib_external", "importlib._bootstrap_external");
    Calls.method(ts, bootstrap, "_install_external_importers");
  }

  /** Runs the library's file for {@code origin} as the module {@code name}. */
  private static PyModule library(ThreadState ts, Configuration c, String name, String origin) {
    Path path = Path.of(c.library(), origin.replace('.', '/') + ".py");
    PyModule m = new PyModule(ts, PyModule.TYPE, name, Py.None);
    PyCode code;
    try {
      code = CompiledFile.code(ts, c, path, "<frozen " + origin + ">");
    } catch (IOException e) {
      throw PyErr.of(
          ts, PyExc.ImportError, "the standard library is not complete: cannot read " + path);
    }
    ts.interp.modules.put(ts, name, m);
    ts.interp.evaluator.run(ts, code, m.dict(ts), m.dict(ts), null);
    return m;
  }

  /** Opens {@code sys.stdin}, {@code stdout} and {@code stderr} on the process's descriptors. */
  public static void standardStreams(ThreadState ts, String encoding, boolean unbuffered) {
    int mark = ts.mark();
    ts.interp.evaluator.importModule(ts, "encodings");
    PyObject io = ts.interp.evaluator.importModule(ts, "io");
    ts.interp.builtins.put(ts, "open", Attributes.get(ts, io, "open"));
    String[] names = {"stdin", "stdout", "stderr"};
    for (int fd = 0; fd < names.length; fd++) {
      PyObject stream = StandardStreams.open(ts, io, fd, names[fd], encoding, unbuffered);
      ts.interp.sys.put(ts, names[fd], stream);
      ts.interp.sys.put(ts, "__" + names[fd] + "__", stream);
    }
    ts.interp.collector.started(ts);
    ts.release(mark);
  }

  /** Has {@code faulthandler} handle fatal signals. */
  public static void faultHandler(ThreadState ts) {
    int mark = ts.mark();
    Calls.method(ts, ts.interp.evaluator.importModule(ts, "faulthandler"), "enable");
    ts.release(mark);
  }

  /** Imports {@code site}, which completes {@code sys.path} and the built-ins. */
  public static void site(ThreadState ts) {
    int mark = ts.mark();
    ts.interp.evaluator.importModule(ts, "site");
    ts.release(mark);
  }

  /** A new {@code __main__} module. */
  public static PyModule main(ThreadState ts) {
    PyModule m = new PyModule(ts, PyModule.TYPE, "__main__", Py.None);
    m.put(ts, "__builtins__", ts.interp.modules.get(ts, "builtins"));
    ts.interp.modules.put(ts, PyStr.interned("__main__"), m);
    return m;
  }
}
