package org.boiga.modules.thread;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.boiga.objects.ThreadState;

/** Which thread-local objects a thread has attributes in, so that they go when it ends. */
final class LocalRegistry {
  private final Map<ThreadState, List<WeakReference<PyThreadLocal>>> used =
      new ConcurrentHashMap<>();

  void add(ThreadState ts, PyThreadLocal local) {
    used.computeIfAbsent(ts, t -> new ArrayList<>()).add(new WeakReference<>(local));
  }

  /** Called by the thread itself at its end. */
  void threadEnds(ThreadState ts) {
    List<WeakReference<PyThreadLocal>> locals = used.remove(ts);
    if (locals != null) {
      for (WeakReference<PyThreadLocal> r : locals) {
        PyThreadLocal local = r.get();
        if (local != null) {
          local.forget(ts);
        }
      }
    }
  }
}
