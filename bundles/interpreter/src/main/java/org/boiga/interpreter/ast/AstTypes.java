package org.boiga.interpreter.ast;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.boiga.memory.PyObject;
import org.boiga.memory.Roots;
import org.boiga.memory.Visitor;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Names;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyGenericAlias;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyList;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.PyUnion;
import org.boiga.objects.ThreadState;

/** The classes of module {@code ast} of one interpreter. */
final class AstTypes {
  static final PyStr FIELDS = PyStr.interned("_fields");
  static final PyStr ATTRIBUTES = PyStr.interned("_attributes");
  static final PyStr FIELD_TYPES = PyStr.interned("_field_types");
  static final PyStr[] POSITION = names(NodeClass.POSITION);

  private final Map<NodeClass, PyType> types = new LinkedHashMap<>();
  private final Map<Enum<?>, PyAst> symbols = new HashMap<>();

  private static final class Holder implements Roots {
    private AstTypes types;

    @Override
    public synchronized void traverse(Visitor v) {
      if (types != null) {
        types.types.values().forEach(v::visit);
        types.symbols.values().forEach(v::visit);
      }
    }

    synchronized AstTypes types(ThreadState ts) {
      if (types == null) {
        types = new AstTypes(ts);
      }
      return types;
    }
  }

  static AstTypes of(ThreadState ts) {
    return ts.interp.state(AstTypes.class, Holder::new).types(ts);
  }

  private AstTypes(ThreadState ts) {
    PyDict base = PyAst.TYPE.dict();
    for (PyStr name : List.of(FIELDS, ATTRIBUTES, Names.__match_args__)) {
      base.putIfAbsent(ts, name, PyTuple.EMPTY);
    }
    for (NodeClass c : Schema.ALL) {
      int mark = ts.mark();
      types.put(c, ts.keep(make(ts, c)));
      ts.release(mark);
    }
    for (NodeClass c : Schema.ALL) {
      if (c.isConcrete()) {
        int mark = ts.mark();
        declareFields(ts, c);
        ts.release(mark);
      }
      if (c.symbol != null) {
        PyAst symbol = new PyAst(ts, type(c));
        symbols.put(c.symbol, ts.keep(symbol));
      }
    }
  }

  private PyType make(ThreadState ts, NodeClass c) {
    PyDict members = new PyDict(ts);
    PyStr[] fields = new PyStr[c.fields.size()];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = c.fields.get(i).name();
    }
    PyTuple names = PyTuple.constant(fields);
    members.put(ts, FIELDS, names);
    members.put(ts, Names.__match_args__, names);
    members.put(ts, Names.__module__, PyStr.interned("ast"));
    members.put(ts, Names.__doc__, PyStr.of(c.declaration()));
    PyObject base = c.sum == null ? PyAst.TYPE : types.get(c.sum);
    PyType type =
        (PyType) Calls.call(ts, PyType.TYPE, PyStr.interned(c.name), PyTuple.of(ts, base), members);
    addDefaults(ts, type, c);
    return type;
  }

  /** Sets the attributes that instances have which do not say otherwise. */
  private static void addDefaults(ThreadState ts, PyType type, NodeClass c) {
    if (c.sum == null) {
      PyTuple attributes = c.positioned ? PyTuple.constant(POSITION) : PyTuple.EMPTY;
      Attributes.set(ts, type, ATTRIBUTES, attributes);
    }
    for (Field f : c.fields) {
      if (f.isNoneByDefault()) {
        Attributes.set(ts, type, f.name(), Py.None);
      }
    }
    if (c.sum == null && c.positioned && !c.endRequired) {
      Attributes.set(ts, type, POSITION[2], Py.None);
      Attributes.set(ts, type, POSITION[3], Py.None);
    }
  }

  private void declareFields(ThreadState ts, NodeClass c) {
    PyDict fieldTypes = new PyDict(ts);
    for (Field f : c.fields) {
      PyObject type = valueType(f);
      fieldTypes.put(
          ts,
          f.name(),
          f.list()
              ? PyGenericAlias.of(ts, PyList.TYPE, type)
              : f.optional() ? PyUnion.of(ts, type, Py.None) : type);
    }
    Attributes.set(ts, type(c), FIELD_TYPES, fieldTypes);
    Attributes.set(ts, type(c), Names.__annotations__, fieldTypes);
  }

  private PyType valueType(Field f) {
    return switch (f.kind()) {
      case NODE, SYMBOL -> type(Schema.declared(f.type()));
      case IDENTIFIER, STRING -> PyStr.TYPE;
      case INT -> PyInt.TYPE;
      case CONSTANT -> PyBaseObject.TYPE;
    };
  }

  private static PyStr[] names(String[] names) {
    PyStr[] all = new PyStr[names.length];
    for (int i = 0; i < names.length; i++) {
      all[i] = PyStr.interned(names[i]);
    }
    return all;
  }

  PyType type(NodeClass c) {
    return types.get(c);
  }

  /** The one node of a class without fields that trees have. */
  PyAst symbol(Enum<?> symbol) {
    return symbols.get(symbol);
  }

  Iterable<PyType> all() {
    return types.values();
  }
}
