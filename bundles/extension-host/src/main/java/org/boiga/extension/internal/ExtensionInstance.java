package org.boiga.extension.internal;

import java.lang.ref.WeakReference;
import org.boiga.api.PyBufferExporter;
import org.boiga.api.PyFinalizable;
import org.boiga.api.PyNativeObject;
import org.boiga.api.spi.Host;
import org.boiga.api.spi.Owned;
import org.boiga.api.spi.Paired;
import org.boiga.memory.Mutator;
import org.boiga.memory.Visitor;
import org.boiga.objects.Buffer;
import org.boiga.objects.BufferExporter;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** The object that Python sees of an extension's object: type, count, attributes, finalisation. */
sealed class ExtensionInstance extends PyInstance implements Paired, OwningHost {
  private final PyNativeObject payload;

  private ExtensionInstance(ThreadState ts, PyType type, PyNativeObject payload, StandIn state) {
    super(ts, type, state);
    this.payload = payload;
  }

  private ExtensionInstance(ThreadState ts, Lost state) {
    super(ts, state);
    payload = state.payload;
  }

  /** Makes the object for a payload; held by the current scope. */
  static Host make(ThreadState ts, PyType type, PyNativeObject payload) {
    boolean exports = payload instanceof PyBufferExporter;
    Lost state = type.finalizes() ? new Lost(payload) : null;
    ExtensionInstance o =
        exports
            ? new Exporter(ts, type, payload, state)
            : new ExtensionInstance(ts, type, payload, state);
    if (state == null) {
      return o;
    }
    state.link.object = new WeakReference<>(o);
    return state.link;
  }

  /**
   * What is left of an object with a finaliser that nobody refers to although its count is off. The
   * payload refers to its object weakly, so that the JVM can find out.
   */
  private static final class Lost extends StandIn {
    final PyNativeObject payload;
    final WeakLink link = new WeakLink();

    Lost(PyNativeObject payload) {
      this.payload = payload;
    }

    @Override
    protected PyInstance make(ThreadState ts) {
      ExtensionInstance o =
          payload instanceof PyBufferExporter
              ? new Exporter(ts, this)
              : new ExtensionInstance(ts, this);
      link.object = new WeakReference<>(o);
      return o;
    }
  }

  private static final class WeakLink implements OwningHost {
    volatile WeakReference<ExtensionInstance> object;

    @Override
    public org.boiga.api.PyObject object() {
      ExtensionInstance o = object.get();
      if (o == null) {
        throw new IllegalStateException("use of a finalised object");
      }
      return o;
    }
  }

  /** One whose memory others may use. */
  private static final class Exporter extends ExtensionInstance implements BufferExporter {
    Exporter(ThreadState ts, PyType type, PyNativeObject payload, StandIn state) {
      super(ts, type, payload, state);
    }

    Exporter(ThreadState ts, Lost state) {
      super(ts, state);
    }

    @Override
    public Buffer exportBuffer(ThreadState ts, int flags) {
      return table().exportBuffer(ts, this, flags);
    }
  }

  /** The table of the type that declares the payload's class. */
  final ExtensionTable table() {
    return (ExtensionTable) type().layout.table();
  }

  /** Makes a new object that is never counted. */
  void immortalize() {
    becomeUncounted();
  }

  @Override
  public PyNativeObject payload() {
    return payload;
  }

  @Override
  public org.boiga.api.PyObject object() {
    return this;
  }

  @Override
  protected boolean hasFinalizer() {
    return payload instanceof PyFinalizable || super.hasFinalizer();
  }

  @Override
  protected void runFinalizer(Mutator m) {
    if (super.hasFinalizer()) {
      super.runFinalizer(m);
    }
    if (payload instanceof PyFinalizable f) {
      table().finalize((ThreadState) m, this, f);
    }
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    for (Owned o : PyNativeObject.owned(payload)) {
      ((Traversed) o).traverse(v);
    }
  }
}
