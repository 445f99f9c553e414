package org.boiga.nativemodules.zstd;

import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;
import org.boiga.nativemodules.support.ByteSpan;

/** {@code _zstd.ZstdDict}: what coders may refer to before there is any data. */
@PyType(
    name = "compression.zstd.ZstdDict",
    doc = "A dictionary: bytes that data of a kind often has.",
    subclassable = false)
public final class PyZstdDict extends PyNativeObject {
  private static final int SHORTEST = 8;
  private static final int MAGIC = 0xEC30A437;

  private final byte[] content;
  private final long id;

  private PyZstdDict(PyContext ctx, PyTypeObject cls, byte[] content) {
    super(ctx, cls);
    this.content = content;
    id = littleEndian(content, 0) == MAGIC ? Integer.toUnsignedLong(littleEndian(content, 4)) : 0;
  }

  private static int littleEndian(byte[] b, int at) {
    return b[at] & 0xFF
        | (b[at + 1] & 0xFF) << 8
        | (b[at + 2] & 0xFF) << 16
        | (b[at + 3] & 0xFF) << 24;
  }

  @PySlot(signature = "(dict_content, /, *, is_raw=False)")
  static PyObject __new__(PyContext ctx, PyTypeObject cls, PyObject dictContent, boolean isRaw) {
    byte[] content = ByteSpan.of(ctx, dictContent).copy();
    if (content.length < SHORTEST) {
      throw ctx.PyErr_Format(
          PyExc.ValueError,
          "Zstandard dictionary content too short (must have at least eight bytes)");
    }
    PyZstdDict d = new PyZstdDict(ctx, cls, content);
    if (!isRaw && d.id == 0) {
      throw ctx.PyErr_Format(PyExc.ValueError, "invalid Zstandard dictionary");
    }
    return d;
  }

  /** Not to be changed. */
  byte[] content() {
    return content;
  }

  @PySlot
  String __repr__(PyContext ctx) {
    return "<ZstdDict dict_id=" + id + " dict_size=" + content.length + ">";
  }

  @PySlot
  long __len__(PyContext ctx) {
    return content.length;
  }

  @PyGetter(name = "dict_id", doc = "The dictionary's number; 0 if it is mere content.")
  long id(PyContext ctx) {
    return id;
  }

  @PyGetter(name = "dict_content", doc = "The dictionary as bytes.")
  PyObject content(PyContext ctx) {
    return ctx.PyBytes_FromByteArray(content);
  }

  private PyObject as(PyContext ctx, ZstdArguments.Use use) {
    return ctx.PyTuple_Pack(this, ctx.PyLong_FromLong(use.ordinal()));
  }

  @PyGetter(name = "as_digested_dict", doc = "To be used by many coders.")
  PyObject digested(PyContext ctx) {
    return as(ctx, ZstdArguments.Use.DIGESTED);
  }

  @PyGetter(name = "as_undigested_dict", doc = "To be used with a coder's own parameters.")
  PyObject undigested(PyContext ctx) {
    return as(ctx, ZstdArguments.Use.UNDIGESTED);
  }

  @PyGetter(name = "as_prefix", doc = "To be used for the next frame only.")
  PyObject prefix(PyContext ctx) {
    return as(ctx, ZstdArguments.Use.PREFIX);
  }
}
