package org.boiga.api;

import java.util.ArrayList;
import java.util.List;
import org.boiga.api.spi.NativeTable;

/**
 * A module defined by hand rather than by annotations. A subclass names the module to the platform
 * with {@link org.boiga.api.annotation.PyModExport} and fills the table in its constructor:
 *
 * <pre>{@code
 * @PyModExport("ledger")
 * public final class Ledger extends PyModuleDef {
 *   public Ledger() {
 *     super("ledger");
 *     doc("Accounts that add up.");
 *     method(PyMethodDef.METH_O("post", Ledger::post, "($module, entry, /)", "Post an entry."));
 *     type(Account.spec());
 *     exec((ctx, module) -> ctx.PyModule_SetState(new State(ctx)));
 *   }
 * }
 * }</pre>
 *
 * <p>Initialisation is in phases only: the table is read once, and {@code exec} ({@code
 * Py_mod_exec}) runs in each interpreter that imports the module.
 */
public abstract class PyModuleDef extends DefinedTable {
  /** {@code Py_mod_exec}. */
  @FunctionalInterface
  public interface Exec {
    void exec(PyContext ctx, PyModuleObject module);
  }

  private final List<NativeTable> types = new ArrayList<>();
  private final List<NativeTable> internalTypes = new ArrayList<>();
  private Exec exec = (ctx, module) -> {};
  private Py_mod_gil gil = super.gil();
  private Py_mod_multiple_interpreters multipleInterpreters = super.multipleInterpreters();

  /** Defines a module of that full name. */
  protected PyModuleDef(String name) {
    super(name);
  }

  protected final void doc(String text) {
    setDoc(text);
  }

  /** Adds a function. */
  protected final void method(PyMethodDef function) {
    add(Kind.FUNCTION, function, name());
  }

  /** Adds a type, which the module has for an attribute. */
  protected final void type(NativeTable type) {
    types.add(type);
  }

  /** Adds a type that the module only uses. */
  protected final void internalType(NativeTable type) {
    internalTypes.add(type);
  }

  protected final void exec(Exec function) {
    exec = function;
  }

  /** Sets {@code Py_mod_gil}. */
  protected final void slot(Py_mod_gil value) {
    gil = value;
  }

  /** Sets {@code Py_mod_multiple_interpreters}. */
  protected final void slot(Py_mod_multiple_interpreters value) {
    multipleInterpreters = value;
  }

  @Override
  public final Py_mod_gil gil() {
    return gil;
  }

  @Override
  public final Py_mod_multiple_interpreters multipleInterpreters() {
    return multipleInterpreters;
  }

  @Override
  public final List<NativeTable> types() {
    return types;
  }

  @Override
  public final List<NativeTable> internalTypes() {
    return internalTypes;
  }

  @Override
  public final void exec(PyContext ctx, PyModuleObject module) {
    exec.exec(ctx, module);
  }
}
