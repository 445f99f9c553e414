package org.boiga.objects;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The layout of an instance: its type and the names of its attributes in the order in which they
 * were set, each with the index of a slot. Immutable; adding an attribute leads to another shape,
 * the same for all instances that add the same names in the same order (Chambers, Ungar and Lee,
 * OOPSLA 1989).
 *
 * <p>Within one object a slot index is never reused for another name, so that a reader that races
 * with writers never sees a foreign value: deleting an attribute empties its slot, and the object
 * changes to a dictionary where order or number of its attributes can no longer be told by a shape.
 */
public final class Shape {
  /** Attributes beyond which an instance changes to a dictionary. */
  static final int LARGEST = 128;

  private static final AtomicLong LAST = new AtomicLong();

  public final PyType type;

  /** Stands for this shape in inline caches, which must not keep its class alive. */
  public final long id = LAST.incrementAndGet();

  /** The shape that this one extends by {@link #name}, or null. */
  final Shape parent;

  final PyStr name;

  /** Slots in use, including those that members declared by {@code __slots__} occupy. */
  public final int size;

  /** Whether attributes are in the instance's dictionary instead. */
  public final boolean dictionary;

  private final ConcurrentHashMap<PyStr, Shape> transitions = new ConcurrentHashMap<>(2);
  private final PyStr[] names;

  private Shape(PyType type, Shape parent, PyStr name, int size, boolean dictionary) {
    this.type = type;
    this.parent = parent;
    this.name = name;
    this.size = size;
    this.dictionary = dictionary;
    if (name == null) {
      names = new PyStr[size];
    } else {
      names = java.util.Arrays.copyOf(parent.names, size);
      names[size - 1] = name;
    }
  }

  /** The shape of a new instance whose first {@code members} slots belong to {@code __slots__}. */
  static Shape root(PyType type, int members) {
    return new Shape(type, null, null, members, false);
  }

  /** The shape of instances of {@code type} that keep their attributes in a dictionary. */
  static Shape dictionary(PyType type, int members) {
    return new Shape(type, null, null, members, true);
  }

  /** The slot of attribute {@code name}, or -1. */
  public int indexOf(PyStr name) {
    PyStr[] ns = names;
    for (int i = ns.length - 1; i >= 0; i--) {
      if (ns[i] == name) {
        return i;
      }
    }
    if (name.isInterned()) {
      return -1;
    }
    for (int i = ns.length - 1; i >= 0; i--) {
      if (ns[i] != null && ns[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** The name of the attribute in slot {@code i}; null for a member. */
  public PyStr nameAt(int i) {
    return names[i];
  }

  /** Whether this shape is {@code s} with one more attribute, {@code name}. */
  public boolean extendsBy(Shape s, PyStr name) {
    return parent == s && this.name.equals(name);
  }

  /** The shape with one more attribute. */
  Shape with(PyStr name) {
    Shape s = transitions.get(name);
    return s != null
        ? s
        : transitions.computeIfAbsent(
            name.intern(), n -> new Shape(type, this, n, size + 1, false));
  }
}
