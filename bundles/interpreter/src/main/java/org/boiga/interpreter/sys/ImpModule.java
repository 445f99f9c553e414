package org.boiga.interpreter.sys;

import java.util.concurrent.locks.ReentrantLock;
import org.boiga.api.annotation.PyFunction;
import org.boiga.interpreter.NativeModuleRegistry;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Conversion;
import org.boiga.objects.Py;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyList;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;

/** Module {@code _imp}: what {@code importlib._bootstrap} asks of the interpreter. */
@org.boiga.api.annotation.PyModule(name = "_imp", doc = "What importlib builds upon.")
public final class ImpModule {
  private ImpModule() {}

  /** The lock that {@code imp.acquire_lock} gives to programs; imports lock modules one by one. */
  private static ReentrantLock lock(ThreadState ts) {
    return ts.interp.state(ImpModule.class, ReentrantLock::new);
  }

  @PyFunction(doc = "Acquire the interpreter's import lock.")
  static void acquire_lock(ThreadState ts) {
    ReentrantLock l = lock(ts);
    if (!l.tryLock()) {
      ts.registry.world.detach(ts);
      l.lock();
      ts.registry.world.attach(ts);
    }
  }

  @PyFunction(doc = "Release the interpreter's import lock.")
  static void release_lock(ThreadState ts) {
    if (!lock(ts).isHeldByCurrentThread()) {
      throw PyErr.runtimeError(ts, "not holding the import lock");
    }
    lock(ts).unlock();
  }

  @PyFunction(doc = "Whether the import lock is held.")
  static boolean lock_held(ThreadState ts) {
    return lock(ts).isLocked();
  }

  @PyFunction(signature = "(name, /)", doc = "1 for a module that is built in, else 0.")
  static int is_builtin(ThreadState ts, String name) {
    return NativeModuleRegistry.of(ts).contains(name) ? 1 : 0;
  }

  @PyFunction(signature = "(name, /)", doc = "Whether a module is frozen: none is.")
  static boolean is_frozen(ThreadState ts, String name) {
    return false;
  }

  @PyFunction(signature = "(name, /)", doc = "Whether a frozen module is a package.")
  static boolean is_frozen_package(ThreadState ts, String name) {
    throw noFrozen(ts, name);
  }

  @PyFunction(signature = "(name, /, *, withdata=False)", doc = "Find a frozen module: none.")
  static PyObject find_frozen(ThreadState ts, String name, boolean withdata) {
    return Py.None;
  }

  @PyFunction(signature = "(name, data=None, /)", doc = "The code of a frozen module.")
  static PyObject get_frozen_object(ThreadState ts, String name, PyObject data) {
    throw noFrozen(ts, name);
  }

  @PyFunction(signature = "(name, /)", doc = "Make a frozen module.")
  static PyObject init_frozen(ThreadState ts, String name) {
    return Py.None;
  }

  private static RuntimeException noFrozen(ThreadState ts, String name) {
    return PyErr.of(ts, PyExc.ImportError, "No such frozen object named " + name);
  }

  @PyFunction(signature = "()", doc = "Names of frozen modules: none.")
  static PyObject _frozen_module_names(ThreadState ts) {
    return new PyList(ts);
  }

  @PyFunction(signature = "(override, /)", doc = "Accepted for tests of frozen modules.")
  static void _override_frozen_modules_for_tests(ThreadState ts, int override) {}

  @PyFunction(signature = "(override, /)", doc = "Accepted for tests of extension modules.")
  static int _override_multi_interp_extensions_check(ThreadState ts, int override) {
    return 0;
  }

  @PyFunction(doc = "Suffixes of files that hold extension modules: bundles are found otherwise.")
  static PyObject extension_suffixes(ThreadState ts) {
    return new PyList(ts);
  }

  @PyFunction(signature = "(spec, /)", doc = "Make the built-in module of a spec.")
  static PyObject create_builtin(ThreadState ts, PyObject spec) {
    String name = Conversion.str(ts, Attributes.get(ts, spec, "name")).toString();
    PyModule m = NativeModuleRegistry.of(ts).create(ts, name);
    return m == null ? Py.None : m;
  }

  @PyFunction(signature = "(mod, /)", doc = "Execute a built-in module that was just made.")
  static int exec_builtin(ThreadState ts, PyObject mod) {
    if (mod instanceof PyModule m) {
      NativeModuleRegistry.of(ts).exec(ts, m);
    }
    return 0;
  }

  @PyFunction(signature = "(spec, file=None, /)", doc = "Make an extension module of a spec.")
  static PyObject create_dynamic(ThreadState ts, PyObject spec, PyObject file) {
    throw PyErr.of(
        ts,
        PyExc.ImportError,
        "dynamic module does not define module export function (extensions are bundles)");
  }

  @PyFunction(signature = "(mod, /)", doc = "Execute an extension module.")
  static int exec_dynamic(ThreadState ts, PyObject mod) {
    return exec_builtin(ts, mod);
  }

  @PyFunction(signature = "(code, path, /)", doc = "Tell a code object its file's new name.")
  static void _fix_co_filename(ThreadState ts, PyCode code, PyStr path) {
    code.moveTo(path.toString());
  }

  @PyFunction(signature = "(key, source)", doc = "The hash of source that a .pyc file keeps.")
  static PyObject source_hash(ThreadState ts, PyObject key, PyObject source) {
    return SourceHash.of(ts, key, source);
  }
}
