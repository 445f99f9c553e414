package org.boiga.objects;

import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** {@code types.CapsuleType}: a Java object that native code hands around through Python. */
@org.boiga.api.annotation.PyType(name = "PyCapsule", subclassable = false)
public final class PyCapsule extends PyObject {
  public static final PyType TYPE = PyType.builtin(new PyCapsuleTable(), PyBaseObject.TYPE);

  public final Object content;
  private final String name;

  /** Wraps {@code content}; {@code name} tells capsules apart. */
  public PyCapsule(Object content, String name) {
    this.content = content;
    this.name = name;
  }

  public String name() {
    return name;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return "<capsule object \"" + name + "\" at " + Identity.hex(this) + ">";
  }
}
