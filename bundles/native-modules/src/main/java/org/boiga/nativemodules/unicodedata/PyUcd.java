package org.boiga.nativemodules.unicodedata;

import org.boiga.api.PyContext;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PyType;

/** The database of version 3.2, which internationalised domain names (RFC 3490) are based on. */
@PyType(name = "unicodedata.UCD", subclassable = false)
public final class PyUcd extends PyNativeObject {
  PyUcd(PyContext ctx) {
    super(ctx);
  }

  @PyGetter
  String unidata_version(PyContext ctx) {
    return "3.2.0";
  }

  @PyMethod(signature = "(chr, /)", doc = "The general category of a character.")
  String category(PyContext ctx, PyObject chr) {
    return Lookups.category(ctx, Characters.OLD, chr);
  }

  @PyMethod(signature = "(chr, /)", doc = "The bidirectional class of a character.")
  String bidirectional(PyContext ctx, PyObject chr) {
    return Lookups.bidirectional(ctx, Characters.OLD, chr);
  }

  @PyMethod(signature = "(chr, /)", doc = "The canonical combining class of a character.")
  int combining(PyContext ctx, PyObject chr) {
    return Lookups.combining(ctx, Characters.OLD, chr);
  }

  @PyMethod(signature = "(chr, /)", doc = "1 for a character that is mirrored, else 0.")
  int mirrored(PyContext ctx, PyObject chr) {
    return Lookups.mirrored(ctx, Characters.OLD, chr);
  }

  @PyMethod(signature = "(chr, /)", doc = "The East Asian width of a character.")
  String east_asian_width(PyContext ctx, PyObject chr) {
    return Lookups.width(ctx, Characters.OLD, chr);
  }

  @PyMethod(signature = "(chr, /)", doc = "What a character decomposes into, as text.")
  String decomposition(PyContext ctx, PyObject chr) {
    return Lookups.decomposition(ctx, Characters.OLD, chr);
  }

  @PyMethod(
      signature = "(chr, default=<unrepresentable>, /)",
      doc = "The value of a decimal digit.")
  PyObject decimal(PyContext ctx, PyObject chr, PyObject fallback) {
    return Lookups.decimal(ctx, Characters.OLD, chr, fallback);
  }

  @PyMethod(signature = "(chr, default=<unrepresentable>, /)", doc = "The value of a digit.")
  PyObject digit(PyContext ctx, PyObject chr, PyObject fallback) {
    return Lookups.digit(ctx, Characters.OLD, chr, fallback);
  }

  @PyMethod(
      signature = "(chr, default=<unrepresentable>, /)",
      doc = "The numeric value of a character.")
  PyObject numeric(PyContext ctx, PyObject chr, PyObject fallback) {
    return Lookups.numeric(ctx, Characters.OLD, chr, fallback);
  }

  @PyMethod(signature = "(chr, default=<unrepresentable>, /)", doc = "The name of a character.")
  PyObject name(PyContext ctx, PyObject chr, PyObject fallback) {
    return Lookups.name(ctx, Characters.OLD, chr, fallback);
  }

  @PyMethod(signature = "(name, /)", doc = "The character or sequence of that name.")
  PyObject lookup(PyContext ctx, PyObject name) {
    return Lookups.lookup(ctx, Characters.OLD, name);
  }

  @PyMethod(signature = "(form, unistr, /)", doc = "The text in a normal form.")
  PyObject normalize(PyContext ctx, String form, PyObject unistr) {
    return Lookups.normalize(ctx, Characters.OLD, form, unistr);
  }

  @PyMethod(signature = "(form, unistr, /)", doc = "Whether the text is in a normal form.")
  boolean is_normalized(PyContext ctx, String form, PyObject unistr) {
    return Lookups.isNormalized(ctx, Characters.OLD, form, unistr);
  }
}
