package org.boiga.modules.unicodedata;

import java.text.Normalizer;
import org.boiga.objects.PyStr;
import org.boiga.objects.StrBuilder;
import org.boiga.objects.Unicode;
import org.boiga.objects.UnicodeNames;

/** The character database: the one of today, or the one of version 3.2. */
enum Characters {
  CURRENT,
  OLD;

  private static final String[] CATEGORIES = {
    "Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Me", "Mc", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc",
    "Cf", "", "Co", "Cs", "Pd", "Ps", "Pe", "Pc", "Po", "Sm", "Sc", "Sk", "So", "Pi", "Pf"
  };
  private static final String[] DIRECTIONS = {
    "L", "R", "AL", "EN", "ES", "ET", "AN", "CS", "NSM", "BN", "B", "S", "WS", "ON", "LRE", "LRO",
    "RLE", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"
  };

  private static final String UNASSIGNED = "Cn";

  private boolean isUnassigned(int c) {
    return this == OLD && UNASSIGNED.equals(CharacterTable.OLD_CATEGORY.get(c));
  }

  private String old(CharacterTable table, int c) {
    return this == OLD ? table.get(c) : null;
  }

  String category(int c) {
    String old = old(CharacterTable.OLD_CATEGORY, c);
    return old != null ? old : CATEGORIES[Character.getType(c)];
  }

  String bidirectional(int c) {
    String old = old(CharacterTable.OLD_BIDIRECTIONAL, c);
    if (old != null) {
      return old;
    }
    int d = Character.getDirectionality(c);
    return d < 0 || isUnassigned(c) ? "" : DIRECTIONS[d];
  }

  boolean mirrored(int c) {
    String old = old(CharacterTable.OLD_MIRRORED, c);
    return old != null ? old.equals("1") : Character.isMirrored(c) && !isUnassigned(c);
  }

  int combining(int c) {
    String v = isUnassigned(c) ? null : CharacterTable.COMBINING.get(c);
    return v == null ? 0 : Integer.parseInt(v);
  }

  String width(int c) {
    String old = old(CharacterTable.OLD_WIDTH, c);
    String v = old != null ? old : isUnassigned(c) ? null : CharacterTable.WIDTH.get(c);
    return v == null ? "N" : v;
  }

  String decomposition(int c) {
    String v = isUnassigned(c) ? null : CharacterTable.DECOMPOSITION.get(c);
    return v == null ? "" : v;
  }

  /** The name, or null. */
  String name(int c) {
    return isUnassigned(c) ? null : UnicodeNames.name(c);
  }

  /** The value of a decimal digit, or -1. */
  int decimal(int c) {
    String old = old(CharacterTable.OLD_DECIMAL, c);
    return old != null ? Integer.parseInt(old) : isUnassigned(c) ? -1 : Unicode.decimal(c);
  }

  /** The value of a digit, or -1. */
  int digit(int c) {
    return Unicode.isDigit(c) ? (int) fraction(CharacterTable.NUMERIC.get(c)) : -1;
  }

  /** The numeric value, or NaN. */
  double numeric(int c) {
    String old = old(CharacterTable.OLD_NUMERIC, c);
    String v = old != null ? old : isUnassigned(c) ? null : CharacterTable.NUMERIC.get(c);
    return v == null || v.equals("None") ? Double.NaN : fraction(v);
  }

  private static double fraction(String v) {
    int slash = v.indexOf('/');
    return slash < 0
        ? Double.parseDouble(v)
        : Double.parseDouble(v.substring(0, slash)) / Double.parseDouble(v.substring(slash + 1));
  }

  /** The character or sequence of that name, or null. Version 3.2 had no aliases and sequences. */
  PyStr lookup(String name) {
    int c = this == OLD ? UnicodeNames.lookupName(name) : UnicodeNames.lookup(name);
    if (c >= 0) {
      return isUnassigned(c) ? null : PyStr.ofCodePoint(c);
    }
    return this == OLD ? null : UnicodeNames.sequence(name);
  }

  PyStr normalize(PyStr s, Normalizer.Form form) {
    if (s.isAscii()) {
      return s.exact();
    }
    if (this == CURRENT) {
      return normalized(s, form);
    }
    return switch (form) {
      case NFD, NFKD -> decomposed(s, form);
      case NFC -> composed(decomposed(s, Normalizer.Form.NFD));
      case NFKC -> composed(decomposed(s, Normalizer.Form.NFKD));
    };
  }

  /** Composes by today's rules, but does not take apart what version 3.2 did not know. */
  private PyStr composed(PyStr s) {
    StrBuilder out = new StrBuilder(s.length());
    StrBuilder part = new StrBuilder(s.length());
    for (int i = 0; i < s.length(); i++) {
      int c = s.at(i);
      if (isUnassigned(c) && !Normalizer.isNormalized(Character.toString(c), Normalizer.Form.NFC)) {
        out.append(normalized(part.toStr(), Normalizer.Form.NFC)).append(c);
        part.clear();
      } else {
        part.append(c);
      }
    }
    return out.append(normalized(part.toStr(), Normalizer.Form.NFC)).toStr();
  }

  /** What version 3.2 did not know stays as it is, between stretches that are taken apart. */
  private PyStr decomposed(PyStr s, Normalizer.Form form) {
    StrBuilder out = new StrBuilder(s.length());
    StrBuilder known = new StrBuilder(s.length());
    for (int i = 0; i < s.length(); i++) {
      int c = s.at(i);
      if (isUnassigned(c)) {
        out.append(normalized(known.toStr(), form)).append(c);
        known.clear();
      } else {
        String other = CharacterTable.OLD_NORMALIZATION.get(c);
        known.append(other == null ? c : Integer.parseInt(other, 16));
      }
    }
    return out.append(normalized(known.toStr(), form)).toStr();
  }

  private static PyStr normalized(PyStr s, Normalizer.Form form) {
    String text = s.toString();
    String result = Normalizer.normalize(text, form);
    return result.equals(text) ? s.exact() : PyStr.of(result);
  }
}
