package org.boiga.interpreter;

import java.lang.ref.WeakReference;
import org.boiga.api.Slot;
import org.boiga.framestack.FrameStack;
import org.boiga.memory.Counted;
import org.boiga.memory.ManualCounting;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Executable;
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
 * version or table an attribute was found where. They keep nothing alive: a shape is told by its
 * id, a type by its version, and what was found is referred to weakly.
 */
@ManualCounting("registers own references")
final class AttributeInstructions {
  private AttributeInstructions() {}

  /** An attribute in a slot of instances of a shape, which no data descriptor hides. */
  private record SlotCache(long shape, int version, int index) {}

  /** Setting a new attribute leads from one shape to another. */
  private record AddCache(long shape, int version, WeakReference<Shape> next) {}

  /** A method found in the type of instances of a shape that have no such attribute. */
  private record MethodCache(long shape, int version, WeakReference<PyObject> function) {}

  /** A method of a built-in type, by the Java class of its plain instances. */
  private record BuiltinMethodCache(Class<?> javaClass, PyObject descriptor) {}

  /** A plain class attribute, found through a type. */
  private record TypeCache(int version, WeakReference<PyObject> value) {}

  /** An attribute of a module. */
  private record ModuleCache(Object table, int entry) {}

  private static boolean valid(long shape, int version, PyInstance o) {
    return valid(shape, version, o.shape);
  }

  private static boolean valid(long shape, int version, Shape s) {
    return s.id == shape && s.type.version == version;
  }

  /** An instruction that names an attribute. */
  abstract static class Access extends Threaded {
    final PyStr name;

    /** How the attribute was found last: one of the records above, or null. */
    Object cache;

    Access(PyCode code, int[] words, int at) {
      super(code, words, at);
      name = code.names[words[at + 1]];
    }

    /** The attribute of register b, which is consumed; owned. */
    final PyObject load(ThreadState ts, FrameStack st) {
      PyObject o = st.regs[st.base + b];
      int mark = ts.mark();
      PyObject v = cached(ts, o, cache);
      if (v == null) {
        v = Attributes.get(ts, o, name);
        Object found = loadCache(ts, o, name);
        if (found != null) {
          cache = found;
        }
      }
      PyObject result = ts.take(mark, v);
      Frames.consume(ts, st.base, b, ft);
      return result;
    }
  }

  /** The attribute where the cache says; null if that does not apply. */
  private static PyObject cached(ThreadState ts, PyObject o, Object cache) {
    if (cache instanceof SlotCache c) {
      if (o instanceof PyInstance i && valid(c.shape, c.version, i)) {
        return i.getSlot(ts, c.index);
      }
    } else if (cache instanceof ModuleCache c) {
      if (o instanceof PyModule m) {
        PyDict d = m.dict(ts);
        PyDict.Table t = d.table();
        return t.identity() == c.table ? d.hold(ts, t, c.entry) : null;
      }
    } else if (cache instanceof TypeCache c) {
      if (o instanceof PyType t && t.version == c.version) {
        return ts.hold(c.value.get());
      }
    }
    return null;
  }

  /** LOAD_ATTR. */
  static final class Load extends Access {
    Load(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      return store(ts, st, load(ts, st));
    }
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
      return hidden ? null : new SlotCache(s.id, version, index);
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
          ? new TypeCache(version, new WeakReference<>(v))
          : null;
    }
    return null;
  }

  /** STORE_ATTR: sets an attribute of register a to register b; both are consumed. */
  static final class Store extends Access {
    Store(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      PyObject[] regs = st.regs;
      int base = st.base;
      PyObject o = regs[base + a];
      PyObject v = regs[base + b];
      int mark = ts.mark();
      if (o instanceof PyInstance i) {
        set(ts, i, v);
      } else {
        Attributes.set(ts, o, name, v);
      }
      ts.release(mark);
      Frames.consume(ts, base, a, ft);
      Frames.consume(ts, base, b, ft);
      return next;
    }

    private void set(ThreadState ts, PyInstance o, PyObject v) {
      Object known = cache;
      Shape before = o.shape;
      if (known instanceof SlotCache c
          && valid(c.shape, c.version, before)
          && o.setAttributeSlot(ts, c.index, v)) {
        return;
      }
      if (known instanceof AddCache c
          && valid(c.shape, c.version, before)
          && c.next.get() instanceof Shape next
          && o.addSlot(ts, before, next, v)) {
        return;
      }
      int version = before.type.version;
      Attributes.set(ts, o, name, v);
      Object found = storeCache(o, before, version, name);
      if (found != null) {
        cache = found;
      }
    }
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
      return o.shape == before ? new SlotCache(before.id, version, index) : null;
    }
    Shape after = o.shape;
    return !after.dictionary && after.extendsBy(before, name)
        ? new AddCache(before.id, version, new WeakReference<>(after))
        : null;
  }

  /**
   * LOAD_METHOD: register a gets a function that takes the receiver first, and a + 1 the receiver;
   * or a gets nothing and a + 1 the attribute.
   */
  static final class LoadMethod extends Access {
    LoadMethod(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      PyObject o = st.regs[st.base + b];
      Object known = cache;
      if (known instanceof MethodCache c) {
        if (o instanceof PyInstance i
            && valid(c.shape, c.version, i)
            && c.function.get() instanceof PyObject f) {
          return receiver(ts, st, f);
        }
      } else if (known instanceof BuiltinMethodCache c && o.getClass() == c.javaClass) {
        return receiver(ts, st, c.descriptor);
      }
      save(st);
      PyObject f = find(ts, o);
      if (f != null) {
        return receiver(ts, st, f);
      }
      PyObject v = load(ts, st);
      PyObject[] regs = st.regs;
      regs[st.base + a] = null;
      regs[st.base + a + 1] = v;
      return next;
    }

    /** The function in the type of {@code o} that is the method; null if it is not that simple. */
    private PyObject find(ThreadState ts, PyObject o) {
      PyType t = PyType.of(o);
      int version = t.version;
      if (!generic(t)) {
        return null;
      }
      PyObject f = t.lookup(name);
      boolean own = false;
      Shape shape = null;
      if (o instanceof PyInstance i) {
        shape = i.shape;
        own = shape.dictionary ? i.dict(ts).containsKey(ts, name) : shape.indexOf(name) >= 0;
      } else if (o instanceof Shaped s) {
        own = s.body().getOwn(ts, name) != null;
      }
      if (own || !(f instanceof PyFunction || f instanceof MethodDescriptor)) {
        return null;
      }
      if (shape != null && version != PyType.CHANGING && !shape.dictionary && !t.isUnloadable()) {
        cache = new MethodCache(shape.id, version, new WeakReference<>(f));
      } else if (shape == null && !t.heap && t.immutable() && hasOwnClass(o)) {
        cache = new BuiltinMethodCache(o.getClass(), f);
      }
      return f;
    }

    /** A local receiver is borrowed in its register, one in a temporary moves. */
    private Executable receiver(ThreadState ts, FrameStack st, PyObject function) {
      PyObject[] regs = st.regs;
      int base = st.base;
      PyObject o = regs[base + b];
      if (b >= ft) {
        regs[base + b] = null;
      } else {
        Counted.noteBorrowed(o);
      }
      regs[base + a] = ts.keep(function);
      regs[base + a + 1] = o;
      return next;
    }
  }

  /** Whether the Java class of {@code o} tells its type: whether it represents no other types. */
  private static boolean hasOwnClass(PyObject o) {
    return !(o instanceof Shaped) && !(o instanceof StructSequence);
  }
}
