package org.boiga.interpreter;

import org.boiga.objects.NativeTable;
import org.boiga.objects.Py;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyNativeFunction;
import org.boiga.objects.ThreadState;

/** Makes modules from the tables of classes that declare them. */
public final class ModuleMaker {
  private ModuleMaker() {}

  /** A module with its functions, not yet executed. Held by the scope; never counted. */
  public static PyModule create(ThreadState ts, NativeTable table) {
    String doc = table.doc();
    PyModule m = new PyModule(ts, PyModule.TYPE, table.name(), Py.str(doc));
    addFunctions(ts, m, table);
    return m;
  }

  /** Adds the functions of a table to a module, which several tables may make up. */
  public static void addFunctions(ThreadState ts, PyModule m, NativeTable table) {
    for (NativeTable.Entry e : table.entries()) {
      m.put(ts, e.name(), PyNativeFunction.ofModule(m, table.name(), table, e));
    }
  }
}
