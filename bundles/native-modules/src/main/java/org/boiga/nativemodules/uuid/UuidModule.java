package org.boiga.nativemodules.uuid;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.boiga.api.PyContext;
import org.boiga.api.PyModuleObject;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.annotation.PyModule;

/**
 * Module {@code _uuid}. Identifiers are unique within the process; a random node keeps those of
 * processes apart.
 */
@PyModule(builtin = true, name = "_uuid", doc = "Identifiers made from the time.")
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

  /** The time of the last identifier of the process, whichever interpreter made it. */
  private static final AtomicLong LAST = new AtomicLong();

  static {
    SecureRandom random = new SecureRandom();
    long node = random.nextLong(1L << 48) | MULTICAST;
    LOW_WORD = VARIANT | random.nextLong(1L << 14) << 48 | node;
  }

  private UuidModule() {}

  @PyExec
  static void exec(PyContext ctx, PyModuleObject m) {
    ctx.PyModule_AddIntConstant(m, "has_uuid_generate_time_safe", 1);
    ctx.PyModule_AddIntConstant(m, "has_stable_extractable_node", 0);
  }

  /** The current time, later than any that it gave before. */
  private static long time() {
    Instant now = Instant.now();
    long t = (now.getEpochSecond() + REFORM) * TICKS + now.getNano() / 100;
    return LAST.updateAndGet(last -> Math.max(t, last + 1));
  }

  @PyFunction(
      name = "generate_time_safe",
      doc = "An identifier as bytes, and that it is not synchronised with other processes.")
  static PyObject generateTimeSafe(PyContext ctx) {
    long t = time();
    long high = t << 32 | (t >>> 32 & 0xFFFF) << 16 | VERSION_1 | t >>> 48 & 0xFFF;
    byte[] b = ByteBuffer.allocate(16).putLong(high).putLong(LOW_WORD).array();
    return ctx.PyTuple_Pack(ctx.PyBytes_FromByteArray(b), ctx.PyLong_FromLong(UNSAFE));
  }
}
