package org.boiga.api.libc;

import java.util.Map;
import java.util.TreeMap;

/** Error numbers of Linux with their names and texts, so that none needs a native call. */
public final class Errno {
  public static final int EPERM = 1;
  public static final int ENOENT = 2;
  public static final int ESRCH = 3;
  public static final int EINTR = 4;
  public static final int EIO = 5;
  public static final int E2BIG = 7;
  public static final int EBADF = 9;
  public static final int ECHILD = 10;
  public static final int EAGAIN = 11;
  public static final int ENOMEM = 12;
  public static final int EACCES = 13;
  public static final int EFAULT = 14;
  public static final int EEXIST = 17;
  public static final int ENOTDIR = 20;
  public static final int EISDIR = 21;
  public static final int EINVAL = 22;
  public static final int ENOTTY = 25;
  public static final int ESPIPE = 29;
  public static final int EPIPE = 32;
  public static final int ERANGE = 34;
  public static final int ENAMETOOLONG = 36;
  public static final int ENOSYS = 38;
  public static final int ENOTSUP = 95;
  public static final int ETIMEDOUT = 110;
  public static final int EAFNOSUPPORT = 97;
  public static final int ECONNRESET = 104;
  public static final int EINPROGRESS = 115;

  private static final String[] TEXTS = new String[134];
  private static final Map<String, Integer> NAMES = new TreeMap<>();

  static {
    for (String line : ErrnoTable.LINES.split("\n")) {
      String[] parts = line.split("\\|");
      int number = Integer.parseInt(parts[0]);
      TEXTS[number] = parts[2];
      for (String name : parts[1].split(",")) {
        NAMES.put(name, number);
      }
    }
    TEXTS[0] = "Success";
  }

  private Errno() {}

  /** {@code strerror(number)}. */
  public static String text(int number) {
    String s = number >= 0 && number < TEXTS.length ? TEXTS[number] : null;
    return s == null ? "Unknown error " + number : s;
  }

  /** Numbers by symbolic name. */
  public static Map<String, Integer> names() {
    return NAMES;
  }
}
