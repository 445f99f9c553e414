package org.boiga.extension.internal;

import java.util.function.Consumer;
import org.boiga.api.PyBufferExporter;
import org.boiga.api.PyBufferInfo;
import org.boiga.api.PyContext;
import org.boiga.api.PyFinalizable;
import org.boiga.api.PyModuleObject;
import org.boiga.api.Slot;
import org.boiga.memory.PyObject;
import org.boiga.memory.World;
import org.boiga.objects.Buffer;
import org.boiga.objects.NativeTable;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;
import org.boiga.objects.Unraisable;

/**
 * What an extension declares, in the form that the runtime knows: the boundary that every call of
 * an extension's code crosses. Here objects get their other look, the module is noted whose state
 * the code may ask for, and whatever Java code throws becomes a Python exception.
 */
final class ExtensionTable extends NativeTable {
  private final ModuleInstance module;

  /** What the extension declares. */
  private final org.boiga.api.spi.NativeTable declared;

  /** The same with what the module has around its entries. */
  private final org.boiga.api.spi.NativeTable table;

  private final Entry[] entries;
  private final String owner;
  private final Class<?> javaClass;
  private final boolean forwards;

  /**
   * @param declared the table that the extension has
   * @param table the same, perhaps guarded
   * @param owner what messages call it
   * @param forwards whether calls go to the module's next version, however old this one is
   */
  ExtensionTable(
      ModuleInstance module,
      org.boiga.api.spi.NativeTable declared,
      org.boiga.api.spi.NativeTable table,
      String owner,
      boolean forwards) {
    this.module = module;
    this.declared = declared;
    this.table = table;
    this.owner = owner;
    this.forwards = forwards;
    javaClass = declared.javaClass();
    var own = declared.entries();
    boolean exports = javaClass != null && PyBufferExporter.class.isAssignableFrom(javaClass);
    entries = new Entry[own.length + (exports ? BufferExports.ENTRIES.length : 0)];
    System.arraycopy(BufferExports.ENTRIES, 0, entries, own.length, entries.length - own.length);
    for (int i = 0; i < own.length; i++) {
      var e = own[i];
      entries[i] =
          new Entry(
              Kind.valueOf(e.kind().name()),
              e.id(),
              e.setter(),
              e.name(),
              e.slot(),
              e.signature(),
              e.doc());
    }
  }

  /** For a type: the class that declares it. */
  Class<?> javaClass() {
    return javaClass;
  }

  ModuleInstance module() {
    return module;
  }

  @Override
  public String name() {
    return declared.name();
  }

  @Override
  public String doc() {
    return declared.doc();
  }

  @Override
  public Entry[] entries() {
    return entries;
  }

  @Override
  public boolean subclassable() {
    return declared.subclassable();
  }

  @Override
  public boolean immutable() {
    return declared.immutable();
  }

  @Override
  public String[] matchArgs() {
    return declared.matchArgs();
  }

  @Override
  public String signature() {
    return declared.signature();
  }

  // Crossing -------------------------------------------------------------------------------------

  private ModuleInstance enter(Context ctx) {
    if (module.expired && !forwards) {
      throw PyErr.runtimeError(
          ctx.ts, owner + " belongs to " + module.provider() + ", which has been replaced twice");
    }
    return swap(ctx);
  }

  private ModuleInstance swap(Context ctx) {
    ModuleInstance caller = ctx.module;
    ctx.module = module;
    return caller;
  }

  /** Whether it is of an instance of that version of a module. */
  boolean isOf(ModuleProvider p) {
    return module.isOf(p);
  }

  private static org.boiga.api.PyObject out(PyObject o) {
    return ContextBase.out(o);
  }

  private Entry entry(int id) {
    for (Entry e : entries) {
      if (e.id() == id || e.setter() == id) {
        return e;
      }
    }
    throw new AssertionError("no entry " + id + " in " + name());
  }

  private String nameOf(int id) {
    return owner + "." + entry(id).name();
  }

  private PyObject result(ThreadState ts, int id, org.boiga.api.PyObject o) {
    if (o == null) {
      Slot slot = entry(id).slot();
      if (slot != Slot.NEXT && slot != Slot.INIT && slot != Slot.DEL) {
        throw PyErr.systemError(ts, nameOf(id) + " returned null");
      }
      return null;
    }
    return ContextBase.in(o);
  }

  /** The Python exception for something that is none. */
  private PyException failure(ThreadState ts, String where, Throwable t) {
    return switch (t) {
      case PyException e -> e;
      case World.Ended e -> throw e;
      case DebugError e -> PyErr.systemError(ts, e.getMessage());
      case StackOverflowError _ ->
          PyErr.recursionError(ts, "maximum recursion depth exceeded in " + where);
      case OutOfMemoryError _ -> PyErr.of(ts, PyExc.MemoryError, where + ": " + t.getMessage());
      case ExceptionInInitializerError e when e.getCause() != null ->
          failure(ts, where, e.getCause());
      default -> {
        StackTraceElement[] trace = t.getStackTrace();
        String place =
            trace.length == 0
                ? ""
                : " (%s:%d)".formatted(trace[0].getFileName(), trace[0].getLineNumber());
        yield PyErr.systemError(ts, where + " raised " + t + place);
      }
    };
  }

  private PyException failure(ThreadState ts, int id, Throwable t) {
    return t instanceof PyException e ? e : failure(ts, nameOf(id), t);
  }

  @Override
  public void exec(ThreadState ts, PyModule m) {
    module.fillBuiltin(ts, m);
  }

  /** Runs the module's own initialisation ({@code Py_mod_exec}). */
  void initialize(ThreadState ts, PyModule m) {
    Context ctx = Context.of(ts);
    ModuleInstance caller = enter(ctx);
    try {
      table.exec(ctx, (PyModuleObject) m);
    } catch (Throwable t) {
      throw failure(ts, "initialisation of module " + owner, t);
    } finally {
      ctx.leave(caller);
    }
  }

  /** The module's state for the version that replaces it. */
  Object exportState(ThreadState ts) {
    Context ctx = Context.of(ts);
    ModuleInstance caller = swap(ctx);
    try {
      return table.exportState(ctx);
    } catch (Throwable t) {
      throw failure(ts, "export of the state of module " + owner, t);
    } finally {
      ctx.leave(caller);
    }
  }

  /** Takes over a state that another version has exported in some form. */
  void importState(ThreadState ts, PyModule m, int form, Object exported) {
    Context ctx = Context.of(ts);
    ModuleInstance caller = swap(ctx);
    try {
      int wanted = declared.stateVersion();
      Object state = exported;
      for (int from = form; from != wanted; from++) {
        state = from < wanted ? table.migrateState(ctx, from, state) : null;
        if (state == null) {
          throw PyErr.runtimeError(
              ts,
              "module %s has no migration of its state from form %d to form %d"
                  .formatted(owner, form, wanted));
        }
      }
      table.importState(ctx, (PyModuleObject) m, state);
    } catch (Throwable t) {
      throw failure(ts, "import of the state of module " + owner, t);
    } finally {
      ctx.leave(caller);
    }
  }

  // Memory and its end ---------------------------------------------------------------------------

  /** Exports the memory of an object whose payload is a {@link PyBufferExporter}. */
  Buffer exportBuffer(ThreadState ts, ExtensionInstance o, int flags) {
    Context ctx = Context.of(ts);
    ModuleInstance caller = enter(ctx);
    try {
      PyBufferExporter exporter = (PyBufferExporter) o.payload();
      PyBufferInfo info =
          GuardedTable.within(
              table, GuardedTable.GET_BUFFER, ctx, c -> exporter.bf_getbuffer(c, flags));
      return BufferExports.buffer(ts, this, o, info, flags);
    } catch (Throwable t) {
      throw failure(ts, owner + ".bf_getbuffer", t);
    } finally {
      ctx.leave(caller);
    }
  }

  /** Ends an export; nobody is there to get an exception. */
  void releaseBuffer(ThreadState ts, ExtensionInstance o, PyBufferInfo info) {
    PyBufferExporter exporter = (PyBufferExporter) o.payload();
    unraisable(
        ts,
        o,
        "bf_releasebuffer",
        GuardedTable.RELEASE_BUFFER,
        c -> exporter.bf_releasebuffer(c, info));
  }

  void finalize(ThreadState ts, ExtensionInstance o, PyFinalizable payload) {
    unraisable(ts, o, "dealloc", GuardedTable.DEALLOC, payload::dealloc);
  }

  private void unraisable(
      ThreadState ts, PyObject o, String method, int what, Consumer<PyContext> body) {
    Context ctx = Context.of(ts);
    ModuleInstance caller = swap(ctx);
    try {
      GuardedTable.within(
          table,
          what,
          ctx,
          c -> {
            body.accept(c);
            return null;
          });
    } catch (Throwable t) {
      Unraisable.report(ts, failure(ts, owner + "." + method, t), o);
    } finally {
      ctx.leave(caller);
    }
  }

  // Entries --------------------------------------------------------------------------------------

  @Override
  public PyObject call(
      int id, ThreadState ts, PyObject self, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (id >= BufferExports.FIRST_ID) {
      return BufferExports.call(id, ts, self, args, start, n, kwnames);
    }
    Context ctx = Context.of(ts);
    ModuleInstance caller = enter(ctx);
    try {
      return result(ts, id, table.call(id, ctx, out(self), args, start, n, kwnames));
    } catch (Throwable t) {
      throw failure(ts, id, t);
    } finally {
      ctx.leave(caller);
    }
  }

  @Override
  public PyObject unary(int id, ThreadState ts, PyObject self) {
    Context ctx = Context.of(ts);
    ModuleInstance caller = enter(ctx);
    try {
      return result(ts, id, table.unary(id, ctx, out(self)));
    } catch (Throwable t) {
      throw failure(ts, id, t);
    } finally {
      ctx.leave(caller);
    }
  }

  @Override
  public PyObject binary(int id, ThreadState ts, PyObject self, PyObject other) {
    Context ctx = Context.of(ts);
    ModuleInstance caller = enter(ctx);
    try {
      return result(ts, id, table.binary(id, ctx, out(self), out(other)));
    } catch (Throwable t) {
      throw failure(ts, id, t);
    } finally {
      ctx.leave(caller);
    }
  }

  @Override
  public PyObject ternary(int id, ThreadState ts, PyObject self, PyObject a, PyObject b) {
    Context ctx = Context.of(ts);
    ModuleInstance caller = enter(ctx);
    try {
      return result(ts, id, table.ternary(id, ctx, out(self), out(a), out(b)));
    } catch (Throwable t) {
      throw failure(ts, id, t);
    } finally {
      ctx.leave(caller);
    }
  }

  @Override
  public void store(int id, ThreadState ts, PyObject self, PyObject key, PyObject value) {
    Context ctx = Context.of(ts);
    ModuleInstance caller = enter(ctx);
    try {
      table.store(id, ctx, out(self), out(key), out(value));
    } catch (Throwable t) {
      throw failure(ts, id, t);
    } finally {
      ctx.leave(caller);
    }
  }

  @Override
  public void remove(int id, ThreadState ts, PyObject self, PyObject key) {
    Context ctx = Context.of(ts);
    ModuleInstance caller = enter(ctx);
    try {
      table.remove(id, ctx, out(self), out(key));
    } catch (Throwable t) {
      throw failure(ts, id, t);
    } finally {
      ctx.leave(caller);
    }
  }

  @Override
  public long number(int id, ThreadState ts, PyObject self) {
    Context ctx = Context.of(ts);
    ModuleInstance caller = enter(ctx);
    try {
      return table.number(id, ctx, out(self));
    } catch (Throwable t) {
      throw failure(ts, id, t);
    } finally {
      ctx.leave(caller);
    }
  }

  @Override
  public boolean test(int id, ThreadState ts, PyObject self) {
    Context ctx = Context.of(ts);
    ModuleInstance caller = enter(ctx);
    try {
      return table.test(id, ctx, out(self));
    } catch (Throwable t) {
      throw failure(ts, id, t);
    } finally {
      ctx.leave(caller);
    }
  }

  @Override
  public boolean contains(int id, ThreadState ts, PyObject self, PyObject item) {
    Context ctx = Context.of(ts);
    ModuleInstance caller = enter(ctx);
    try {
      return table.contains(id, ctx, out(self), out(item));
    } catch (Throwable t) {
      throw failure(ts, id, t);
    } finally {
      ctx.leave(caller);
    }
  }
}
