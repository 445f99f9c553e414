package org.boiga.objects;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.boiga.api.PyTypeObject;
import org.boiga.api.Slot;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/**
 * A type. Types live as long as their program and are not counted.
 *
 * <p>A type's slots are derived from its attributes: a built-in's from its {@link NativeTable}, a
 * class's by looking up each special method along the MRO. Whatever changes an attribute goes
 * through {@link #setAttribute}, which bumps the {@link #version} of the type and all its subtypes
 * and updates the slots.
 */
@org.boiga.api.annotation.PyType(
    name = "type",
    doc = "The type of types; calling it tells an object's type or makes a class.",
    parts = {TypeMembers.class, TypeAttributes.class})
public final class PyType extends Counted implements WeaklyReferable, PyTypeObject {
  /** {@code Py_TPFLAGS_SEQUENCE} and {@code Py_TPFLAGS_MAPPING}. */
  public static final int SEQUENCE = 1 << 5;

  public static final int MAPPING = 1 << 6;

  private static final Object ABSENT = new Object();

  /** {@code object}; made here, since it must exist before {@code type} whoever is loaded first. */
  static final PyType OBJECT = builtin(new PyBaseObjectTable(), null);

  /** Built-in types are shared by all interpreters; they are immutable. */
  public static final PyType TYPE = builtin(new PyTypeTable(), OBJECT).weaklyReferable();

  /** {@code __name__}: for built-ins what follows the last dot of the table's name. */
  volatile String name;

  /** {@code __qualname__}. */
  volatile String qualname;

  /** The module for built-ins; classes have {@code __module__} in their dictionary. */
  final String module;

  final NativeTable table;
  final PyType metatype;

  /** {@code __base__}: the base whose layout instances extend; null for object. */
  volatile PyType base;

  volatile PyType[] bases;

  /** The tuple that {@code bases} came in if it was of a subclass of tuple, else null. */
  volatile PyTuple basesInstance;

  private static final PyType[] INCOMPLETE = {};

  private volatile PyType[] mro;
  private volatile SlotFunction[] slots;
  private volatile PyDict dict;

  /** What lookups found; null while attributes are being changed. */
  private volatile ConcurrentHashMap<PyStr, Object> cache = new ConcurrentHashMap<>();

  private final List<WeakReference<PyType>> subtypes = new ArrayList<>(0);

  /** See {@link #addDependent}. */
  private final List<WeakReference<PyType>> dependents =
      new java.util.concurrent.CopyOnWriteArrayList<>();

  /** Changes whenever an attribute that is visible through this type may have changed. */
  public volatile int version = Versions.next();

  /** The {@link #version} of a type whose attributes are being changed: nothing is to be cached. */
  public static final int CHANGING = 0;

  /** One change of a type at a time; no Python code runs meanwhile. */
  static final Object CHANGES = new Object();

  /** The built-in type whose Java class represents instances ({@code solid base}). */
  public final PyType layout;

  /** Whether instances have a {@code __dict__}. */
  boolean instanceDict;

  /** Whether instances can be weakly referenced. */
  boolean weakReferable;

  /** Number of slots that {@code __slots__} of this type and its bases declared. */
  final int members;

  /** Whether a class statement or a call of {@code type} made it. */
  public final boolean heap;

  /** Whether instances have a {@code __del__}. */
  boolean finalizes;

  /**
   * Whether the code of the type may be unloaded before the program ends; see {@link #unloadable}.
   */
  boolean unloadable;

  final boolean subclassable;
  final boolean immutable;

  /** {@code Py_TPFLAGS_IS_ABSTRACT}: has abstract methods, so that it cannot be instantiated. */
  volatile boolean isAbstract;

  /** What the Java class of a built-in declares; null for a class. */
  public NativeTable table() {
    return table;
  }

  /** Whether attributes of the type itself cannot be set. */
  public boolean immutable() {
    return immutable;
  }

  /** Whether abstract methods keep it from being instantiated. */
  public boolean isAbstract() {
    return isAbstract;
  }

  /** Shape of a new instance. */
  public final Shape rootShape;

  /** Shape of an instance that keeps its attributes in a dictionary. */
  final Shape dictionaryShape;

  /** How sequence and mapping patterns take instances: 0, {@link #SEQUENCE} or {@link #MAPPING}. */
  volatile int collection;

  private final WeakReferences weakReferences = new WeakReferences();

  /** Names of the members that a built-in adds to instances. */
  final String[] ownMembers;

  private PyType(NativeTable table, PyType base, boolean ownLayout, String... ownMembers) {
    this.table = table;
    this.ownMembers = ownMembers;
    interp = null;
    String full = table.name();
    int dot = full.lastIndexOf('.');
    name = full.substring(dot + 1);
    qualname = name;
    module = dot < 0 ? "builtins" : full.substring(0, dot);
    metatype = null;
    this.base = base;
    bases = base == null ? new PyType[0] : new PyType[] {base};
    layout = ownLayout ? this : base.layout;
    members = (base == null ? 0 : base.members) + ownMembers.length;
    heap = false;
    subclassable = table.subclassable();
    immutable = table.immutable();
    if (base != null) {
      instanceDict = base.instanceDict;
      weakReferable = base.weakReferable;
      unloadable = base.unloadable;
      collection = base.collection;
      base.addSubtype(this);
    }
    rootShape = Shape.root(this, members);
    dictionaryShape = Shape.dictionary(this, members);
  }

  /** The interpreter whose program made this class; null for built-ins, which all share. */
  final InterpreterState interp;

  /** Makes a class; {@link ClassMaker} checks and completes it. */
  PyType(
      InterpreterState interp,
      PyType metatype,
      String name,
      PyType base,
      PyType[] bases,
      PyDict dict,
      int addedMembers) {
    this.table = null;
    this.ownMembers = null;
    this.interp = interp;
    this.metatype = metatype;
    this.name = name;
    this.qualname = name;
    this.module = null;
    this.base = base;
    this.bases = bases;
    this.dict = dict;
    layout = base.layout;
    members = base.members + addedMembers;
    heap = true;
    subclassable = true;
    immutable = false;
    rootShape = Shape.root(this, members);
    dictionaryShape = Shape.dictionary(this, members);
  }

  /** Makes a built-in type from what its class declares; {@code base} is null for object alone. */
  public static PyType builtin(NativeTable table, PyType base) {
    return new PyType(table, base, true);
  }

  /**
   * As {@link #builtin}, for a type whose instances are represented as those of its base, with
   * members in slots besides.
   */
  public static PyType builtinLike(NativeTable table, PyType base, String... members) {
    return new PyType(table, base, members.length > 0, members);
  }

  /**
   * As {@link #builtin(NativeTable, PyType)}, for types whose instances have a {@code __dict__}.
   */
  public static PyType builtinWithDict(NativeTable table, PyType base) {
    PyType t = new PyType(table, base, true);
    t.instanceDict = true;
    return t;
  }

  /** As {@link #builtinLike}, for a type with several bases. */
  static PyType builtinWithBases(NativeTable table, PyType... bases) {
    PyType t = new PyType(table, bases[0], false);
    t.bases = bases;
    for (int i = 1; i < bases.length; i++) {
      bases[i].addSubtype(t);
    }
    return t;
  }

  /**
   * Lets instances of a new built-in type be weakly referenced; they are {@link WeaklyReferable}.
   */
  public PyType weaklyReferable() {
    weakReferable = true;
    return this;
  }

  /** Gives a new built-in type an attribute that is a constant. */
  public PyType constant(String attribute, PyObject value) {
    dict().putConstant(PyStr.interned(attribute), value);
    return this;
  }

  /**
   * Says of a new built-in type that its Java class belongs to a bundle that can be replaced.
   * Nothing that lives as long as the program, such as an inline cache, may refer to it or to its
   * subtypes.
   */
  public PyType unloadable() {
    unloadable = true;
    return this;
  }

  /** Whether this type, or one that it derives from, is {@link #unloadable}. */
  public boolean isUnloadable() {
    return unloadable;
  }

  /** What declares this type, or else the built-in type that it derives from. */
  public NativeTable declaration() {
    PyType t = this;
    while (t.table == null) {
      t = t.base;
    }
    return t.table;
  }

  /** Whether instances have a finaliser. */
  public boolean finalizes() {
    slots();
    return finalizes;
  }

  /** Lets patterns take instances of a new built-in type for sequences or mappings. */
  public PyType matchedAs(int kind) {
    collection = kind;
    return this;
  }

  /** {@link #SEQUENCE}, {@link #MAPPING} or 0. */
  public int collection() {
    return collection;
  }

  /** {@code Py_TYPE(o)}. */
  public static PyType of(PyObject o) {
    return (PyType) o.type();
  }

  @Override
  public PyType type() {
    return metatype == null ? TYPE : metatype;
  }

  // Names ----------------------------------------------------------------------------------------

  @Override
  public WeakReferences weakReferences() {
    return weakReferences;
  }

  /** The name in error messages ({@code tp_name}): dotted for built-ins outside builtins. */
  public String name() {
    return heap || module.equals("builtins") ? name : module + "." + name;
  }

  /** {@code __name__}. */
  public String shortName() {
    return name;
  }

  /** The qualified name after that of the module, unless that is builtins or __main__. */
  public String fullName(ThreadState ts) {
    PyObject module = Attributes.getOrNull(ts, this, Names.__module__);
    return module instanceof PyStr m && !m.toString().matches("builtins|__main__")
        ? m + "." + qualname
        : qualname;
  }

  /** {@code __module__}; null if it was deleted. */
  PyObject moduleName(ThreadState ts) {
    return heap ? dict().get(ts, Names.__module__) : PyStr.interned(module);
  }

  @Override
  public String toString() {
    return name();
  }

  // Inheritance ----------------------------------------------------------------------------------

  /** The method resolution order, this type first; empty while a new class's is computed. */
  public PyType[] mro() {
    PyType[] m = mro;
    return m != null ? m : heap ? INCOMPLETE : ready().mro;
  }

  /** Whether the method resolution order of a new class is still computed. */
  boolean isIncomplete() {
    return heap && mro == null;
  }

  /** Sets the order; null takes a new class's away again. */
  void setMro(PyType[] order) {
    mro = order;
  }

  /** Whether this type is {@code t} or derives from it ({@code PyType_IsSubtype}). */
  public boolean isSubtype(PyType t) {
    if (this == t) {
      return true;
    }
    for (PyType m : mro()) {
      if (m == t) {
        return true;
      }
    }
    return isIncomplete() && isSubtypeByBase(t);
  }

  /** Whether {@code t} is this type or one of its chain of {@code __base__}. */
  boolean isSubtypeByBase(PyType t) {
    for (PyType b = this; b != null; b = b.base) {
      if (b == t) {
        return true;
      }
    }
    return false;
  }

  /** The live subtypes ({@code __subclasses__}), in order of creation. */
  public List<PyType> subtypes() {
    synchronized (subtypes) {
      List<PyType> live = new ArrayList<>();
      for (WeakReference<PyType> r : subtypes) {
        PyType t = r.get();
        if (t != null) {
          live.add(t);
        }
      }
      return live;
    }
  }

  void addSubtype(PyType t) {
    synchronized (subtypes) {
      subtypes.removeIf(r -> r.get() == null);
      subtypes.add(new WeakReference<>(t));
    }
  }

  void removeSubtype(PyType t) {
    synchronized (subtypes) {
      subtypes.removeIf(r -> r.get() == null || r.get() == t);
    }
  }

  /** Completes a built-in at first use, when the classes that its members need can be loaded. */
  private PyType ready() {
    synchronized (this) {
      if (slots != null) {
        return this;
      }
      if (base == null) {
        mro = new PyType[] {this};
      } else {
        mro = Mro.linearize(null, this, bases);
      }
      dict = BuiltinTypeDict.make(this, table);
      SlotFunction[] s =
          base == null ? new SlotFunction[Slot.values().length] : base.slots().clone();
      BuiltinTypeDict.fillSlots(this, table, s);
      finalizes = s[Slot.DEL.ordinal()] != null;
      slots = s;
    }
    return this;
  }

  // Slots and attributes -------------------------------------------------------------------------

  private SlotFunction[] slots() {
    SlotFunction[] s = slots;
    return s != null ? s : heap ? base.slots() : ready().slots;
  }

  /** The implementation of a slot, or null if the type has none. */
  public SlotFunction slot(Slot s) {
    return slots()[s.ordinal()];
  }

  void setSlots(SlotFunction[] s) {
    slots = s;
    finalizes = s[Slot.DEL.ordinal()] != null;
  }

  /** The type's own attributes ({@code vars(type)}); written by {@link #setAttribute} only. */
  public PyDict dict() {
    PyDict d = dict;
    return d != null ? d : ready().dict;
  }

  /**
   * The attribute as the first type along the MRO has it, unbound ({@code _PyType_Lookup}).
   *
   * @return borrowed from the type; null if there is none
   */
  public PyObject lookup(PyStr name) {
    ConcurrentHashMap<PyStr, Object> c = cache;
    Object hit = c == null ? null : c.get(name);
    if (hit != null) {
      return hit == ABSENT ? null : (PyObject) hit;
    }
    if (isIncomplete()) {
      return null;
    }
    PyObject found = null;
    for (PyType t : mro()) {
      found = t.dict().getBorrowed(name);
      if (found != null) {
        break;
      }
    }
    // A change that happens meanwhile replaces the map, so that a stale entry is lost with it.
    if (c != null) {
      c.put(name, found == null ? ABSENT : found);
    }
    return found;
  }

  /** The type along the MRO that has the attribute in its own dictionary, or null. */
  public PyType definer(PyStr name) {
    for (PyType t : mro()) {
      if (t.dict().getBorrowed(name) != null) {
        return t;
      }
    }
    return null;
  }

  /** Sets an attribute, or deletes it where {@code value} is null, without any check. */
  void setAttribute(ThreadState ts, PyStr name, PyObject value) {
    synchronized (CHANGES) {
      changing();
      try {
        if (value == null) {
          dict().remove(ts, name);
        } else {
          dict().put(ts, name, value);
        }
        Slot s = Slot.of(name.toString());
        if (s != null) {
          updateSlots(s);
        }
      } finally {
        modified();
      }
    }
  }

  /**
   * Turns the caches of this type and its subtypes off, until {@link #modified}: who sees the new
   * value of an attribute must not see the old one afterwards, in a cache that is still valid.
   */
  void changing() {
    version = CHANGING;
    cache = null;
    for (PyType t : subtypes()) {
      t.changing();
    }
    for (WeakReference<PyType> r : dependents) {
      PyType t = r.get();
      if (t != null) {
        t.version = CHANGING;
        t.cache = null;
      }
    }
  }

  /** Takes the attributes {@code __dict__} and {@code __weakref__} away, which a copy will have. */
  public void clearInstanceDescriptors(ThreadState ts) {
    if (immutable()) {
      throw PyErr.typeError(ts, "argument is immutable");
    }
    for (PyStr n : new PyStr[] {Names.__dict__, Names.__weakref__}) {
      if (dict().getBorrowed(n) instanceof GetSetDescriptor) {
        setAttribute(ts, n, null);
      }
    }
  }

  /**
   * Notes a type whose own method {@code mro()} put this one into its order, which therefore uses
   * this type's attributes without deriving from it.
   */
  void addDependent(PyType t) {
    synchronized (subtypes) {
      dependents.removeIf(r -> r.get() == null || r.get() == t);
      dependents.add(new WeakReference<>(t));
    }
  }

  /** Invalidates what was derived from attributes of this type, here and in all subtypes. */
  void modified() {
    cache = new ConcurrentHashMap<>();
    version = Versions.next();
    for (PyType t : subtypes()) {
      t.modified();
    }
    for (WeakReference<PyType> r : dependents) {
      PyType t = r.get();
      if (t != null) {
        t.cache = new ConcurrentHashMap<>();
        t.version = Versions.next();
      }
    }
  }

  private void updateSlots(Slot s) {
    SlotFunction[] all = slots();
    Slots.update(this, all, s);
    if (s == Slot.GETATTR) {
      Slots.update(this, all, Slot.GETATTRIBUTE);
    }
    setSlots(all); // publishes the element
    for (PyType t : subtypes()) {
      t.updateSlots(s);
    }
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(dict);
  }

  private static final class Versions {
    private static final java.util.concurrent.atomic.AtomicInteger LAST =
        new java.util.concurrent.atomic.AtomicInteger();

    static int next() {
      return LAST.incrementAndGet();
    }
  }
}
