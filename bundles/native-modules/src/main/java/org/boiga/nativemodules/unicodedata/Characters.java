package org.boiga.nativemodules.unicodedata;

import java.text.Normalizer;
import org.boiga.api.PyContext;
import org.boiga.api.PyObject;

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
  String name(PyContext ctx, int c) {
    return isUnassigned(c) ? null : ctx.PyUnicode_GetName(c);
  }

  /** The value of a decimal digit, or -1. */
  int decimal(PyContext ctx, int c) {
    String old = old(CharacterTable.OLD_DECIMAL, c);
    return old != null ? Integer.parseInt(old) : isUnassigned(c) ? -1 : ctx.Py_UNICODE_TODECIMAL(c);
  }

  /** The value of a digit, or -1. */
  int digit(PyContext ctx, int c) {
    return ctx.Py_UNICODE_ISDIGIT(c) ? (int) fraction(CharacterTable.NUMERIC.get(c)) : -1;
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
  PyObject lookup(PyContext ctx, String name) {
    PyObject found = ctx.PyUnicode_FromName(name, this == CURRENT);
    boolean unknown =
        found != null && this == OLD && isUnassigned(ctx.PyUnicode_ReadChar(found, 0));
    return unknown ? null : found;
  }

  String normalize(String s, Normalizer.Form form) {
    if (this == CURRENT) {
      return Normalizer.normalize(s, form);
    }
    return switch (form) {
      case NFD, NFKD -> decomposed(s, form);
      case NFC -> composed(decomposed(s, Normalizer.Form.NFD));
      case NFKC -> composed(decomposed(s, Normalizer.Form.NFKD));
    };
  }

  /** Composes by today's rules, but does not take apart what version 3.2 did not know. */
  private String composed(String s) {
    StringBuilder out = new StringBuilder(s.length());
    StringBuilder part = new StringBuilder(s.length());
    s.codePoints()
        .forEach(
            c -> {
              if (isUnassigned(c)
                  && !Normalizer.isNormalized(Character.toString(c), Normalizer.Form.NFC)) {
                out.append(Normalizer.normalize(part, Normalizer.Form.NFC)).appendCodePoint(c);
                part.setLength(0);
              } else {
                part.appendCodePoint(c);
              }
            });
    return out.append(Normalizer.normalize(part, Normalizer.Form.NFC)).toString();
  }

  /** What version 3.2 did not know stays as it is, between stretches that are taken apart. */
  private String decomposed(String s, Normalizer.Form form) {
    StringBuilder out = new StringBuilder(s.length());
    StringBuilder known = new StringBuilder(s.length());
    s.codePoints()
        .forEach(
            c -> {
              if (isUnassigned(c)) {
                out.append(Normalizer.normalize(known, form)).appendCodePoint(c);
                known.setLength(0);
              } else {
                String other = CharacterTable.OLD_NORMALIZATION.get(c);
                known.appendCodePoint(other == null ? c : Integer.parseInt(other, 16));
              }
            });
    return out.append(Normalizer.normalize(known, form)).toString();
  }
}
