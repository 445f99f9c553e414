package org.boiga.modules.locale;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.modules.support.ModuleException;
import org.boiga.objects.Py;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyList;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;

/**
 * Module {@code _locale}. There is the locale C with UTF-8 and no other: the C library's is one for
 * the whole process, which a JVM and several interpreters share.
 */
@org.boiga.api.annotation.PyModule(name = "_locale", doc = "Support for POSIX locales.")
public final class LocaleModule {
  private static final String UTF8 = "C.UTF-8";
  private static final ModuleException ERROR =
      new ModuleException("locale", "Error", PyExc.Exception);
  private static final int CATEGORIES = 6;
  private static final Map<Integer, String> INFO = new TreeMap<>();

  private static final String CONSTANTS =
      """
      ABDAY_1 131072
      ABDAY_2 131073
      ABDAY_3 131074
      ABDAY_4 131075
      ABDAY_5 131076
      ABDAY_6 131077
      ABDAY_7 131078
      ABMON_1 131086
      ABMON_10 131095
      ABMON_11 131096
      ABMON_12 131097
      ABMON_2 131087
      ABMON_3 131088
      ABMON_4 131089
      ABMON_5 131090
      ABMON_6 131091
      ABMON_7 131092
      ABMON_8 131093
      ABMON_9 131094
      ALT_DIGITS 131119
      AM_STR 131110
      CHAR_MAX 127
      CODESET 14
      CRNCYSTR 262159
      DAY_1 131079
      DAY_2 131080
      DAY_3 131081
      DAY_4 131082
      DAY_5 131083
      DAY_6 131084
      DAY_7 131085
      D_FMT 131113
      D_T_FMT 131112
      ERA 131116
      ERA_D_FMT 131118
      ERA_D_T_FMT 131120
      ERA_T_FMT 131121
      LC_ALL 6
      LC_COLLATE 3
      LC_CTYPE 0
      LC_MESSAGES 5
      LC_MONETARY 4
      LC_NUMERIC 1
      LC_TIME 2
      MON_1 131098
      MON_10 131107
      MON_11 131108
      MON_12 131109
      MON_2 131099
      MON_3 131100
      MON_4 131101
      MON_5 131102
      MON_6 131103
      MON_7 131104
      MON_8 131105
      MON_9 131106
      NOEXPR 327681
      PM_STR 131111
      RADIXCHAR 65536
      THOUSEP 65537
      T_FMT 131114
      T_FMT_AMPM 131115
      YESEXPR 327680
      _DATE_FMT 131180
      """;

  static {
    info(131072, "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat");
    info(131079, "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");
    info(131086, "Jan", "Feb", "Mar", "Apr", "May", "Jun");
    info(131092, "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    info(131098, "January", "February", "March", "April", "May", "June", "July", "August");
    info(131106, "September", "October", "November", "December", "AM", "PM");
    info(131112, "%a %b %e %H:%M:%S %Y", "%m/%d/%y", "%H:%M:%S", "%I:%M:%S %p");
    info(131116, "", "", "", "", "", "");
    info(131180, "%a %b %e %H:%M:%S %Z %Y");
    info(65536, ".", "");
    info(327680, "^[yY]", "^[nN]");
    info(262159, "-");
    info(14, "UTF-8");
  }

  private LocaleModule() {}

  private static void info(int first, String... texts) {
    for (int i = 0; i < texts.length; i++) {
      INFO.put(first + i, texts[i]);
    }
  }

  /** The names of the categories' locales in one interpreter. */
  private static final class Names {
    private static final List<String> LABELS =
        List.of("LC_CTYPE", "LC_NUMERIC", "LC_TIME", "LC_COLLATE", "LC_MONETARY", "LC_MESSAGES");

    final String[] names = new String[CATEGORIES + 1];

    Names() {
      java.util.Arrays.fill(names, "C");
      names[0] = UTF8;
    }

    synchronized String set(int category, String name) {
      for (int i = 0; i < CATEGORIES; i++) {
        if (i == category || category == CATEGORIES) {
          names[i] = name;
        }
      }
      return name;
    }

    /** Sets what a list such as {@code LC_CTYPE=C;LC_TIME=C} says, as {@link #get} gives it. */
    synchronized String setAll(ThreadState ts, String list) {
      String[] next = names.clone();
      for (String setting : list.split(";")) {
        int eq = setting.indexOf('=');
        if (eq < 0) {
          throw error(ts, "unsupported locale setting");
        }
        String name = supported(ts, setting.substring(eq + 1));
        int i = LABELS.indexOf(setting.substring(0, eq));
        if (i >= 0) {
          next[i] = name;
        }
      }
      System.arraycopy(next, 0, names, 0, names.length);
      return get(CATEGORIES);
    }

    synchronized String get(int category) {
      if (category < CATEGORIES) {
        return names[category];
      }
      StringBuilder b = new StringBuilder();
      boolean same = true;
      for (int i = 0; i < CATEGORIES; i++) {
        b.append(LABELS.get(i)).append('=').append(names[i]).append(';');
        same &= names[i].equals(names[0]);
      }
      // The categories that Python does not know stay what they are in C.
      return same
          ? names[0]
          : b
              + "LC_PAPER=C;LC_NAME=C;LC_ADDRESS=C;LC_TELEPHONE=C;LC_MEASUREMENT=C;"
              + "LC_IDENTIFICATION=C";
    }
  }

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    for (String line : CONSTANTS.split("\n")) {
      int space = line.indexOf(' ');
      m.put(ts, line.substring(0, space), Py.int_(Long.parseLong(line.substring(space + 1))));
    }
    m.put(ts, "Error", ERROR.type(ts));
  }

  private static RuntimeException error(ThreadState ts, String message) {
    return ERROR.of(ts, message);
  }

  @PyFunction(signature = "(category, locale=None, /)", doc = "Set or query a locale.")
  static String setlocale(ThreadState ts, int category, String locale) {
    Names names = ts.interp.state(Names.class, Names::new);
    if (category < 0 || category > CATEGORIES) {
      throw error(ts, locale == null ? "locale query failed" : "unsupported locale setting");
    }
    if (locale == null) {
      return names.get(category);
    }
    if (category == CATEGORIES && locale.indexOf(';') >= 0) {
      return names.setAll(ts, locale);
    }
    return names.set(category, supported(ts, locale));
  }

  private static String supported(ThreadState ts, String locale) {
    return switch (locale) {
      case "", "C.UTF-8", "C.utf8", "POSIX.UTF-8" -> UTF8;
      case "C", "POSIX" -> "C";
      default -> throw error(ts, "unsupported locale setting");
    };
  }

  @PyFunction(doc = "How numbers and amounts of money are written.")
  static PyObject localeconv(ThreadState ts) {
    PyDict d = new PyDict(ts);
    for (String n :
        new String[] {
          "int_curr_symbol", "currency_symbol", "mon_decimal_point", "mon_thousands_sep"
        }) {
      d.put(ts, n, PyStr.EMPTY);
    }
    d.put(ts, "mon_grouping", new PyList(ts));
    d.put(ts, "positive_sign", PyStr.EMPTY);
    d.put(ts, "negative_sign", PyStr.EMPTY);
    for (String n :
        new String[] {
          "int_frac_digits",
          "frac_digits",
          "p_cs_precedes",
          "p_sep_by_space",
          "n_cs_precedes",
          "n_sep_by_space",
          "p_sign_posn",
          "n_sign_posn"
        }) {
      d.put(ts, n, Py.int_(127));
    }
    d.put(ts, "decimal_point", PyStr.of("."));
    d.put(ts, "thousands_sep", PyStr.EMPTY);
    d.put(ts, "grouping", new PyList(ts));
    return d;
  }

  @PyFunction(name = "nl_langinfo", signature = "(key, /)", doc = "A text of the locale.")
  static String langinfo(ThreadState ts, int key) {
    String s = INFO.get(key);
    if (s == null) {
      throw PyErr.valueError(ts, "unsupported langinfo constant");
    }
    return s;
  }

  @PyFunction(doc = "The encoding of the locale.")
  static String getencoding(ThreadState ts) {
    return "UTF-8";
  }

  @PyFunction(signature = "(os1, os2, /)", doc = "The order of two texts: by code points.")
  static int strcoll(ThreadState ts, PyStr a, PyStr b) {
    return Integer.signum(PyStr.compare(a, b));
  }

  @PyFunction(signature = "(string, /)", doc = "A text whose order is that of strcoll: itself.")
  static PyObject strxfrm(ThreadState ts, PyStr s) {
    return s;
  }

  // Messages -------------------------------------------------------------------------------------

  @PyFunction(signature = "(msg, /)", doc = "The message itself: there are no translations.")
  static PyObject gettext(ThreadState ts, PyStr message) {
    return message;
  }

  @PyFunction(signature = "(domain, msg, /)", doc = "The message itself.")
  static PyObject dgettext(ThreadState ts, PyObject domain, PyStr message) {
    return message;
  }

  @PyFunction(signature = "(domain, msg, category, /)", doc = "The message itself.")
  static PyObject dcgettext(ThreadState ts, PyObject domain, PyStr message, int category) {
    return message;
  }

  @PyFunction(signature = "(domain, /)", doc = "Set or query the domain of messages.")
  static String textdomain(ThreadState ts, PyObject domain) {
    return domain == Py.None ? "messages" : domain.toString();
  }

  @PyFunction(signature = "(domain, dir, /)", doc = "The folder of a domain's translations.")
  static PyObject bindtextdomain(ThreadState ts, String domain, PyObject dir) {
    if (domain.isEmpty()) {
      throw error(ts, "domain must be a non-empty string");
    }
    return dir == Py.None ? PyStr.of("/usr/share/locale") : dir;
  }

  @PyFunction(
      name = "bind_textdomain_codeset",
      signature = "(domain, codeset, /)",
      doc = "The encoding of a domain's translations.")
  static PyObject bindCodeset(ThreadState ts, String domain, PyObject codeset) {
    return codeset;
  }
}
