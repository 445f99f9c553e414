package org.boiga.modules.uuid;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/**
 * Module {@code _uuid}. Identifiers are unique within the process; a random node keeps those of
 * processes apart.
 */
@org.boiga.api.annotation.PyModule(name = "_uuid", doc = "Identifiers made from the time.")
public final class UuidModule {
  /** 100 nanoseconds, the unit of the time in an identifier. */
  private static final long TICKS = 10_000_000;

  /** Seconds from the reform of the calendar, 15 October 1582, to the epoch. */
  private static final long REFORM = 12_219_292_800L;

  private static final long VERSION_1 = 0x1000;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long MULTICAST = 1L << 40;
  private static final long LOW_WORD;

  /** What {@code uuid_generate_time_safe} returns where no other process is asked. */
  private static final int UNSAFE = -1;

  private static long last;

  static {
    SecureRandom random = new SecureRandom();
    long node = random.nextLong(1L << 48) | MULTICAST;
    LOW_WORD = VARIANT | random.nextLong(1L << 14) << 48 | node;
  }

  private UuidModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "has_uuid_generate_time_safe", Py.int_(1));
    m.put(ts, "has_stable_extractable_node", Py.int_(0));
  }

  /** The current time, later than any that it gave before. */
  private static synchronized long time() {
    Instant now = Instant.now();
    long t = (now.getEpochSecond() + REFORM) * TICKS + now.getNano() / 100;
    last = Math.max(t, last + 1);
    return last;
  }

  @PyFunction(
      name = "generate_time_safe",
      doc = "An identifier as bytes, and that it is not synchronised with other processes.")
  static PyObject generateTimeSafe(ThreadState ts) {
    long t = time();
    long high = t << 32 | (t >>> 32 & 0xFFFF) << 16 | VERSION_1 | t >>> 48 & 0xFFF;
    byte[] b = ByteBuffer.allocate(16).putLong(high).putLong(LOW_WORD).array();
    return PyTuple.of(ts, PyBytes.of(b), Py.int_(UNSAFE));
  }
}
