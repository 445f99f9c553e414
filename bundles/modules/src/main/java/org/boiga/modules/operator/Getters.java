package org.boiga.modules.operator;

import org.boiga.memory.PyObject;
import org.boiga.objects.Conversion;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ReprGuard;
import org.boiga.objects.ThreadState;

/** What itemgetter, attrgetter and methodcaller have in common. */
final class Getters {
  private Getters() {}

  static String repr(ThreadState ts, PyObject self, PyTuple args) {
    return repr(ts, self, args, null);
  }

  /** The call that makes {@code self}; {@code kwargs} may be null. */
  static String repr(ThreadState ts, PyObject self, PyTuple args, PyDict kwargs) {
    String name = PyType.of(self).name();
    if (!ReprGuard.enter(ts, self)) {
      return name + "(...)";
    }
    try {
      StringBuilder b = new StringBuilder(name).append('(');
      String separator = "";
      for (int i = 0; i < args.size(); i++) {
        b.append(separator).append(Conversion.repr(ts, args.at(i)));
        separator = ", ";
      }
      if (kwargs != null) {
        for (PyObject k : kwargs.keysArray(ts)) {
          b.append(separator).append(Conversion.str(ts, k)).append('=');
          b.append(Conversion.repr(ts, kwargs.get(ts, k)));
          separator = ", ";
        }
      }
      return b.append(')').toString();
    } finally {
      ReprGuard.leave(ts, self);
    }
  }
}
