package org.boiga.modules.libc;

import org.boiga.memory.PyObject;
import org.boiga.objects.Numbers;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** The ids of users and groups as arguments. */
public final class AccountId {
  private AccountId() {}

  /**
   * An id, which is unsigned; -1 stands for the largest, which is nobody's.
   *
   * @param what {@code uid} or {@code gid}
   */
  public static int of(ThreadState ts, PyObject o, String what) {
    if (!Numbers.isIndex(o)) {
      throw PyErr.typeError(ts, what + " should be integer, not " + PyType.of(o).name());
    }
    PyInt i = Numbers.index(ts, o);
    if (!i.isLong() || i.longValue() < -1 || i.longValue() > 0xFFFFFFFFL) {
      boolean large = !i.isLong() && i.bigValue().signum() > 0;
      throw PyErr.overflowError(
          ts, what + (large ? " is greater than maximum" : " is less than minimum"));
    }
    return (int) i.longValue();
  }
}
