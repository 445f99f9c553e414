package org.boiga.modules.queue;

import org.boiga.api.annotation.PyExec;
import org.boiga.modules.support.ModuleException;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyModule;
import org.boiga.objects.ThreadState;

/** Module {@code _queue}. */
@org.boiga.api.annotation.PyModule(name = "_queue", doc = "A queue that threads share.")
public final class QueueModule {
  static final ModuleException EMPTY = new ModuleException("_queue", "Empty", PyExc.Exception);

  private QueueModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "SimpleQueue", PySimpleQueue.TYPE);
    m.put(ts, "Empty", EMPTY.type(ts));
  }
}
