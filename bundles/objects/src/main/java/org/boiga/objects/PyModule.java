package org.boiga.objects;

import org.boiga.memory.PyObject;

/** {@code module}. Modules are not counted: they live as long as their interpreter. */
@org.boiga.api.annotation.PyType(name = "module")
public final class PyModule extends PyInstance {
  public static final PyType TYPE = PyType.builtinWithDict(new PyModuleTable(), PyBaseObject.TYPE);

  /** What declares the functions of a native module, else null. */
  final NativeTable table;

  /** Makes a module with {@code __name__} and {@code __doc__}. */
  public PyModule(ThreadState ts, PyType type, String name, PyObject doc) {
    this(ts, type, null);
    PyDict d = dict(ts);
    d.put(ts, Names.__name__, PyStr.interned(name));
    d.put(ts, Names.__doc__, doc);
    d.put(ts, Names.__package__, Py.None);
    d.put(ts, Names.__loader__, Py.None);
    d.put(ts, Names.__spec__, Py.None);
  }

  PyModule(ThreadState ts, PyType type, NativeTable table) {
    super(type);
    this.table = table;
    dict(ts);
  }

  /** Sets an attribute of the module. */
  public void put(ThreadState ts, String name, PyObject value) {
    dict(ts).put(ts, name, value);
  }
}
