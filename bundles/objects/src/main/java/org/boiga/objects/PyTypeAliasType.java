package org.boiga.objects;
/** x */
public final class PyTypeAliasType extends PyInstance {
  PyTypeAliasType(ThreadState ts, PyType t) { super(ts, t); }
}
