package org.boiga.modules.signal;

import java.util.LinkedHashMap;
import java.util.Map;

/** The signals of Linux: numbers, names and what they mean. */
final class SignalNames {
  /** One more than the largest number. */
  static final int COUNT = 65;

  static final int RTMIN = 34;

  private static final String TABLE =
      """
      1|SIGHUP|Hangup
      2|SIGINT|Interrupt
      3|SIGQUIT|Quit
      4|SIGILL|Illegal instruction
      5|SIGTRAP|Trace/breakpoint trap
      6|SIGABRT,SIGIOT|Aborted
      7|SIGBUS|Bus error
      8|SIGFPE|Floating point exception
      9|SIGKILL|Killed
      10|SIGUSR1|User defined signal 1
      11|SIGSEGV|Segmentation fault
      12|SIGUSR2|User defined signal 2
      13|SIGPIPE|Broken pipe
      14|SIGALRM|Alarm clock
      15|SIGTERM|Terminated
      16|SIGSTKFLT|Stack fault
      17|SIGCHLD,SIGCLD|Child exited
      18|SIGCONT|Continued
      19|SIGSTOP|Stopped (signal)
      20|SIGTSTP|Stopped
      21|SIGTTIN|Stopped (tty input)
      22|SIGTTOU|Stopped (tty output)
      23|SIGURG|Urgent I/O condition
      24|SIGXCPU|CPU time limit exceeded
      25|SIGXFSZ|File size limit exceeded
      26|SIGVTALRM|Virtual timer expired
      27|SIGPROF|Profiling timer expired
      28|SIGWINCH|Window changed
      29|SIGIO,SIGPOLL|I/O possible
      30|SIGPWR|Power failure
      31|SIGSYS|Bad system call
      """;

  private static final Map<String, Integer> NUMBERS = new LinkedHashMap<>();
  private static final String[] NAMES = new String[COUNT];
  private static final String[] TEXTS = new String[COUNT];

  static {
    for (String line : TABLE.split("\n")) {
      String[] parts = line.split("\\|");
      int number = Integer.parseInt(parts[0]);
      String[] names = parts[1].split(",");
      NAMES[number] = names[0];
      TEXTS[number] = parts[2];
      for (String n : names) {
        NUMBERS.put(n, number);
      }
    }
    NUMBERS.put("SIGRTMIN", RTMIN);
    NUMBERS.put("SIGRTMAX", COUNT - 1);
    for (int i = RTMIN; i < COUNT; i++) {
      TEXTS[i] = "Real-time signal " + (i - RTMIN);
    }
  }

  private SignalNames() {}

  static Map<String, Integer> numbers() {
    return NUMBERS;
  }

  /** The name without {@code SIG}, or null if the signal has none. */
  static String shortName(int number) {
    String n = NAMES[number];
    return n == null ? null : n.substring(3);
  }

  /** What the signal means, or null. */
  static String text(int number) {
    return TEXTS[number];
  }
}
