package org.boiga.api;

import org.boiga.api.spi.NativeTable.Kind;

/**
 * A function or method in a table written by hand. The static makers bear the names of the C API's
 * flags, and take the text signature in C's form with the receiver, such as {@code ($self, x, /)}.
 */
public final class PyMethodDef {
  /** {@code METH_NOARGS}. */
  @FunctionalInterface
  public interface NoArgs {
    PyObject call(PyContext ctx, PyObject self);
  }

  /** {@code METH_O}. */
  @FunctionalInterface
  public interface OneArg {
    PyObject call(PyContext ctx, PyObject self, PyObject arg);
  }

  /** {@code METH_FASTCALL}: {@code n} arguments from {@code start}. */
  @FunctionalInterface
  public interface FastCall {
    PyObject call(PyContext ctx, PyObject self, PyObject[] args, int start, int n);
  }

  /**
   * {@code METH_FASTCALL | METH_KEYWORDS}: then a value for each name in the tuple, if not null.
   */
  @FunctionalInterface
  public interface FastCallKeywords {
    PyObject call(
        PyContext ctx, PyObject self, PyObject[] args, int start, int n, PyObject kwnames);
  }

  /** Checks the number of arguments of a function called {@code name}, then calls it. */
  private interface Checked {
    FastCallKeywords named(String name);
  }

  final String name;
  final Kind kind;
  final String signature;
  final String doc;
  private final Checked function;

  private PyMethodDef(String name, Kind kind, String signature, String doc, Checked function) {
    this.name = name;
    this.kind = kind;
    this.signature = signature;
    this.doc = doc;
    this.function = function;
  }

  public static PyMethodDef METH_NOARGS(String name, NoArgs f, String signature, String doc) {
    return new PyMethodDef(
        name,
        Kind.METHOD,
        signature,
        doc,
        full ->
            (ctx, self, args, start, n, kwnames) -> {
              rejectKeywords(ctx, full, kwnames);
              if (n != 0) {
                throw org.boiga.api.spi.Args.noArguments(ctx, full, n);
              }
              return f.call(ctx, self);
            });
  }

  public static PyMethodDef METH_O(String name, OneArg f, String signature, String doc) {
    return new PyMethodDef(
        name,
        Kind.METHOD,
        signature,
        doc,
        full ->
            (ctx, self, args, start, n, kwnames) -> {
              rejectKeywords(ctx, full, kwnames);
              if (n != 1) {
                throw org.boiga.api.spi.Args.oneArgument(ctx, full, n);
              }
              return f.call(ctx, self, args[start]);
            });
  }

  public static PyMethodDef METH_FASTCALL(String name, FastCall f, String signature, String doc) {
    return new PyMethodDef(
        name,
        Kind.METHOD,
        signature,
        doc,
        full ->
            (ctx, self, args, start, n, kwnames) -> {
              rejectKeywords(ctx, full, kwnames);
              return f.call(ctx, self, args, start, n);
            });
  }

  public static PyMethodDef METH_FASTCALL_KEYWORDS(
      String name, FastCallKeywords f, String signature, String doc) {
    return new PyMethodDef(name, Kind.METHOD, signature, doc, full -> f);
  }

  /** {@code METH_CLASS}: the receiver is the class. */
  public PyMethodDef METH_CLASS() {
    return new PyMethodDef(name, Kind.CLASS_METHOD, signature, doc, function);
  }

  /** {@code METH_STATIC}: there is no receiver. */
  public PyMethodDef METH_STATIC() {
    return new PyMethodDef(name, Kind.STATIC_METHOD, signature, doc, function);
  }

  FastCallKeywords function(String owner) {
    return function.named(owner + "." + name);
  }

  private static void rejectKeywords(PyContext ctx, String name, PyObject kwnames) {
    if (kwnames != null) {
      org.boiga.api.spi.Args.rejectKeywords(ctx, name, kwnames);
    }
  }
}
