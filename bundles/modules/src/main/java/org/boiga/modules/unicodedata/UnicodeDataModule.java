package org.boiga.modules.unicodedata;

import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;

/** Module {@code unicodedata}. */
@org.boiga.api.annotation.PyModule(
    name = "unicodedata",
    doc = "The Unicode character database.",
    types = {PyUcd.class})
public final class UnicodeDataModule {
  private UnicodeDataModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "unidata_version", PyStr.of("16.0.0"));
    m.put(ts, "ucd_3_2_0", new PyUcd());
  }

  @PyFunction(signature = "(chr, /)", doc = "The general category of a character.")
  static String category(ThreadState ts, PyObject chr) {
    return Lookups.category(ts, Characters.CURRENT, chr);
  }

  @PyFunction(signature = "(chr, /)", doc = "The bidirectional class of a character.")
  static String bidirectional(ThreadState ts, PyObject chr) {
    return Lookups.bidirectional(ts, Characters.CURRENT, chr);
  }

  @PyFunction(signature = "(chr, /)", doc = "The canonical combining class of a character.")
  static int combining(ThreadState ts, PyObject chr) {
    return Lookups.combining(ts, Characters.CURRENT, chr);
  }

  @PyFunction(signature = "(chr, /)", doc = "1 for a character that is mirrored, else 0.")
  static int mirrored(ThreadState ts, PyObject chr) {
    return Lookups.mirrored(ts, Characters.CURRENT, chr);
  }

  @PyFunction(signature = "(chr, /)", doc = "The East Asian width of a character.")
  static String east_asian_width(ThreadState ts, PyObject chr) {
    return Lookups.width(ts, Characters.CURRENT, chr);
  }

  @PyFunction(signature = "(chr, /)", doc = "What a character decomposes into, as text.")
  static String decomposition(ThreadState ts, PyObject chr) {
    return Lookups.decomposition(ts, Characters.CURRENT, chr);
  }

  @PyFunction(
      signature = "(chr, default=<unrepresentable>, /)",
      doc = "The value of a decimal digit.")
  static PyObject decimal(ThreadState ts, PyObject chr, PyObject fallback) {
    return Lookups.decimal(ts, Characters.CURRENT, chr, fallback);
  }

  @PyFunction(signature = "(chr, default=<unrepresentable>, /)", doc = "The value of a digit.")
  static PyObject digit(ThreadState ts, PyObject chr, PyObject fallback) {
    return Lookups.digit(ts, Characters.CURRENT, chr, fallback);
  }

  @PyFunction(
      signature = "(chr, default=<unrepresentable>, /)",
      doc = "The numeric value of a character.")
  static PyObject numeric(ThreadState ts, PyObject chr, PyObject fallback) {
    return Lookups.numeric(ts, Characters.CURRENT, chr, fallback);
  }

  @PyFunction(signature = "(chr, default=<unrepresentable>, /)", doc = "The name of a character.")
  static PyObject name(ThreadState ts, PyObject chr, PyObject fallback) {
    return Lookups.name(ts, Characters.CURRENT, chr, fallback);
  }

  @PyFunction(signature = "(name, /)", doc = "The character or sequence of that name.")
  static PyObject lookup(ThreadState ts, PyObject name) {
    return Lookups.lookup(ts, Characters.CURRENT, name);
  }

  @PyFunction(signature = "(form, unistr, /)", doc = "The text in a normal form.")
  static PyObject normalize(ThreadState ts, String form, PyStr unistr) {
    return Characters.CURRENT.normalize(unistr, Lookups.form(ts, form));
  }

  @PyFunction(signature = "(form, unistr, /)", doc = "Whether the text is in a normal form.")
  static boolean is_normalized(ThreadState ts, String form, PyStr unistr) {
    return Characters.CURRENT.normalize(unistr, Lookups.form(ts, form)).equals(unistr);
  }
}
