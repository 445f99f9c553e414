package org.boiga.objects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.boiga.api.Slot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/**
 * A tuple whose items are attributes too, such as {@code os.stat_result}; further attributes need
 * not be items. {@link #define} makes the types.
 */
public final class StructSequence extends PyTuple {
  private final PyType type;

  /** The values of the fields that are no items. */
  private final PyObject[] hidden;

  private StructSequence(ThreadState ts, PyType type, PyObject[] items, PyObject[] hidden) {
    super(ts, items);
    this.type = type;
    this.hidden = hidden;
    for (PyObject o : hidden) {
      ts.keep(o);
    }
  }

  /**
   * Makes a type.
   *
   * @param name dotted
   * @param instantiable whether programs may call the type
   * @param visible number of fields that are items
   * @param fields names of all fields, null where a field has none
   */
  public static PyType define(
      String name, String doc, boolean instantiable, int visible, String... fields) {
    Table table = new Table(name, doc, instantiable, visible, fields);
    PyType type = PyType.builtin(table, PyTuple.TYPE);
    int unnamed = (int) Arrays.stream(fields).filter(f -> f == null).count();
    PyDict d = type.dict();
    d.putConstant(PyStr.interned("n_sequence_fields"), Py.int_(visible));
    d.putConstant(PyStr.interned("n_fields"), Py.int_(fields.length));
    d.putConstant(PyStr.interned("n_unnamed_fields"), Py.int_(unnamed));
    return type;
  }

  /**
   * An instance; {@code values} are for all fields in order, and those that are missing are None.
   */
  public static StructSequence of(ThreadState ts, PyType type, PyObject... values) {
    Table t = (Table) type.table;
    PyObject[] all = Arrays.copyOf(values, t.fields.length);
    Arrays.fill(all, values.length, all.length, Py.None);
    return new StructSequence(
        ts, type, Arrays.copyOf(all, t.visible), Arrays.copyOfRange(all, t.visible, all.length));
  }

  private PyObject field(int i) {
    return i < items.length ? items[i] : hidden[i - items.length];
  }

  @Override
  public PyType type() {
    return type;
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visitAll(hidden, hidden.length);
  }

  /** What types of this kind declare. */
  private static final class Table extends NativeTable {
    private static final int NEW = 0;
    private static final int REPR = 1;
    private static final int REDUCE = 2;
    private static final int REPLACE = 3;
    private static final int FIRST_FIELD = 4;

    private static final Signature CONSTRUCTOR =
        new Signature("structseq", 0, 2, 1, false, false, "sequence", "dict");

    private final String name;
    private final String doc;
    private final boolean instantiable;
    private final int visible;
    private final String[] fields;

    Table(String name, String doc, boolean instantiable, int visible, String[] fields) {
      this.name = name;
      this.doc = doc;
      this.instantiable = instantiable;
      this.visible = visible;
      this.fields = fields;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String doc() {
      return doc;
    }

    @Override
    public boolean subclassable() {
      return false;
    }

    @Override
    public boolean inheritsConstructor() {
      return false;
    }

    /** Those of modules are ordinary types, those of the interpreter itself constants. */
    @Override
    public boolean immutable() {
      return name.indexOf('.') < 0 || name.startsWith("sys.");
    }

    @Override
    public String[] matchArgs() {
      return Arrays.stream(fields, 0, visible).filter(f -> f != null).toArray(String[]::new);
    }

    @Override
    public Entry[] entries() {
      List<Entry> all = new ArrayList<>();
      if (instantiable) {
        all.add(new Entry(Kind.SLOT, NEW, -1, "__new__", Slot.NEW, "(iterable=(), /)", null));
      }
      all.add(new Entry(Kind.SLOT, REPR, -1, "__repr__", Slot.REPR, Slot.REPR.signature, null));
      all.add(new Entry(Kind.METHOD, REDUCE, -1, "__reduce__", null, "($self, /)", null));
      all.add(
          new Entry(
              Kind.METHOD,
              REPLACE,
              -1,
              "__replace__",
              null,
              "($self, /, **changes)",
              "Return a copy with other values for the fields that are named."));
      for (int i = 0; i < fields.length; i++) {
        if (fields[i] != null) {
          all.add(new Entry(Kind.MEMBER, FIRST_FIELD + i, -1, fields[i], null, null, null));
        }
      }
      return all.toArray(Entry[]::new);
    }

    @Override
    public PyObject unary(int id, ThreadState ts, PyObject self) {
      StructSequence s = (StructSequence) self;
      return id == REPR ? repr(ts, s) : ts.hold(s.field(id - FIRST_FIELD));
    }

    @Override
    public PyObject call(
        int id, ThreadState ts, PyObject self, PyObject[] args, int start, int n, PyTuple kwnames) {
      switch (id) {
        case NEW -> {
          PyObject[] a = Args.parse(ts, CONSTRUCTOR, args, start, n, kwnames);
          return make(ts, (PyType) self, a[0], a[1]);
        }
        case REDUCE -> {
          return reduce(ts, (StructSequence) self);
        }
        default -> {
          if (n > 0) {
            throw PyErr.typeError(ts, "__replace__() takes no positional arguments");
          }
          return replace(ts, (StructSequence) self, args, start, kwnames);
        }
      }
    }

    private PyObject make(ThreadState ts, PyType type, PyObject sequence, PyObject dict) {
      if (PyType.of(sequence).slot(Slot.ITER) == null
          && PyType.of(sequence).slot(Slot.GETITEM) == null) {
        throw PyErr.typeError(ts, "constructor requires a sequence");
      }
      if (dict != null && !(dict instanceof PyDict)) {
        throw PyErr.typeError(ts, name + "() takes a dict as second arg, if any");
      }
      PyObject[] given = Iteration.toArray(ts, sequence);
      int most = fields.length;
      if (given.length < visible || given.length > most) {
        String bound =
            visible == most ? "a" : given.length < visible ? "an at least" : "an at most";
        throw PyErr.typeError(
            ts,
            "%s() takes %s %d-sequence (%d-sequence given)"
                .formatted(name, bound, given.length < visible ? visible : most, given.length));
      }
      PyObject[] values = Arrays.copyOf(given, most);
      int used = 0;
      for (int i = given.length; i < most; i++) {
        PyObject v = dict == null ? null : ((PyDict) dict).get(ts, fields[i]);
        used += v == null ? 0 : 1;
        values[i] = v == null ? Py.None : v;
      }
      if (dict != null && ((PyDict) dict).size() > used) {
        throw PyErr.typeError(ts, name + "() got duplicate or unexpected field name(s)");
      }
      return of(ts, type, values);
    }

    private PyObject repr(ThreadState ts, StructSequence s) {
      StringBuilder b = new StringBuilder(name).append('(');
      for (int i = 0; i < visible; i++) {
        b.append(i == 0 ? "" : ", ");
        if (fields[i] != null) {
          b.append(fields[i]).append('=');
        }
        b.append(Conversion.repr(ts, s.items[i]));
      }
      return PyStr.of(b.append(')').toString());
    }

    private PyObject reduce(ThreadState ts, StructSequence s) {
      PyDict rest = new PyDict(ts);
      for (int i = visible; i < fields.length; i++) {
        rest.put(ts, fields[i], s.field(i));
      }
      return PyTuple.of(ts, s.type, PyTuple.of(ts, PyTuple.of(ts, s.toArray()), rest));
    }

    private PyObject replace(
        ThreadState ts, StructSequence s, PyObject[] args, int start, PyTuple kwnames) {
      for (String f : fields) {
        if (f == null) {
          throw PyErr.typeError(
              ts,
              "__replace__() is not supported for %s because it has unnamed field(s)"
                  .formatted(name));
        }
      }
      PyObject[] values = new PyObject[fields.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = s.field(i);
      }
      PyList unexpected = new PyList(ts);
      for (int k = 0; kwnames != null && k < kwnames.size(); k++) {
        int i = Arrays.asList(fields).indexOf(kwnames.at(k).toString());
        if (i < 0) {
          unexpected.append(ts, kwnames.at(k));
        } else {
          values[i] = args[start + k];
        }
      }
      if (unexpected.size() > 0) {
        throw PyErr.typeError(
            ts, "Got unexpected field name(s): " + Conversion.repr(ts, unexpected));
      }
      return of(ts, s.type, values);
    }
  }
}
