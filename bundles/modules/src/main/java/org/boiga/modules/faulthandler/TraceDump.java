package org.boiga.modules.faulthandler;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.boiga.memory.Mutator;
import org.boiga.modules.libc.Libc;
import org.boiga.objects.Evaluator.CodeLine;
import org.boiga.objects.InterpreterState;
import org.boiga.objects.ThreadState;

/**
 * Text about where threads are, for a file descriptor. Making it needs no cooperation of the
 * threads and takes no locks, since they may hang.
 */
final class TraceDump {
  private static final int MAX_FRAMES = 100;
  private static final int MAX_THREADS = 100;
  private static final int MAX_TEXT = 500;

  private final StringBuilder text = new StringBuilder();

  TraceDump line(String s) {
    text.append(s).append('\n');
    return this;
  }

  /** Text in ASCII, abbreviated. */
  private void escaped(String s) {
    for (int c : s.codePoints().limit(MAX_TEXT).toArray()) {
      if (c >= ' ' && c < 0x7F) {
        text.append((char) c);
      } else {
        text.append((c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x").formatted(c));
      }
    }
    if (s.codePointCount(0, s.length()) > MAX_TEXT) {
      text.append("...");
    }
  }

  private void frames(ThreadState of) {
    List<CodeLine> places = of.interp.evaluator.stackTrace(of, MAX_FRAMES);
    if (places.isEmpty()) {
      line("  <no Python frame>");
    }
    for (CodeLine p : places) {
      text.append("  File \"");
      escaped(p.code().filename);
      text.append("\", line ").append(p.line()).append(" in ");
      escaped(p.code().name);
      text.append('\n');
    }
  }

  /** The frames of one thread. */
  TraceDump thread(ThreadState of) {
    line("Stack (most recent call first):");
    frames(of);
    return this;
  }

  /** The frames of all threads of an interpreter, the youngest first. */
  TraceDump threads(InterpreterState interp, ThreadState current) {
    List<ThreadState> all = new ArrayList<>();
    for (Mutator m : interp.registry.running()) {
      if (m instanceof ThreadState t && t.interp == interp) {
        all.add(t);
      }
    }
    all.sort((a, b) -> Long.compare(b.ident(), a.ident()));
    int n = 0;
    for (ThreadState t : all) {
      if (n > 0) {
        line("");
      }
      if (n++ == MAX_THREADS) {
        return line("...");
      }
      line(
          "%s 0x%016x [%s] (most recent call first):"
              .formatted(
                  t == current ? "Current thread" : "Thread", t.ident(), t.thread.getName()));
      frames(t);
    }
    return this;
  }

  /** Either of the two. */
  TraceDump of(InterpreterState interp, ThreadState current, boolean all) {
    return all ? threads(interp, current) : thread(current);
  }

  void write(int fd) {
    byte[] b = text.toString().getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < b.length; ) {
      int n = Libc.write(fd, b, at, b.length - at);
      if (n <= 0) {
        return;
      }
      at += n;
    }
  }
}
