package org.boiga.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.boiga.api.annotation.PyStateExport;
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

  /** Gives the module's state for the version that replaces it. */
  @FunctionalInterface
  public interface ExportState {
    Object export(PyContext ctx);
  }

  /** Takes over the state of the version that this one replaces. */
  @FunctionalInterface
  public interface ImportState {
    void take(PyContext ctx, PyModuleObject module, Object state);
  }

  /** Brings an exported state from one form into the next. */
  @FunctionalInterface
  public interface Migration {
    Object migrate(PyContext ctx, Object state);
  }

  private record StateTransfer(int version, ExportState export, ImportState take) {}

  private final List<NativeTable> types = new ArrayList<>();
  private final List<NativeTable> internalTypes = new ArrayList<>();
  private Exec exec = (ctx, module) -> {};
  private final Map<Integer, Migration> migrations = new HashMap<>();
  private StateTransfer transfer;
  private long drainMillis = PyStateExport.DRAIN_MILLIS;
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

  /**
   * Has the module's state cross to the version of its bundle that replaces it, and from the one
   * that it replaces. What is exported consists of Python objects or of objects of the JDK: the two
   * versions do not know each other's classes.
   *
   * @param version the version of the exported state's form, from 1 on
   */
  protected final void state(int version, ExportState export, ImportState take) {
    transfer = new StateTransfer(version, export, take);
  }

  /** Declares how a state of an earlier form becomes one of the next form. */
  protected final void migration(int from, Migration migration) {
    migrations.put(from, migration);
  }

  /**
   * Sets how long calls that run when the module's bundle stops have to finish; those that do not
   * are reported, and go on in the old version.
   */
  protected final void drain(Duration time) {
    drainMillis = time.toMillis();
  }

  @Override
  public final int stateVersion() {
    return transfer == null ? 0 : transfer.version;
  }

  @Override
  public final long drainMillis() {
    return drainMillis;
  }

  @Override
  public final Object exportState(PyContext ctx) {
    return transfer.export.export(ctx);
  }

  @Override
  public final Object migrateState(PyContext ctx, int from, Object state) {
    Migration m = migrations.get(from);
    return m == null ? null : m.migrate(ctx, state);
  }

  @Override
  public final void importState(PyContext ctx, PyModuleObject module, Object state) {
    transfer.take.take(ctx, module, state);
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
