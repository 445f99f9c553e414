package org.boiga.api;

import java.util.ArrayList;
import java.util.List;
import org.boiga.api.spi.Args;
import org.boiga.api.spi.NativeTable;

/** A table of functions given one by one: an entry's number is its function's place in a list. */
abstract class DefinedTable extends NativeTable {
  private final String name;
  private String doc;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Object> functions = new ArrayList<>();

  DefinedTable(String name) {
    this.name = name;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String doc() {
    return doc;
  }

  final void setDoc(String text) {
    doc = text;
  }

  @Override
  public final Entry[] entries() {
    return entries.toArray(Entry[]::new);
  }

  final int function(Object f) {
    functions.add(f);
    return functions.size() - 1;
  }

  final void add(Kind kind, PyMethodDef m, String owner) {
    int id = function(m.function(owner));
    entries.add(new Entry(kind, id, -1, m.name, null, m.signature, m.doc));
  }

  final void add(Entry e) {
    entries.add(e);
  }

  final Object at(int id) {
    return functions.get(id);
  }

  @Override
  public PyObject call(
      int id, PyContext ctx, PyObject self, PyObject[] args, int start, int n, PyObject kwnames) {
    PyObject[] visible = Args.visible(ctx, args, start, n, kwnames);
    return ((PyMethodDef.FastCallKeywords) at(id)).call(ctx, self, visible, start, n, kwnames);
  }
}
