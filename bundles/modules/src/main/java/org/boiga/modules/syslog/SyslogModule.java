package org.boiga.modules.syslog;

import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.libc.NativeFunction;
import org.boiga.api.libc.NativeStrings;
import org.boiga.memory.PyObject;
import org.boiga.modules.libc.Blocking;
import org.boiga.modules.posix.Audit;
import org.boiga.modules.support.ConstantTable;
import org.boiga.objects.Args;
import org.boiga.objects.Codecs;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyList;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.Sequences;
import org.boiga.objects.ThreadState;

/** Module {@code syslog}. The connection to the log is one for the process. */
@org.boiga.api.annotation.PyModule(name = "syslog", doc = "The log of the system.")
public final class SyslogModule {
  private static final NativeFunction OPEN = new NativeFunction("openlog");
  private static final NativeFunction LOG = new NativeFunction("syslog");
  private static final NativeFunction CLOSE = new NativeFunction("closelog");
  private static final NativeFunction SET_MASK = new NativeFunction("setlogmask");
  private static final int LOG_INFO = 6;
  private static final int LOG_USER = 8;

  /** The memory of the identification, which the C library keeps using. Guarded by the class. */
  private static Arena identification;

  private SyslogModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    ConstantTable.put(ts, m, SyslogModule.class);
  }

  private static byte[] bytes(ThreadState ts, PyObject o, String function, String argument) {
    if (!(o instanceof PyStr s)) {
      throw Args.badArgument(ts, function, argument, "str", o);
    }
    byte[] b = Codecs.utf8(ts, s);
    for (byte x : b) {
      if (x == 0) {
        throw PyErr.valueError(ts, "embedded null character");
      }
    }
    return b;
  }

  /** The name of the program, as CPython finds it. */
  private static byte[] programName(ThreadState ts) {
    PyObject argv = ts.interp.sys.get(ts, "argv");
    if (!(argv instanceof PyList l)
        || l.size() == 0
        || !(Sequences.getItem(ts, l, Py.int_(0)) instanceof PyStr s)) {
      return null;
    }
    String name = s.toString();
    String base = name.substring(name.lastIndexOf('/') + 1);
    return base.isEmpty() ? null : base.getBytes(StandardCharsets.UTF_8);
  }

  private static synchronized void open(byte[] ident, long option, long facility) {
    Arena old = identification;
    Arena fresh = Arena.ofShared();
    identification = fresh;
    OPEN.callRaw(ident == null ? 0 : NativeStrings.string(fresh, ident), option, facility);
    if (old != null) {
      old.close();
    }
  }

  private static synchronized boolean isOpen() {
    return identification != null;
  }

  @PyFunction(
      signature = "(ident=<unrepresentable>, logoption=0, facility=8)",
      doc = "Set how the following messages are logged.")
  static void openlog(ThreadState ts, PyObject ident, PyObject logoption, PyObject facility) {
    byte[] name = ident == null ? programName(ts) : bytes(ts, ident, "openlog", "argument 'ident'");
    long option = logoption == null ? 0 : Args.toCLong(ts, logoption);
    long f = facility == null ? LOG_USER : Args.toCLong(ts, facility);
    Audit.event(ts, "syslog.openlog", ident == null ? Py.None : ident, Py.int_(option), Py.int_(f));
    open(name, option, f);
  }

  @PyFunction(doc = "syslog([priority,] message): log a message.")
  static PyObject syslog(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (kwnames != null && kwnames.size() > 0) {
      Args.rejectKeywords(ts, "syslog.syslog", kwnames);
    }
    if (n < 1 || n > 2) {
      throw PyErr.typeError(ts, "syslog.syslog requires 1 to 2 arguments");
    }
    int priority = n == 2 ? Args.toInt(ts, args[start]) : LOG_INFO;
    byte[] message = bytes(ts, args[start + n - 1], "syslog", "argument " + n);
    Audit.event(ts, "syslog.syslog", Py.int_(priority), args[start + n - 1]);
    if (!isOpen()) {
      openlog(ts, null, null, null);
    }
    try (Arena arena = Arena.ofConfined()) {
      long format = NativeStrings.string(arena, new byte[] {'%', 's'});
      long text = NativeStrings.string(arena, message);
      Blocking.call(ts, () -> LOG.callRaw(priority, format, text));
    }
    return Py.None;
  }

  @PyFunction(doc = "End the connection to the log.")
  static void closelog(ThreadState ts) {
    Audit.event(ts, "syslog.closelog");
    synchronized (SyslogModule.class) {
      if (identification != null) {
        CLOSE.callRaw(0, 0, 0);
        identification.close();
        identification = null;
      }
    }
  }

  @PyFunction(signature = "(maskpri, /)", doc = "Set which priorities are logged; the old ones.")
  static int setlogmask(ThreadState ts, PyObject maskpri) {
    long mask = Args.toCLong(ts, maskpri);
    Audit.event(ts, "syslog.setlogmask", Py.int_(mask));
    return SET_MASK.call(mask);
  }

  @PyFunction(name = "LOG_MASK", signature = "(pri, /)", doc = "The mask of one priority.")
  static int mask(ThreadState ts, PyObject pri) {
    return 1 << Args.toCLong(ts, pri);
  }

  @PyFunction(name = "LOG_UPTO", signature = "(pri, /)", doc = "The mask up to a priority.")
  static int maskUpTo(ThreadState ts, PyObject pri) {
    return (1 << Args.toCLong(ts, pri) + 1) - 1;
  }
}
