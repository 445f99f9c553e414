package org.boiga.api;

import org.boiga.api.context.BufferProtocol;
import org.boiga.api.context.CallProtocol;
import org.boiga.api.context.Clocks;
import org.boiga.api.context.ContainerObjects;
import org.boiga.api.context.Exceptions;
import org.boiga.api.context.IteratorProtocol;
import org.boiga.api.context.Lifetime;
import org.boiga.api.context.Modules;
import org.boiga.api.context.NumberObjects;
import org.boiga.api.context.NumberProtocol;
import org.boiga.api.context.ObjectProtocol;
import org.boiga.api.context.SequenceProtocol;
import org.boiga.api.context.StringObjects;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What an extension does with Python: the functions of CPython's C API under their names, as
 * methods. A context stands for an attached thread; every entry of an extension gets it as first
 * parameter, and it must not be kept or handed to another thread.
 *
 * <p><b>Ownership.</b> Arguments are borrowed from the caller. Results of these methods are held by
 * the scope of the running call and released when it ends, but for what the call returns; nothing
 * is ever released by hand. What is to outlive the call goes into a container, a {@link PyField} or
 * a {@link PyGlobal}. No method steals a reference.
 *
 * <p><b>Errors</b> are thrown as {@link PyError}; no method returns null for an error, and only
 * those that say so return null at all. Parameters are not null unless it says so.
 *
 * <p><b>Threads.</b> There is no global lock: other threads run at the same time, in the same
 * objects. Every method here is safe on objects that threads share. An extension's own Java state
 * is its own to protect; do not call the context, which may stop at a safepoint, while you hold a
 * Java lock.
 */
@ProviderType
public interface PyContext
    extends ObjectProtocol,
        CallProtocol,
        NumberProtocol,
        NumberObjects,
        StringObjects,
        BufferProtocol,
        SequenceProtocol,
        ContainerObjects,
        IteratorProtocol,
        Exceptions,
        Modules,
        Lifetime,
        Clocks {

  /** The version of the API that this platform implements, such as {@code 1.0.0}. */
  String Py_Version();

  /**
   * Whether the platform has a feature that an extension can do without. Names are those of the
   * guide; a name that the platform does not know is that of a feature that it does not have, so
   * that an extension may ask for what only later versions define.
   */
  boolean hasFeature(String name);
}
