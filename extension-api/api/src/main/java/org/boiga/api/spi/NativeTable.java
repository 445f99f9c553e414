package org.boiga.api.spi;

import java.util.List;
import org.boiga.api.PyContext;
import org.boiga.api.PyModuleObject;
import org.boiga.api.PyObject;
import org.boiga.api.Py_mod_gil;
import org.boiga.api.Py_mod_multiple_interpreters;
import org.boiga.api.Slot;
import org.boiga.api.annotation.PyType;

/**
 * The table of what a module or a type declares to Python: the one form that the runtime reads. The
 * annotation processor generates a subclass {@code <Class>Table} for each annotated class; tables
 * written by hand are {@link org.boiga.api.PyModuleDef} and {@link org.boiga.api.PyType_Spec}.
 *
 * <p>Entries are called by number, by the method for their slot's shape; the receiver has been
 * checked.
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

  /** The documentation, or null. */
  public abstract String doc();

  /** All entries, in order of declaration. */
  public abstract Entry[] entries();

  /**
   * For a type: the class whose instances are its objects, or that declares it if these are made by
   * its base.
   */
  public Class<?> javaClass() {
    return null;
  }

  /** For a type: the full name of its base, empty if the Java superclass tells. */
  public String base() {
    return "";
  }

  /** For a type: how patterns take instances. */
  public PyType.Collection collection() {
    return PyType.Collection.INHERITED;
  }

  /** For a type: whether instances can be weakly referenced. */
  public boolean weaklyReferable() {
    return true;
  }

  /** For a type: whether Python classes may derive from it. */
  public boolean subclassable() {
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

  /** For a module: the tables of the types that are its attributes. */
  public List<NativeTable> types() {
    return List.of();
  }

  /** For a module: the tables of further types, such as iterators, that it only uses. */
  public List<NativeTable> internalTypes() {
    return List.of();
  }

  /** For a module: whether it needs a lock around its entries. */
  public Py_mod_gil gil() {
    return Py_mod_gil.Py_MOD_GIL_NOT_USED;
  }

  /** For a module: whether several interpreters may import it. */
  public Py_mod_multiple_interpreters multipleInterpreters() {
    return Py_mod_multiple_interpreters.Py_MOD_PER_INTERPRETER_GIL_SUPPORTED;
  }

  /** For a module: fills it, once in each interpreter that imports it, and at each reload. */
  public void exec(PyContext ctx, PyModuleObject module) {}

  /**
   * For a module whose state crosses to the version of its bundle that replaces it: the version of
   * the exported state's form, positive; 0 if the state does not cross.
   */
  public int stateVersion() {
    return 0;
  }

  /** How long calls that run when the module's bundle stops have to finish. */
  public long drainMillis() {
    return 0;
  }

  /** The state, as Python objects or objects of the JDK. */
  public Object exportState(PyContext ctx) {
    throw new AssertionError(name() + " exports no state");
  }

  /**
   * An exported state of an earlier form in the next form; null if no migration from that form is
   * declared.
   */
  public Object migrateState(PyContext ctx, int from, Object state) {
    return null;
  }

  /** Takes a state over, after {@link #exec} of a new module. */
  public void importState(PyContext ctx, PyModuleObject module, Object state) {}

  private AssertionError noEntry(int id) {
    return new AssertionError("no entry " + id + " of that shape in " + name());
  }

  public PyObject call(
      int id, PyContext ctx, PyObject self, PyObject[] args, int start, int n, PyObject kwnames) {
    throw noEntry(id);
  }

  public PyObject unary(int id, PyContext ctx, PyObject self) {
    throw noEntry(id);
  }

  public PyObject binary(int id, PyContext ctx, PyObject self, PyObject other) {
    throw noEntry(id);
  }

  public PyObject ternary(int id, PyContext ctx, PyObject self, PyObject a, PyObject b) {
    throw noEntry(id);
  }

  public void store(int id, PyContext ctx, PyObject self, PyObject key, PyObject value) {
    throw noEntry(id);
  }

  public void remove(int id, PyContext ctx, PyObject self, PyObject key) {
    throw noEntry(id);
  }

  public long number(int id, PyContext ctx, PyObject self) {
    throw noEntry(id);
  }

  public boolean test(int id, PyContext ctx, PyObject self) {
    throw noEntry(id);
  }

  public boolean contains(int id, PyContext ctx, PyObject self, PyObject item) {
    throw noEntry(id);
  }
}
