package org.boiga.modules.sre;

import org.boiga.memory.PyObject;
import org.boiga.objects.ThreadState;

/** A search for one match after another in the same subject, until it is closed. */
final class Search implements AutoCloseable {
  private final ThreadState ts;
  final Subject subject;
  final int pos;
  final int endpos;
  final Matcher matcher;
  private int next;
  private boolean exhausted;

  Search(ThreadState ts, PyPattern pattern, PyObject string, long pos, long endpos) {
    this.ts = ts;
    subject = pattern.subject(ts, string);
    this.endpos = (int) Math.clamp(endpos, 0, subject.length);
    this.pos = (int) Math.clamp(pos, 0, subject.length);
    matcher = new Matcher(ts, pattern.program, subject, this.endpos);
    next = this.pos;
  }

  /** Whether there is another match, which is in {@link #matcher} then. */
  boolean next() {
    if (exhausted || next > endpos || !matcher.search(next)) {
      exhausted = true;
      return false;
    }
    advance();
    return true;
  }

  /** As {@link #next}, for a match right where the last one ended. */
  boolean nextHere() {
    if (exhausted || next > endpos || !matcher.match(next, false)) {
      exhausted = true;
      return false;
    }
    advance();
    return true;
  }

  boolean isExhausted() {
    return exhausted;
  }

  @Override
  public void close() {
    subject.release(ts);
  }

  private void advance() {
    next = matcher.position;
    matcher.advanceFrom(matcher.position == matcher.start ? next : -1);
  }
}
