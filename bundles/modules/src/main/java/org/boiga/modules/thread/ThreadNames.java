package org.boiga.modules.thread;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.boiga.api.libc.NativeFunction;
import org.boiga.api.libc.Scratch;
import org.boiga.memory.PyObject;
import org.boiga.objects.Codecs;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;

/** Names of threads for the system, which are short, and for the JVM. */
final class ThreadNames {
  /** The most bytes that the system keeps of a name. */
  static final int LONGEST = 15;

  private static final int SET_NAME = 15;
  private static final int GET_NAME = 16;
  private static final NativeFunction PRCTL = new NativeFunction("prctl");

  private ThreadNames() {}

  /** Names the running thread. */
  static void set(ThreadState ts, PyStr name) {
    String text = name.toString();
    ts.thread.setName(text);
    if (ts.thread.isVirtual() || isSetByJvm(ts, text)) {
      return;
    }
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8); // what has no encoding becomes "?"
    int length = 0;
    while (length < Math.min(encoded.length, LONGEST) && encoded[length] != 0) {
      length++;
    }
    Scratch s = Scratch.get();
    MemorySegment.copy(encoded, 0, s.result, ValueLayout.JAVA_BYTE, 0, length);
    s.result.set(ValueLayout.JAVA_BYTE, length, (byte) 0);
    PRCTL.callRaw(SET_NAME, s.resultAddress(), 0);
  }

  /** Whether the system has the name from the JVM: it passes on those that fit, of its threads. */
  private static boolean isSetByJvm(ThreadState ts, String name) {
    return ts != ts.interp.mainThread
        && name.length() <= LONGEST
        && name.chars().allMatch(c -> c > 0 && c < 0x80);
  }

  /** The running thread's name, at most {@link #LONGEST} bytes of it. */
  static PyObject get(ThreadState ts) {
    if (ts.thread.isVirtual()) {
      return PyStr.of(ts.thread.getName());
    }
    Scratch s = Scratch.get();
    PRCTL.callRaw(GET_NAME, s.resultAddress(), 0);
    byte[] name = s.result.asSlice(0, LONGEST + 1).toArray(ValueLayout.JAVA_BYTE);
    int length = 0;
    while (name[length] != 0) {
      length++;
    }
    return Codecs.fsDecode(ts, Arrays.copyOf(name, length));
  }
}
