package org.boiga.modules.unicodedata;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.PyObject;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** The database of version 3.2, which internationalised domain names (RFC 3490) are based on. */
@org.boiga.api.annotation.PyType(name = "unicodedata.UCD", subclassable = false)
public final class PyUcd extends PyObject {
  public static final PyType TYPE = PyType.builtin(new PyUcdTable(), PyBaseObject.TYPE);

  @Override
  public PyType type() {
    return TYPE;
  }

  @PyGetter
  String unidata_version(ThreadState ts) {
    return "3.2.0";
  }

  @PyMethod(signature = "(chr, /)", doc = "The general category of a character.")
  String category(ThreadState ts, PyObject chr) {
    return Lookups.category(ts, Characters.OLD, chr);
  }

  @PyMethod(signature = "(chr, /)", doc = "The bidirectional class of a character.")
  String bidirectional(ThreadState ts, PyObject chr) {
    return Lookups.bidirectional(ts, Characters.OLD, chr);
  }

  @PyMethod(signature = "(chr, /)", doc = "The canonical combining class of a character.")
  int combining(ThreadState ts, PyObject chr) {
    return Lookups.combining(ts, Characters.OLD, chr);
  }

  @PyMethod(signature = "(chr, /)", doc = "1 for a character that is mirrored, else 0.")
  int mirrored(ThreadState ts, PyObject chr) {
    return Lookups.mirrored(ts, Characters.OLD, chr);
  }

  @PyMethod(signature = "(chr, /)", doc = "The East Asian width of a character.")
  String east_asian_width(ThreadState ts, PyObject chr) {
    return Lookups.width(ts, Characters.OLD, chr);
  }

  @PyMethod(signature = "(chr, /)", doc = "What a character decomposes into, as text.")
  String decomposition(ThreadState ts, PyObject chr) {
    return Lookups.decomposition(ts, Characters.OLD, chr);
  }

  @PyMethod(
      signature = "(chr, default=<unrepresentable>, /)",
      doc = "The value of a decimal digit.")
  PyObject decimal(ThreadState ts, PyObject chr, PyObject fallback) {
    return Lookups.decimal(ts, Characters.OLD, chr, fallback);
  }

  @PyMethod(signature = "(chr, default=<unrepresentable>, /)", doc = "The value of a digit.")
  PyObject digit(ThreadState ts, PyObject chr, PyObject fallback) {
    return Lookups.digit(ts, Characters.OLD, chr, fallback);
  }

  @PyMethod(
      signature = "(chr, default=<unrepresentable>, /)",
      doc = "The numeric value of a character.")
  PyObject numeric(ThreadState ts, PyObject chr, PyObject fallback) {
    return Lookups.numeric(ts, Characters.OLD, chr, fallback);
  }

  @PyMethod(signature = "(chr, default=<unrepresentable>, /)", doc = "The name of a character.")
  PyObject name(ThreadState ts, PyObject chr, PyObject fallback) {
    return Lookups.name(ts, Characters.OLD, chr, fallback);
  }

  @PyMethod(signature = "(name, /)", doc = "The character or sequence of that name.")
  PyObject lookup(ThreadState ts, PyObject name) {
    return Lookups.lookup(ts, Characters.OLD, name);
  }

  @PyMethod(signature = "(form, unistr, /)", doc = "The text in a normal form.")
  PyObject normalize(ThreadState ts, String form, PyStr unistr) {
    return Characters.OLD.normalize(unistr, Lookups.form(ts, form));
  }

  @PyMethod(signature = "(form, unistr, /)", doc = "Whether the text is in a normal form.")
  boolean is_normalized(ThreadState ts, String form, PyStr unistr) {
    return Characters.OLD.normalize(unistr, Lookups.form(ts, form)).equals(unistr);
  }
}
