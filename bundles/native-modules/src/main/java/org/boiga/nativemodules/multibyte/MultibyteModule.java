package org.boiga.nativemodules.multibyte;

import java.util.function.Supplier;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.annotation.PyModule;

/** Module {@code _multibytecodec}, and the modules that have the codecs. */
@PyModule(
    builtin = true,
    name = "_multibytecodec",
    types = {
      PyMultibyteIncrementalEncoder.class,
      PyMultibyteIncrementalDecoder.class,
      PyMultibyteStreamReader.class,
      PyMultibyteStreamWriter.class
    })
public final class MultibyteModule {
  private MultibyteModule() {}

  @PyFunction(
      signature = "(codec, /)",
      doc = "The codec that a capsule holds; there is none, codecs are made by their modules.")
  static PyObject __create_codec(PyContext ctx, PyObject codec) {
    throw ctx.PyErr_Format(PyExc.ValueError, "argument type invalid");
  }

  private static PyObject codec(PyContext ctx, String module, PyObject encoding) {
    if (!ctx.PyUnicode_Check(encoding)) {
      throw ctx.PyErr_Format(PyExc.TypeError, "encoding name must be a string.");
    }
    String name = ctx.PyUnicode_AsString(encoding);
    Supplier<MultibyteEncoding> found = MultibyteCodecs.get(module, name);
    if (found == null) {
      throw ctx.PyErr_Format(PyExc.LookupError, "no such codec is supported.");
    }
    return new PyMultibyteCodec(ctx, name, found);
  }

  /** The codecs of mainland China. */
  @PyModule(builtin = true, name = "_codecs_cn", internalTypes = PyMultibyteCodec.class)
  public static final class China {
    private China() {}

    @PyFunction(doc = "The codec of that name.")
    static PyObject getcodec(PyContext ctx, PyObject encoding) {
      return codec(ctx, "_codecs_cn", encoding);
    }
  }

  /** The codecs of Hong Kong. */
  @PyModule(builtin = true, name = "_codecs_hk", internalTypes = PyMultibyteCodec.class)
  public static final class HongKong {
    private HongKong() {}

    @PyFunction(doc = "The codec of that name.")
    static PyObject getcodec(PyContext ctx, PyObject encoding) {
      return codec(ctx, "_codecs_hk", encoding);
    }
  }

  /** The codecs of Japan. */
  @PyModule(builtin = true, name = "_codecs_jp", internalTypes = PyMultibyteCodec.class)
  public static final class Japan {
    private Japan() {}

    @PyFunction(doc = "The codec of that name.")
    static PyObject getcodec(PyContext ctx, PyObject encoding) {
      return codec(ctx, "_codecs_jp", encoding);
    }
  }

  /** The codecs of Korea. */
  @PyModule(builtin = true, name = "_codecs_kr", internalTypes = PyMultibyteCodec.class)
  public static final class Korea {
    private Korea() {}

    @PyFunction(doc = "The codec of that name.")
    static PyObject getcodec(PyContext ctx, PyObject encoding) {
      return codec(ctx, "_codecs_kr", encoding);
    }
  }

  /** The codecs of Taiwan. */
  @PyModule(builtin = true, name = "_codecs_tw", internalTypes = PyMultibyteCodec.class)
  public static final class Taiwan {
    private Taiwan() {}

    @PyFunction(doc = "The codec of that name.")
    static PyObject getcodec(PyContext ctx, PyObject encoding) {
      return codec(ctx, "_codecs_tw", encoding);
    }
  }

  /** The codecs of ISO 2022. */
  @PyModule(builtin = true, name = "_codecs_iso2022", internalTypes = PyMultibyteCodec.class)
  public static final class Iso {
    private Iso() {}

    @PyFunction(doc = "The codec of that name.")
    static PyObject getcodec(PyContext ctx, PyObject encoding) {
      return codec(ctx, "_codecs_iso2022", encoding);
    }
  }
}
