package org.boiga.extension.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.boiga.api.PyBuffer;
import org.boiga.api.PyInterpreter;
import org.boiga.api.PyObject;
import org.boiga.api.PyScope;

/**
 * What an extension in a debug context has for something else than an object: a scope, a detached
 * block, a buffer, which are to be closed once, or a global, a builder.
 */
final class DebugResource implements InvocationHandler {
  private final DebugCall call;
  private final Object target;
  private final String kind;
  private final String site;
  private final Thread thread = Thread.currentThread();

  /** For a scope: what ends with it. */
  private final DebugHandle.Lifetime lifetime;

  /** For a thread that an extension attaches: what it does. */
  private final DebugCall attached;

  private String closedAt;

  private DebugResource(DebugCall call, Class<?> type, Object target) {
    this.call = call;
    this.target = target;
    kind = type == PyInterpreter.Attached.class ? "attached thread" : type.getSimpleName();
    site = DebugCall.site();
    lifetime = type == PyScope.class ? call.beginScope() : null;
    attached =
        target instanceof PyInterpreter.Attached a
            ? new DebugCall(
                call.table, "thread attached by " + call.function, (Context) a.context())
            : null;
  }

  /** What the extension gets for {@code target}, which an operation returned as that type. */
  static Object wrap(DebugCall call, Class<?> type, Object target) {
    DebugResource r = new DebugResource(call, type, target);
    if (target instanceof AutoCloseable) {
      call.opened(r);
    }
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, r);
  }

  /** What an operation gets for one of these, such as a buffer, as an argument. */
  static Object unwrap(Object o) {
    if (Proxy.isProxyClass(o.getClass())
        && Proxy.getInvocationHandler(o) instanceof DebugResource r) {
      r.checkOpen("use after close");
      return r.target;
    }
    return o;
  }

  /** Whether it may outlive the call that opened it, and be closed by another thread. */
  boolean isLasting() {
    return target instanceof PyBuffer || target instanceof PyInterpreter.Attached;
  }

  boolean isClosed() {
    return closedAt != null;
  }

  void reportLeak(String end) {
    call.report("%s is not closed at %s, opened at %s".formatted(kind, end, site));
  }

  /** Closes what a call has left open. */
  void closeLeft() {
    closedAt = "the end of " + call.function;
    if (lifetime != null) {
      call.endScope(lifetime, closedAt);
    }
    try {
      ((AutoCloseable) target).close();
    } catch (Exception e) {
      call.report(kind + " cannot be closed: " + e);
    }
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return switch (method.getName()) {
        case "equals" -> proxy == args[0];
        case "hashCode" -> System.identityHashCode(target);
        default -> "<" + kind + ">";
      };
    }
    boolean closing = target instanceof AutoCloseable && method.getName().equals("close");
    checkOpen(closing ? "double release" : "use after close");
    if (closing) {
      close();
      return null;
    }
    if (target instanceof AutoCloseable && !(target instanceof PyBuffer)) {
      checkThread();
    }
    if (attached != null) {
      return attached.context();
    }
    if (lifetime != null && args != null) {
      DebugHandle h = DebugHandle.of(args[0]);
      ((PyScope) target).keep((PyObject) call.unwrap(args[0]));
      if (h != null) {
        h.keep();
      }
      return args[0];
    }
    DebugCall user = call.user(args);
    try {
      return user.wrap(method, method.invoke(target, user.unwrap(args)));
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private void checkOpen(String use) {
    if (closedAt != null) {
      throw call.caught(
          "%s of a %s: opened at %s, closed at %s".formatted(use, kind, site, closedAt));
    }
  }

  private void checkThread() {
    if (Thread.currentThread() != thread) {
      throw call.caught(
          "use of a %s on thread %s that belongs to thread %s: opened at %s"
              .formatted(
                  kind, DebugCall.name(Thread.currentThread()), DebugCall.name(thread), site));
    }
  }

  private void close() throws Exception {
    if (!isLasting()) {
      checkThread();
    }
    closedAt = DebugCall.site();
    call.closed(this);
    if (lifetime != null) {
      call.endScope(lifetime, "the scope's end at " + closedAt);
    }
    if (attached != null) {
      attached.close();
    }
    ((AutoCloseable) target).close();
  }
}
