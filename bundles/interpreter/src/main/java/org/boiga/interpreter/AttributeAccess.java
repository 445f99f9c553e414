package org.boiga.interpreter;

import org.boiga.api.Slot;
import org.boiga.memory.Counted;
import org.boiga.memory.ManualCounting;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.MethodDescriptor;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyFunction;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.Shape;
import org.boiga.objects.Shaped;
import org.boiga.objects.StructSequence;
import org.boiga.objects.ThreadState;

/**
 * Attribute instructions with inline caches: immutable records that say under which shape, type
 * version or table an attribute was found where. The second word of an instruction has the index of
 * the name in its low half and that of the cache in its high half.
 */
@ManualCounting("registers own references")
final class AttributeAccess {
  private AttributeAccess() {}

  /** An attribute in a slot of instances of a shape, which no data descriptor hides. */
  private record SlotCache(Shape shape, int version, int index) {}

  /** Setting a new attribute leads from one shape to another. */
  private record AddCache(Shape shape, int version, Shape next) {}

  /** A method found in the type of instances of a shape that have no such attribute. */
  private record MethodCache(Shape shape, int version, PyObject function) {}

  /** A method of a built-in type, by the Java class of its plain instances. */
  private record BuiltinMethodCache(Class<?> javaClass, PyObject descriptor) {}

  /** A plain class attribute, found through a type. */
  private record TypeCache(PyType type, int version, PyObject value) {}

  /** An attribute of a module. */
  private record ModuleCache(Object table, int entry) {}

  private static boolean valid(Shape cached, int version, PyInstance o) {
    return o.shape == cached && cached.type.version == version;
  }

  /** LOAD_ATTR: the attribute of register b, which is consumed; owned. */
  static PyObject load(ThreadState ts, PyCode co, int base, int b, int word, int ft) {
    PyObject o = ts.stack.regs[base + b];
    PyStr name = co.names[word & 0xffff];
    Object cache = co.caches[word >>> 16];
    int mark = ts.mark();
    PyObject v = null;
    if (cache instanceof SlotCache c) {
      if (o instanceof PyInstance i && valid(c.shape, c.version, i)) {
        v = i.getSlot(ts, c.index);
      }
    } else if (cache instanceof ModuleCache c) {
      if (o instanceof PyModule m) {
        PyDict d = m.dict(ts);
        PyDict.Table t = d.table();
        v = t.identity() == c.table ? d.hold(ts, t, c.entry) : null;
      }
    } else if (cache instanceof TypeCache c) {
      if (o == c.type && c.type.version == c.version) {
        v = ts.hold(c.value);
      }
    }
    if (v == null) {
      v = Attributes.get(ts, o, name);
      Object next = loadCache(ts, o, name);
      if (next != null) {
        co.caches[word >>> 16] = next;
      }
    }
    PyObject result = ts.take(mark, v);
    Frames.consume(ts, base, b, ft);
    return result;
  }

  private static boolean generic(PyType t) {
    return t.slot(Slot.GETATTRIBUTE) == PyBaseObject.TYPE.slot(Slot.GETATTRIBUTE);
  }

  /** How the attribute can be found again, or null. */
  private static Object loadCache(ThreadState ts, PyObject o, PyStr name) {
    if (o instanceof PyModule m) {
      PyDict.Table t = m.dict(ts).table();
      int e = PyDict.findStr(t, name);
      return e >= 0 && m.type() == PyModule.TYPE && m.origin == null
          ? new ModuleCache(t.identity(), e)
          : null;
    }
    if (o instanceof PyInstance i) {
      Shape s = i.shape;
      int version = s.type.version;
      int index = s.dictionary ? -1 : s.indexOf(name);
      if (version == PyType.CHANGING || index < 0 || !generic(s.type) || s.type.isUnloadable()) {
        return null;
      }
      PyObject inType = s.type.lookup(name);
      boolean hidden = inType != null && Attributes.isDataDescriptor(PyType.of(inType));
      return hidden ? null : new SlotCache(s, version, index);
    }
    if (o instanceof PyType t && t.type() == PyType.TYPE) {
      int version = t.version;
      PyObject inMeta = PyType.TYPE.lookup(name);
      PyObject v = t.lookup(name);
      boolean plain =
          version != PyType.CHANGING
              && inMeta == null
              && v != null
              && PyType.of(v).slot(Slot.GET) == null
              && !t.isUnloadable();
      return plain && !(v instanceof Counted c && !c.isUncounted())
          ? new TypeCache(t, version, v)
          : null;
    }
    return null;
  }

  /** STORE_ATTR: sets an attribute of register a to register b; both are consumed. */
  static void store(ThreadState ts, PyCode co, int base, int a, int b, int word, int ft) {
    PyObject[] regs = ts.stack.regs;
    PyObject o = regs[base + a];
    PyObject v = regs[base + b];
    PyStr name = co.names[word & 0xffff];
    Object cache = co.caches[word >>> 16];
    int mark = ts.mark();
    store:
    {
      if (o instanceof PyInstance i) {
        if (cache instanceof SlotCache c && valid(c.shape, c.version, i)) {
          i.setSlot(ts, c.index, v);
          break store;
        }
        if (cache instanceof AddCache c
            && valid(c.shape, c.version, i)
            && i.addSlot(ts, c.shape, c.next, v)) {
          break store;
        }
        Shape before = i.shape;
        int version = before.type.version;
        Attributes.set(ts, o, name, v);
        Object next = storeCache(i, before, version, name);
        if (next != null) {
          co.caches[word >>> 16] = next;
        }
        break store;
      }
      Attributes.set(ts, o, name, v);
    }
    ts.release(mark);
    Frames.consume(ts, base, a, ft);
    Frames.consume(ts, base, b, ft);
  }

  private static Object storeCache(PyInstance o, Shape before, int version, PyStr name) {
    PyType t = before.type;
    if (version == PyType.CHANGING
        || before.dictionary
        || t.isUnloadable()
        || t.slot(Slot.SETATTR) != PyBaseObject.TYPE.slot(Slot.SETATTR)
        || t.lookup(name) instanceof PyObject inType
            && Attributes.isDataDescriptor(PyType.of(inType))) {
      return null;
    }
    int index = before.indexOf(name);
    if (index >= 0) {
      return o.shape == before ? new SlotCache(before, version, index) : null;
    }
    Shape after = o.shape;
    return !after.dictionary && after.extendsBy(before, name)
        ? new AddCache(before, version, after)
        : null;
  }

  /**
   * LOAD_METHOD: register a gets a function that takes the receiver first, and a + 1 the receiver;
   * or a gets nothing and a + 1 the attribute.
   */
  static void loadMethod(ThreadState ts, PyCode co, int base, int a, int b, int word, int ft) {
    PyObject o = ts.stack.regs[base + b];
    Object cache = co.caches[word >>> 16];
    if (cache instanceof MethodCache c) {
      if (o instanceof PyInstance i && valid(c.shape, c.version, i)) {
        receiver(ts, base, a, b, ft, c.function);
        return;
      }
    } else if (cache instanceof BuiltinMethodCache c && o.getClass() == c.javaClass) {
      receiver(ts, base, a, b, ft, c.descriptor);
      return;
    }
    PyStr name = co.names[word & 0xffff];
    PyType t = PyType.of(o);
    int version = t.version;
    if (generic(t)) {
      PyObject f = t.lookup(name);
      boolean own = false;
      Shape shape = null;
      if (o instanceof PyInstance i) {
        shape = i.shape;
        own = shape.dictionary ? i.dict(ts).containsKey(ts, name) : shape.indexOf(name) >= 0;
      } else if (o instanceof Shaped s) {
        own = s.body().getOwn(ts, name) != null;
      }
      if (!own && (f instanceof PyFunction || f instanceof MethodDescriptor)) {
        if (shape != null && version != PyType.CHANGING && !shape.dictionary && !t.isUnloadable()) {
          co.caches[word >>> 16] = new MethodCache(shape, version, f);
        } else if (shape == null && !t.heap && t.immutable() && hasOwnClass(o)) {
          co.caches[word >>> 16] = new BuiltinMethodCache(o.getClass(), f);
        }
        receiver(ts, base, a, b, ft, f);
        return;
      }
    }
    PyObject v = load(ts, co, base, b, word, ft);
    PyObject[] regs = ts.stack.regs;
    regs[base + a] = null;
    regs[base + a + 1] = v;
  }

  /** Whether the Java class of {@code o} tells its type: whether it represents no other types. */
  private static boolean hasOwnClass(PyObject o) {
    return !(o instanceof Shaped) && !(o instanceof StructSequence);
  }

  /** A local receiver is borrowed in its register, one in a temporary moves. */
  private static void receiver(ThreadState ts, int base, int a, int b, int ft, PyObject function) {
    PyObject[] regs = ts.stack.regs;
    PyObject o = regs[base + b];
    if (b >= ft) {
      regs[base + b] = null;
    }
    regs[base + a] = ts.keep(function);
    regs[base + a + 1] = o;
  }
}
