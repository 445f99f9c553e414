package org.boiga.objects;

import org.boiga.api.Slot;
import org.boiga.memory.PyObject;

/**
 * The table of what a Java class declares to Python by annotations: a type's or a module's members
 * and the code to call them. The annotation processor generates a subclass {@code <Class>Table} for
 * each class annotated with {@code @PyType} or {@code @PyModule}, in the same package.
 *
 * <p>Entries are called by number; the receiver has been checked to be an instance of the type.
 */
public abstract class NativeTable {

  /** What an entry is. */
  public enum Kind {
    SLOT,
    METHOD,
    CLASS_METHOD,
    STATIC_METHOD,
    GETSET,
    /** As GETSET, but shown as a field: a member. */
    MEMBER,
    FUNCTION
  }

  /**
   * One entry.
   *
   * @param id the number to call it by ({@code call}, or the method of its slot's shape; for GETSET
   *     {@code unary} reads)
   * @param setter for GETSET: the number to call {@code store} by, with the value (null deletes) as
   *     key and no value; -1 if it cannot be written
   * @param slot for SLOT
   * @param signature the text signature, such as {@code ($self, object, /)}
   */
  public record Entry(
      Kind kind, int id, int setter, String name, Slot slot, String signature, String doc) {}

  /** The type's or module's name, dotted if in a module. */
  public abstract String name();

  public abstract String doc();

  /** All entries, in order of declaration. */
  public abstract Entry[] entries();

  /** For a type: whether Python classes may derive from it. */
  public boolean subclassable() {
    return true;
  }

  /** For a type: whether it makes instances as its base does if it has no {@code __new__}. */
  public boolean inheritsConstructor() {
    return true;
  }

  /** For a type: whether its attributes are read-only. */
  public boolean immutable() {
    return true;
  }

  /** For a type: {@code __match_args__}, empty if it has none. */
  public String[] matchArgs() {
    return new String[0];
  }

  /** For a type: the text signature of its constructor, such as {@code (object='')}, or null. */
  public String signature() {
    return null;
  }

  /** For a module: the tables of the types that it exports. */
  public NativeTable[] types() {
    return new NativeTable[0];
  }

  /** For a module: runs its {@code @PyExec} method. */
  public void exec(ThreadState ts, PyModule module) {}

  private AssertionError noEntry(int id) {
    return new AssertionError("no entry " + id + " of that shape in " + name());
  }

  public PyObject call(
      int id, ThreadState ts, PyObject self, PyObject[] args, int start, int n, PyTuple kwnames) {
    throw noEntry(id);
  }

  public PyObject unary(int id, ThreadState ts, PyObject self) {
    throw noEntry(id);
  }

  public PyObject binary(int id, ThreadState ts, PyObject self, PyObject other) {
    throw noEntry(id);
  }

  public PyObject ternary(int id, ThreadState ts, PyObject self, PyObject a, PyObject b) {
    throw noEntry(id);
  }

  public void store(int id, ThreadState ts, PyObject self, PyObject key, PyObject value) {
    throw noEntry(id);
  }

  public void remove(int id, ThreadState ts, PyObject self, PyObject key) {
    throw noEntry(id);
  }

  public long number(int id, ThreadState ts, PyObject self) {
    throw noEntry(id);
  }

  public boolean test(int id, ThreadState ts, PyObject self) {
    throw noEntry(id);
  }

  public boolean contains(int id, ThreadState ts, PyObject self, PyObject item) {
    throw noEntry(id);
  }

  /** A slot's implementation by an entry of this table. */
  public SlotFunction slot(Entry e) {
    return new EntrySlot(this, e.id());
  }

  private static final class EntrySlot extends SlotFunction {
    private final NativeTable table;
    private final int id;

    EntrySlot(NativeTable table, int id) {
      this.table = table;
      this.id = id;
    }

    @Override
    public PyObject unary(ThreadState ts, PyObject self) {
      return table.unary(id, ts, self);
    }

    @Override
    public PyObject binary(ThreadState ts, PyObject self, PyObject other) {
      return table.binary(id, ts, self, other);
    }

    @Override
    public PyObject ternary(ThreadState ts, PyObject self, PyObject a, PyObject b) {
      return table.ternary(id, ts, self, a, b);
    }

    @Override
    public void store(ThreadState ts, PyObject self, PyObject key, PyObject value) {
      table.store(id, ts, self, key, value);
    }

    @Override
    public void remove(ThreadState ts, PyObject self, PyObject key) {
      table.remove(id, ts, self, key);
    }

    @Override
    public long number(ThreadState ts, PyObject self) {
      return table.number(id, ts, self);
    }

    @Override
    public boolean test(ThreadState ts, PyObject self) {
      return table.test(id, ts, self);
    }

    @Override
    public boolean contains(ThreadState ts, PyObject self, PyObject item) {
      return table.contains(id, ts, self, item);
    }

    @Override
    public PyObject call(
        ThreadState ts, PyObject self, PyObject[] args, int start, int n, PyTuple kwnames) {
      return table.call(id, ts, self, args, start, n, kwnames);
    }
  }
}
