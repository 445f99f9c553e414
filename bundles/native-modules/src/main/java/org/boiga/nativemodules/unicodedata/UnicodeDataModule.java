package org.boiga.nativemodules.unicodedata;

import org.boiga.api.PyContext;
import org.boiga.api.PyModuleObject;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.annotation.PyModule;

/** Module {@code unicodedata}. */
@PyModule(
    builtin = true,
    name = "unicodedata",
    doc = "The Unicode character database.",
    types = {PyUcd.class})
public final class UnicodeDataModule {
  private UnicodeDataModule() {}

  @PyExec
  static void exec(PyContext ctx, PyModuleObject m) {
    ctx.PyModule_AddStringConstant(m, "unidata_version", "16.0.0");
    ctx.PyModule_AddObject(m, "ucd_3_2_0", new PyUcd(ctx));
  }

  @PyFunction(signature = "(chr, /)", doc = "The general category of a character.")
  static String category(PyContext ctx, PyObject chr) {
    return Lookups.category(ctx, Characters.CURRENT, chr);
  }

  @PyFunction(signature = "(chr, /)", doc = "The bidirectional class of a character.")
  static String bidirectional(PyContext ctx, PyObject chr) {
    return Lookups.bidirectional(ctx, Characters.CURRENT, chr);
  }

  @PyFunction(signature = "(chr, /)", doc = "The canonical combining class of a character.")
  static int combining(PyContext ctx, PyObject chr) {
    return Lookups.combining(ctx, Characters.CURRENT, chr);
  }

  @PyFunction(signature = "(chr, /)", doc = "1 for a character that is mirrored, else 0.")
  static int mirrored(PyContext ctx, PyObject chr) {
    return Lookups.mirrored(ctx, Characters.CURRENT, chr);
  }

  @PyFunction(signature = "(chr, /)", doc = "The East Asian width of a character.")
  static String east_asian_width(PyContext ctx, PyObject chr) {
    return Lookups.width(ctx, Characters.CURRENT, chr);
  }

  @PyFunction(signature = "(chr, /)", doc = "What a character decomposes into, as text.")
  static String decomposition(PyContext ctx, PyObject chr) {
    return Lookups.decomposition(ctx, Characters.CURRENT, chr);
  }

  @PyFunction(
      signature = "(chr, default=<unrepresentable>, /)",
      doc = "The value of a decimal digit.")
  static PyObject decimal(PyContext ctx, PyObject chr, PyObject fallback) {
    return Lookups.decimal(ctx, Characters.CURRENT, chr, fallback);
  }

  @PyFunction(signature = "(chr, default=<unrepresentable>, /)", doc = "The value of a digit.")
  static PyObject digit(PyContext ctx, PyObject chr, PyObject fallback) {
    return Lookups.digit(ctx, Characters.CURRENT, chr, fallback);
  }

  @PyFunction(
      signature = "(chr, default=<unrepresentable>, /)",
      doc = "The numeric value of a character.")
  static PyObject numeric(PyContext ctx, PyObject chr, PyObject fallback) {
    return Lookups.numeric(ctx, Characters.CURRENT, chr, fallback);
  }

  @PyFunction(signature = "(chr, default=<unrepresentable>, /)", doc = "The name of a character.")
  static PyObject name(PyContext ctx, PyObject chr, PyObject fallback) {
    return Lookups.name(ctx, Characters.CURRENT, chr, fallback);
  }

  @PyFunction(signature = "(name, /)", doc = "The character or sequence of that name.")
  static PyObject lookup(PyContext ctx, PyObject name) {
    return Lookups.lookup(ctx, Characters.CURRENT, name);
  }

  @PyFunction(signature = "(form, unistr, /)", doc = "The text in a normal form.")
  static PyObject normalize(PyContext ctx, String form, PyObject unistr) {
    return Lookups.normalize(ctx, Characters.CURRENT, form, unistr);
  }

  @PyFunction(signature = "(form, unistr, /)", doc = "Whether the text is in a normal form.")
  static boolean is_normalized(PyContext ctx, String form, PyObject unistr) {
    return Lookups.isNormalized(ctx, Characters.CURRENT, form, unistr);
  }
}
