package org.boiga.api;

import java.util.Arrays;
import org.boiga.api.spi.Host;
import org.boiga.api.spi.Owned;

/**
 * The base of Java classes that implement Python types: an instance with its fields is the state of
 * one Python object, and is that object wherever the API takes or gives one.
 *
 * <pre>{@code
 * @PyType(name = "counter.Counter")
 * public final class Counter extends PyNativeObject {
 *   private final AtomicLong n = new AtomicLong();
 *
 *   Counter(PyContext ctx, PyTypeObject type) {
 *     super(ctx, type);
 *   }
 *
 *   @PySlot(signature = "()")
 *   static Counter __new__(PyContext ctx, PyTypeObject type) {
 *     return new Counter(ctx, type);
 *   }
 *
 *   @PyMethod
 *   long increment(PyContext ctx) {
 *     return n.incrementAndGet();
 *   }
 * }
 * }</pre>
 *
 * <p>Several threads may call methods of one instance at the same time. References to Python
 * objects belong in a {@link PyField}.
 */
public abstract class PyNativeObject implements PyObject {
  private static final Owned[] NONE = {};

  private final Host host;
  private Owned[] owned = NONE;

  /** Makes an instance of the type that this Java class declares; held by the current scope. */
  protected PyNativeObject(PyContext ctx) {
    host = ctx.PyType_GenericNew(this, null);
  }

  /** Makes an instance of {@code type}, which may derive from the type that the class declares. */
  protected PyNativeObject(PyContext ctx, PyTypeObject type) {
    host = ctx.PyType_GenericNew(this, type);
  }

  /** Makes a reference that this object owns; for initialisers of fields and constructors. */
  protected final PyField field() {
    return own(host.newField());
  }

  /** As {@link #field()} with a value, which may be null; for constructors. */
  protected final PyField field(PyContext ctx, PyObject value) {
    return own(host.newField(ctx, value));
  }

  /** Makes a queue of references that this object owns; for initialisers of fields. */
  protected final PyFieldQueue fieldQueue() {
    return own(host.newFieldQueue());
  }

  private <T extends Owned> T own(T o) {
    Owned[] more = Arrays.copyOf(owned, owned.length + 1);
    more[owned.length] = o;
    owned = more;
    return o;
  }

  /** For the runtime: the object that Python sees. */
  public static Host host(PyNativeObject o) {
    return o.host;
  }

  /** For the runtime: the references that the object owns. */
  public static Owned[] owned(PyNativeObject o) {
    return o.owned;
  }
}
