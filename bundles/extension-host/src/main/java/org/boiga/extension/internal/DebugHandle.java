package org.boiga.extension.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Set;
import org.boiga.memory.Counted;
import org.boiga.objects.PyType;

/**
 * What an extension in a debug context has for an object of the runtime: good for one thread, and
 * until its scope ends.
 */
final class DebugHandle implements InvocationHandler {
  /** What ends: a call, or a scope in it. */
  static final class Lifetime {
    final Lifetime outer;
    volatile String endedBy;

    Lifetime(Lifetime outer) {
      this.outer = outer;
    }
  }

  private final Counted target;
  private final Thread thread;
  private final String origin;
  private final org.boiga.api.PyObject visible;
  private volatile Lifetime lifetime;

  /**
   * @param origin where the extension has it from
   */
  DebugHandle(Counted target, Thread thread, Lifetime lifetime, String origin) {
    this.target = target;
    this.thread = thread;
    this.lifetime = lifetime;
    this.origin = origin;
    visible =
        (org.boiga.api.PyObject)
            Proxy.newProxyInstance(
                org.boiga.api.PyObject.class.getClassLoader(), interfaces(target), this);
  }

  /** What extensions may know an object as: the API's interfaces that its class implements. */
  private static Class<?>[] interfaces(Counted target) {
    Set<Class<?>> all = new LinkedHashSet<>();
    all.add(org.boiga.api.PyObject.class);
    for (Class<?> c = target.getClass(); c != null; c = c.getSuperclass()) {
      for (Class<?> i : c.getInterfaces()) {
        if (org.boiga.api.PyObject.class.isAssignableFrom(i)
            && i.getPackageName().equals("org.boiga.api")) {
          all.add(i);
        }
      }
    }
    return all.toArray(Class<?>[]::new);
  }

  /** The handle behind what an extension has; null if that is none. */
  static DebugHandle of(Object o) {
    return o != null
            && Proxy.isProxyClass(o.getClass())
            && Proxy.getInvocationHandler(o) instanceof DebugHandle h
        ? h
        : null;
  }

  org.boiga.api.PyObject visible() {
    return visible;
  }

  boolean isReleased() {
    return lifetime.endedBy != null;
  }

  /** Lets the scope around its scope hold it. */
  void keep() {
    Lifetime outer = lifetime.outer;
    if (outer != null) {
      lifetime = outer;
    }
  }

  /** The object, for a use by a call. */
  Counted use(DebugCall call) {
    String what = PyType.of(target).name();
    String endedBy = lifetime.endedBy;
    if (endedBy != null) {
      throw call.caught(
          "use of a '%s' object after its release: %s, released by %s"
              .formatted(what, origin, endedBy));
    }
    if (Thread.currentThread() != thread) {
      throw call.caught(
          "use of a '%s' object on thread %s that belongs to thread %s: %s"
              .formatted(
                  what, DebugCall.name(Thread.currentThread()), DebugCall.name(thread), origin));
    }
    return target;
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] args) {
    return switch (method.getName()) {
      case "equals" -> proxy == args[0];
      case "hashCode" -> System.identityHashCode(target);
      default -> "<handle of a '" + PyType.of(target).name() + "' object>";
    };
  }
}
