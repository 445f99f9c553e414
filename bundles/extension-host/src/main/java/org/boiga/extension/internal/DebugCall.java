package org.boiga.extension.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.boiga.api.PyContext;
import org.boiga.api.PyModuleDef;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.spi.ArgumentParser;
import org.boiga.api.spi.Host;
import org.boiga.api.spi.NativeTable;
import org.boiga.api.spi.Paired;
import org.boiga.memory.Counted;
import org.boiga.objects.PyType;

/**
 * A call of a module in a debug context. Its context is good for this call alone; objects of the
 * runtime are handles that end with the call or their scope; what is to be closed is watched.
 */
final class DebugCall implements GuardedTable.Call, InvocationHandler {
  private static final StackWalker STACK =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private static final String API = "org.boiga.api";

  final DebugTable table;
  final String function;
  private final Context real;
  private final Thread thread = Thread.currentThread();
  private final PyContext context;
  private final Map<Counted, DebugHandle> handles = new IdentityHashMap<>();
  private final List<DebugResource> opened = new ArrayList<>();
  private DebugHandle.Lifetime lifetime = new DebugHandle.Lifetime(null);
  private volatile boolean ended;

  DebugCall(DebugTable table, String function, Context real) {
    this.table = table;
    this.function = function;
    this.real = real;
    context =
        (PyContext)
            Proxy.newProxyInstance(
                PyContext.class.getClassLoader(),
                new Class<?>[] {PyContext.class, ArgumentParser.class},
                this);
  }

  static String name(Thread t) {
    return t.getName().isEmpty() ? "#" + t.threadId() : t.getName();
  }

  /** The call whose context an extension has. */
  static DebugCall of(PyContext context) {
    return (DebugCall) Proxy.getInvocationHandler(context);
  }

  /** Where in the extension's code the running operation is. */
  static String site() {
    return STACK.walk(
        frames ->
            frames
                .filter(f -> isExtension(f.getDeclaringClass()))
                .findFirst()
                .map(
                    f ->
                        "%s.%s (%s:%d)"
                            .formatted(
                                f.getClassName(),
                                f.getMethodName(),
                                f.getFileName(),
                                f.getLineNumber()))
                .orElse("an unknown place"));
  }

  private static boolean isExtension(Class<?> c) {
    String name = c.getPackageName();
    boolean platform =
        name.startsWith("java.")
            || name.startsWith("jdk.")
            || name.startsWith("com.sun.proxy")
            || name.equals(API)
            || name.startsWith(API + ".")
            || name.startsWith("org.boiga.extension.");
    boolean generated =
        NativeTable.class.isAssignableFrom(c) && !PyModuleDef.class.isAssignableFrom(c);
    return !platform && !generated && !Proxy.isProxyClass(c);
  }

  // Reports --------------------------------------------------------------------------------------

  void report(String what) {
    table.debugging.report(function, what);
  }

  /** Reports what an extension does wrong, and gives what stops it. */
  DebugError caught(String what) {
    report(what);
    return new DebugError(function + ": " + what);
  }

  /** The thread's own context, for a use of this call's by the running thread. */
  Context use() {
    if (ended) {
      throw caught("use of the context after the call that it was for, at " + site());
    }
    if (Thread.currentThread() != thread) {
      throw caught(
          "use of the context of thread %s on thread %s, at %s"
              .formatted(name(thread), name(Thread.currentThread()), site()));
    }
    return real;
  }

  // The boundary ---------------------------------------------------------------------------------

  @Override
  public PyContext context() {
    return context;
  }

  @Override
  public PyObject in(PyObject o) {
    return handle(o, "an argument of the call");
  }

  @Override
  public PyObject[] in(PyObject[] args, int start, int n, PyObject kwnames) {
    int end = start + n + (kwnames == null ? 0 : real.count(kwnames));
    PyObject[] all = new PyObject[end];
    for (int i = start; i < end; i++) {
      all[i] = handle(Paired.visible(args[i]), "argument " + (i - start + 1) + " of the call");
    }
    return all;
  }

  @Override
  public PyObject out(PyObject o) {
    return (PyObject) unwrap(o);
  }

  @Override
  public void close() {
    for (DebugResource r : opened.reversed()) {
      if (!r.isClosed() && !r.isLasting()) {
        r.reportLeak("the end of the call");
        r.closeLeft();
      }
    }
    lifetime.endedBy = "the end of " + function;
    ended = true;
  }

  void opened(DebugResource r) {
    if (r.isLasting()) {
      table.debugging.opened(r);
    } else {
      opened.add(r);
    }
  }

  void closed(DebugResource r) {
    if (r.isLasting()) {
      table.debugging.closed(r);
    } else {
      opened.remove(r);
    }
  }

  DebugHandle.Lifetime beginScope() {
    lifetime = new DebugHandle.Lifetime(lifetime);
    return lifetime;
  }

  void endScope(DebugHandle.Lifetime scope, String by) {
    scope.endedBy = by;
    while (lifetime.endedBy != null && lifetime.outer != null) {
      lifetime = lifetime.outer;
    }
  }

  // Handles --------------------------------------------------------------------------------------

  /** An object as this call's code gets it; objects that are not counted have no handles. */
  private PyObject handle(PyObject o, String origin) {
    if (!(o instanceof Counted c) || c.isUncounted()) {
      return o;
    }
    DebugHandle h = handles.get(c);
    if (h == null || h.isReleased()) {
      h = new DebugHandle(c, thread, lifetime, origin);
      handles.put(c, h);
    }
    return h.visible();
  }

  /** What the extension gets for what a field of an object of its own gives. */
  PyObject obtained(PyObject o) {
    return o instanceof Counted ? handle(o, "obtained at " + site()) : o;
  }

  /** What an operation returns, as this call's code gets it. */
  Object wrap(Method method, Object result) {
    return switch (result) {
      case null -> null;
      case PyNativeObject _, Host _ -> result;
      case PyObject o -> obtained(o);
      case PyObject[] all -> {
        PyObject[] copy = new PyObject[all.length];
        for (int i = 0; i < all.length; i++) {
          copy[i] = obtained(all[i]);
        }
        yield copy;
      }
      default -> {
        Class<?> type = method.getReturnType();
        boolean ours = type.isInterface() && type.getPackageName().equals(API);
        yield ours ? DebugResource.wrap(this, type, result) : result;
      }
    };
  }

  /** What an operation gets for an argument. */
  Object unwrap(Object o) {
    DebugHandle h = DebugHandle.of(o);
    if (h != null) {
      return h.use(this);
    }
    return switch (o) {
      case null -> null;
      case PyNativeObject n -> {
        checkLive(n);
        yield n;
      }
      case PyObject[] all -> {
        PyObject[] copy = new PyObject[all.length];
        for (int i = 0; i < all.length; i++) {
          copy[i] = (PyObject) unwrap(all[i]);
        }
        yield copy;
      }
      case Object[] all when all.getClass() == Object[].class -> {
        Object[] copy = new Object[all.length];
        for (int i = 0; i < all.length; i++) {
          copy[i] = unwrap(all[i]);
        }
        yield copy;
      }
      case PyContext c when Proxy.isProxyClass(c.getClass()) -> of(c).use();
      case Consumer<?> c -> round(c);
      case BiConsumer<?, ?> c -> round(c);
      default -> DebugResource.unwrap(o);
    };
  }

  private void checkLive(PyNativeObject n) {
    Host host = PyNativeObject.host(n);
    if (host != null && host.object() instanceof Counted c && c.isDead()) {
      throw caught(
          "use of a '%s' object that has been finalised, at %s"
              .formatted(PyType.of(c).name(), site()));
    }
  }

  Object[] unwrap(Object[] args) {
    if (args == null) {
      return null;
    }
    Object[] all = new Object[args.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = unwrap(args[i]);
    }
    return all;
  }

  /** The call among whose arguments is its context, as a global's are; this one if none is. */
  DebugCall user(Object[] args) {
    return args != null
            && args.length > 0
            && args[0] instanceof PyContext c
            && Proxy.isProxyClass(c.getClass())
        ? of(c)
        : this;
  }

  @SuppressWarnings("unchecked")
  private Consumer<PyObject> round(Consumer<?> body) {
    return o -> {
      DebugHandle.Lifetime round = beginScope();
      ((Consumer<PyObject>) body).accept(obtained(o));
      endScope(round, "the end of its round in " + function);
    };
  }

  @SuppressWarnings("unchecked")
  private BiConsumer<PyObject, PyObject> round(BiConsumer<?, ?> body) {
    return (a, b) -> {
      DebugHandle.Lifetime round = beginScope();
      ((BiConsumer<PyObject, PyObject>) body).accept(obtained(a), obtained(b));
      endScope(round, "the end of its round in " + function);
    };
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return switch (method.getName()) {
        case "equals" -> proxy == args[0];
        case "hashCode" -> System.identityHashCode(proxy);
        default -> "<context of " + function + ">";
      };
    }
    Context ctx = use();
    try {
      return wrap(method, method.invoke(ctx, unwrap(args)));
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
