package org.boiga.modules.thread;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.boiga.objects.PyDict;
import org.boiga.objects.ThreadState;

/** Which thread-local objects a thread has attributes in, so that they go when it ends. */
final class LocalRegistry {
  /** Each set is its thread's own. */
  private final Map<ThreadState, Set<PyThreadLocal>> used = new ConcurrentHashMap<>();

  static LocalRegistry of(ThreadState ts) {
    return ts.interp.state(LocalRegistry.class, LocalRegistry::new);
  }

  void add(ThreadState ts, PyThreadLocal local) {
    used.computeIfAbsent(ts, _ -> Collections.newSetFromMap(new WeakHashMap<>())).add(local);
  }

  /** Drops a thread's attributes, which may run finalisers; called by the thread at its end. */
  void threadEnds(ThreadState ts) {
    takeAll(ts).forEach(ts::holdOwned);
  }

  /** A thread has ended, and the last finalisers that it ran used locals again. */
  void threadHasEnded(ThreadState ts) {
    List<PyDict> left = takeAll(ts);
    if (!left.isEmpty()) {
      ts.interp.addPendingCall(other -> left.forEach(other::holdOwned));
    }
  }

  private List<PyDict> takeAll(ThreadState ts) {
    List<PyDict> owned = new ArrayList<>();
    Set<PyThreadLocal> locals = used.remove(ts);
    if (locals != null) {
      for (PyThreadLocal local : locals) {
        PyDict d = local.take(ts);
        if (d != null) {
          owned.add(d);
        }
      }
    }
    return owned;
  }
}
