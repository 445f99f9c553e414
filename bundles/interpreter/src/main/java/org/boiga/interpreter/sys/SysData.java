package org.boiga.interpreter.sys;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.boiga.interpreter.CompiledFile;
import org.boiga.interpreter.Configuration;
import org.boiga.interpreter.ModuleMaker;
import org.boiga.interpreter.NativeModuleRegistry;
import org.boiga.memory.PyObject;
import org.boiga.objects.Py;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyFrozenSet;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyList;
import org.boiga.objects.PyModule;
import org.boiga.objects.PySimpleNamespace;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.StructSequence;
import org.boiga.objects.ThreadState;

/** The data of module {@code sys}. */
public final class SysData {
  private static final int HEX_VERSION = 0x030E03F0;
  static final String VERSION = "3.14.3";
  private static final String[] FLAGS = {
    "debug",
    "inspect",
    "interactive",
    "optimize",
    "dont_write_bytecode",
    "no_user_site",
    "no_site",
    "ignore_environment",
    "verbose",
    "bytes_warning",
    "quiet",
    "hash_randomization",
    "isolated",
    "dev_mode",
    "utf8_mode",
    "warn_default_encoding",
    "safe_path",
    "int_max_str_digits",
    "gil",
    "thread_inherit_context",
    "context_aware_warnings"
  };

  private static final PyType VERSION_INFO =
      StructSequence.define(
          "sys.version_info",
          "The version of the language.",
          false,
          5,
          "major",
          "minor",
          "micro",
          "releaselevel",
          "serial");
  private static final PyType FLAGS_TYPE =
      StructSequence.define("sys.flags", "The options of the command line.", false, 18, FLAGS);
  private static final PyType FLOAT_INFO =
      StructSequence.define(
          "sys.float_info",
          "The properties of float.",
          true,
          11,
          "max",
          "max_exp",
          "max_10_exp",
          "min",
          "min_exp",
          "min_10_exp",
          "dig",
          "mant_dig",
          "epsilon",
          "radix",
          "rounds");
  private static final PyType INT_INFO =
      StructSequence.define(
          "sys.int_info",
          "The properties of int.",
          true,
          4,
          "bits_per_digit",
          "sizeof_digit",
          "default_max_str_digits",
          "str_digits_check_threshold");
  private static final PyType HASH_INFO =
      StructSequence.define(
          "sys.hash_info",
          "The parameters of hashing.",
          true,
          9,
          "width",
          "modulus",
          "inf",
          "nan",
          "imag",
          "algorithm",
          "hash_bits",
          "seed_bits",
          "cutoff");
  private static final PyType THREAD_INFO =
      StructSequence.define(
          "sys.thread_info", "How threads are made.", true, 3, "name", "lock", "version");
  private static final PyType ASYNCGEN_HOOKS =
      StructSequence.define(
          "sys.asyncgen_hooks",
          "The hooks of asynchronous generators.",
          false,
          2,
          "firstiter",
          "finalizer");
  private static final PyType UNRAISABLE_ARGS =
      StructSequence.define(
          "sys.UnraisableHookArgs",
          "What sys.unraisablehook is told.",
          true,
          5,
          "exc_type",
          "exc_value",
          "exc_traceback",
          "err_msg",
          "object");

  private SysData() {}

  /** Fills a new {@code sys} module. */
  public static void fill(ThreadState ts, PyModule m, Configuration c) {
    m.put(ts, "version", PyStr.of(VERSION + " (Boiga, free-threading build) [" + jvm() + "]"));
    m.put(ts, "hexversion", Py.int_(HEX_VERSION));
    m.put(ts, "version_info", versionInfo(ts));
    m.put(ts, "api_version", Py.int_(1013));
    m.put(ts, "abiflags", PyStr.of("t"));
    m.put(
        ts,
        "copyright",
        PyStr.of(
            "Copyright (c) 2001 Python Software Foundation.\nCopyright (c) The Boiga developers."));
    m.put(ts, "implementation", implementation(ts));
    m.put(ts, "_jit", ModuleMaker.create(ts, new JitModuleTable()));
    PyModule monitoring = ModuleMaker.create(ts, new MonitoringModuleTable());
    MonitoringModule.exec(ts, monitoring);
    m.put(ts, "monitoring", monitoring);
    m.put(ts, "platform", PyStr.of("linux"));
    m.put(
        ts,
        "byteorder",
        PyStr.of(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? "little" : "big"));
    m.put(ts, "maxsize", Py.int_(Long.MAX_VALUE));
    m.put(ts, "maxunicode", Py.int_(Character.MAX_CODE_POINT));
    m.put(ts, "float_repr_style", PyStr.of("short"));
    m.put(ts, "_framework", PyStr.EMPTY);
    m.put(ts, "_git", PyTuple.of(ts, PyStr.of("Boiga"), PyStr.EMPTY, PyStr.EMPTY));
    numbers(ts, m);
    paths(ts, m, c);
    m.put(ts, "flags", flags(ts, c));
    m.put(ts, "warnoptions", list(ts, c.warnings()));
    m.put(ts, "_xoptions", options(ts, c.implementationOptions()));
    List<String> names = NativeModuleRegistry.of(ts).names();
    m.put(ts, "builtin_module_names", tuple(ts, names));
    m.put(ts, "stdlib_module_names", PyFrozenSet.constant(ts, StandardLibrary.names(ts)));
    m.put(ts, "meta_path", new PyList(ts));
    m.put(ts, "path_hooks", new PyList(ts));
    m.put(ts, "path_importer_cache", new PyDict(ts));
    m.put(ts, "dont_write_bytecode", Py.bool(c.flag("dont_write_bytecode") != 0));
    m.put(ts, "pycache_prefix", Py.str(c.pycachePrefix()));
    m.put(ts, "modules", ts.interp.modules);
    m.put(ts, "UnraisableHookArgs", UNRAISABLE_ARGS);
    m.put(
        ts,
        "thread_info",
        StructSequence.of(ts, THREAD_INFO, PyStr.of("pthread"), PyStr.of("semaphore")));
    PyDict d = m.dict(ts);
    for (String hook : List.of("breakpointhook", "displayhook", "excepthook", "unraisablehook")) {
      m.put(ts, "__" + hook + "__", d.get(ts, hook));
    }
  }

  private static String jvm() {
    return System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version");
  }

  private static PyObject versionInfo(ThreadState ts) {
    return StructSequence.of(
        ts, VERSION_INFO, Py.int_(3), Py.int_(14), Py.int_(3), PyStr.of("final"), Py.int_(0));
  }

  private static PyObject implementation(ThreadState ts) {
    PyInstance n = new PySimpleNamespace(ts);
    PyDict d = n.dict(ts);
    d.put(ts, "name", PyStr.of("boiga"));
    d.put(ts, "cache_tag", PyStr.of(CompiledFile.CACHE_TAG));
    d.put(ts, "version", versionInfo(ts));
    d.put(ts, "hexversion", Py.int_(HEX_VERSION));
    d.put(ts, "_multiarch", PyStr.of("x86_64-linux-gnu"));
    d.put(ts, "supports_isolated_interpreters", Py.True);
    return n;
  }

  private static void numbers(ThreadState ts, PyModule m) {
    m.put(
        ts,
        "float_info",
        StructSequence.of(
            ts,
            FLOAT_INFO,
            Py.float_(Double.MAX_VALUE),
            Py.int_(1024),
            Py.int_(308),
            Py.float_(Double.MIN_NORMAL),
            Py.int_(-1021),
            Py.int_(-307),
            Py.int_(15),
            Py.int_(53),
            Py.float_(Math.ulp(1.0)),
            Py.int_(2),
            Py.int_(1)));
    m.put(
        ts,
        "int_info",
        StructSequence.of(ts, INT_INFO, Py.int_(30), Py.int_(4), Py.int_(4300), Py.int_(640)));
    m.put(
        ts,
        "hash_info",
        StructSequence.of(
            ts,
            HASH_INFO,
            Py.int_(64),
            Py.int_((1L << 61) - 1),
            Py.int_(314159),
            Py.int_(0),
            Py.int_(1000003),
            PyStr.of("siphash13"),
            Py.int_(64),
            Py.int_(128),
            Py.int_(0)));
  }

  private static void paths(ThreadState ts, PyModule m, Configuration c) {
    m.put(ts, "argv", list(ts, c.arguments()));
    m.put(ts, "orig_argv", list(ts, c.originalArguments()));
    m.put(ts, "executable", PyStr.of(c.executable()));
    m.put(ts, "_base_executable", PyStr.of(c.executable()));
    for (String name : List.of("prefix", "exec_prefix", "base_prefix", "base_exec_prefix")) {
      m.put(ts, name, PyStr.of(c.prefix()));
    }
    m.put(ts, "platlibdir", PyStr.of("lib"));
    m.put(ts, "_stdlib_dir", PyStr.of(c.library()));
    PyList path = list(ts, c.path());
    path.append(ts, PyStr.of(c.library()));
    m.put(ts, "path", path);
  }

  private static PyObject flags(ThreadState ts, Configuration c) {
    ts.interp.devMode = c.flag("dev_mode") != 0;
    PyObject[] values = new PyObject[FLAGS.length];
    for (int i = 0; i < FLAGS.length; i++) {
      int v = c.flag(FLAGS[i]);
      boolean isBool = FLAGS[i].equals("dev_mode") || FLAGS[i].equals("safe_path");
      values[i] = isBool ? Py.bool(v != 0) : Py.int_(v);
    }
    return StructSequence.of(ts, FLAGS_TYPE, values);
  }

  private static PyList list(ThreadState ts, List<String> strings) {
    PyList l = new PyList(ts);
    for (String s : strings) {
      l.append(ts, PyStr.of(s));
    }
    return l;
  }

  private static PyObject tuple(ThreadState ts, List<String> strings) {
    return PyTuple.of(ts, strings.stream().map(PyStr::of).toArray(PyObject[]::new));
  }

  private static PyObject options(ThreadState ts, Map<String, String> options) {
    PyDict d = new PyDict(ts);
    options.forEach((k, v) -> d.put(ts, k, v == null ? Py.True : PyStr.of(v)));
    return d;
  }

  static PyObject asyncGenHooks(ThreadState ts) {
    return StructSequence.of(
        ts,
        ASYNCGEN_HOOKS,
        ts.asyncGenFirstIter == null ? Py.None : ts.asyncGenFirstIter,
        ts.asyncGenFinalizer == null ? Py.None : ts.asyncGenFinalizer);
  }
}
