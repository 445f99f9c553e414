package org.boiga.framestack;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.boiga.memory.Mutator;

/**
 * Has threads give back what a deep recursion made their stacks grow to. While there are large
 * stacks, a thread looks from time to time which of them are little used.
 */
final class StackTrimmer {
  private static final long PERIOD_MILLIS = 500;

  /** Large stacks of running threads. */
  private static final Set<FrameStack> LARGE = ConcurrentHashMap.newKeySet();

  private static Thread thread;

  private StackTrimmer() {}

  /** A stack has become large. */
  static void watch(FrameStack s) {
    LARGE.add(s);
    synchronized (StackTrimmer.class) {
      if (thread == null) {
        thread = Thread.ofPlatform().daemon().name("boiga-stack-trimmer").start(StackTrimmer::run);
      }
    }
  }

  private static void run() {
    do {
      try {
        Thread.sleep(PERIOD_MILLIS);
      } catch (InterruptedException e) {
        continue; // nobody else knows the thread
      }
      for (FrameStack s : LARGE) {
        if (s.regs.length < FrameStack.LARGE || !s.owner.registry.running().contains(s.owner)) {
          LARGE.remove(s);
        } else if (s.isWasteful()) {
          s.owner.requestPoll(Mutator.POLL_TRIM);
        }
      }
    } while (!isDone());
  }

  private static synchronized boolean isDone() {
    if (!LARGE.isEmpty()) {
      return false;
    }
    thread = null;
    return true;
  }
}
