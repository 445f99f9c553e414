package org.boiga.modules.multibyte;

import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;

/** Module {@code _multibytecodec}, and the modules that have the codecs. */
@org.boiga.api.annotation.PyModule(name = "_multibytecodec")
public final class MultibyteModule {
  private MultibyteModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "MultibyteIncrementalEncoder", PyMultibyteIncrementalEncoder.TYPE);
    m.put(ts, "MultibyteIncrementalDecoder", PyMultibyteIncrementalDecoder.TYPE);
    m.put(ts, "MultibyteStreamReader", PyMultibyteStreamReader.TYPE);
    m.put(ts, "MultibyteStreamWriter", PyMultibyteStreamWriter.TYPE);
  }

  @PyFunction(
      signature = "(codec, /)",
      doc = "The codec that a capsule holds; there is none, codecs are made by their modules.")
  static PyObject __create_codec(ThreadState ts, PyObject codec) {
    throw PyErr.valueError(ts, "argument type invalid");
  }

  private static PyObject codec(ThreadState ts, String module, PyObject encoding) {
    if (!(encoding instanceof PyStr name)) {
      throw PyErr.typeError(ts, "encoding name must be a string.");
    }
    PyMultibyteCodec codec = MultibyteCodecs.get(module, name);
    if (codec == null) {
      throw PyErr.of(ts, PyExc.LookupError, "no such codec is supported.");
    }
    return codec;
  }

  /** The codecs of mainland China. */
  @org.boiga.api.annotation.PyModule(name = "_codecs_cn")
  public static final class China {
    private China() {}

    @PyFunction(doc = "The codec of that name.")
    static PyObject getcodec(ThreadState ts, PyObject encoding) {
      return codec(ts, "_codecs_cn", encoding);
    }
  }

  /** The codecs of Hong Kong. */
  @org.boiga.api.annotation.PyModule(name = "_codecs_hk")
  public static final class HongKong {
    private HongKong() {}

    @PyFunction(doc = "The codec of that name.")
    static PyObject getcodec(ThreadState ts, PyObject encoding) {
      return codec(ts, "_codecs_hk", encoding);
    }
  }

  /** The codecs of Japan. */
  @org.boiga.api.annotation.PyModule(name = "_codecs_jp")
  public static final class Japan {
    private Japan() {}

    @PyFunction(doc = "The codec of that name.")
    static PyObject getcodec(ThreadState ts, PyObject encoding) {
      return codec(ts, "_codecs_jp", encoding);
    }
  }

  /** The codecs of Korea. */
  @org.boiga.api.annotation.PyModule(name = "_codecs_kr")
  public static final class Korea {
    private Korea() {}

    @PyFunction(doc = "The codec of that name.")
    static PyObject getcodec(ThreadState ts, PyObject encoding) {
      return codec(ts, "_codecs_kr", encoding);
    }
  }

  /** The codecs of Taiwan. */
  @org.boiga.api.annotation.PyModule(name = "_codecs_tw")
  public static final class Taiwan {
    private Taiwan() {}

    @PyFunction(doc = "The codec of that name.")
    static PyObject getcodec(ThreadState ts, PyObject encoding) {
      return codec(ts, "_codecs_tw", encoding);
    }
  }

  /** The codecs of ISO 2022. */
  @org.boiga.api.annotation.PyModule(name = "_codecs_iso2022")
  public static final class Iso {
    private Iso() {}

    @PyFunction(doc = "The codec of that name.")
    static PyObject getcodec(ThreadState ts, PyObject encoding) {
      return codec(ts, "_codecs_iso2022", encoding);
    }
  }
}
