package org.boiga.nativemodules.lzma;

import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyModuleObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.annotation.PyModule;
import org.boiga.nativemodules.support.ByteSpan;
import org.boiga.nativemodules.support.DecodingException;
import org.boiga.nativemodules.support.IntConstants;

/** Module {@code _lzma}. */
@PyModule(
    builtin = true,
    name = "_lzma",
    doc = "Compression and decompression in the formats of XZ Utils.",
    types = {PyLzmaCompressor.class, PyLzmaDecompressor.class})
public final class LzmaModule {
  static final int FORMAT_AUTO = 0;
  static final int FORMAT_XZ = 1;
  static final int FORMAT_ALONE = 2;
  static final int FORMAT_RAW = 3;
  static final int CHECK_CRC64 = 4;

  private static final String CONSTANTS =
      """
      FORMAT_AUTO 0
      FORMAT_XZ 1
      FORMAT_ALONE 2
      FORMAT_RAW 3
      CHECK_NONE 0
      CHECK_CRC32 1
      CHECK_CRC64 4
      CHECK_SHA256 10
      CHECK_ID_MAX 15
      CHECK_UNKNOWN 16
      FILTER_LZMA1 4611686018427387905
      FILTER_LZMA2 33
      FILTER_DELTA 3
      FILTER_X86 4
      FILTER_POWERPC 5
      FILTER_IA64 6
      FILTER_ARM 7
      FILTER_ARMTHUMB 8
      FILTER_SPARC 9
      MF_HC3 3
      MF_HC4 4
      MF_BT2 18
      MF_BT3 19
      MF_BT4 20
      MODE_FAST 1
      MODE_NORMAL 2
      PRESET_DEFAULT 6
      PRESET_EXTREME 2147483648
      """;

  private LzmaModule() {}

  private record State(PyTypeObject error) {}

  @PyExec
  static void exec(PyContext ctx, PyModuleObject m) {
    IntConstants.add(ctx, m, CONSTANTS);
    PyTypeObject error =
        ctx.PyErr_NewException("_lzma.LZMAError", null, "Data or options are not usable.");
    ctx.PyModule_SetState(new State(error));
    ctx.PyModule_AddType(m, error);
  }

  static PyError error(PyContext ctx, String message) {
    return ctx.PyErr_Format(ctx.PyModule_GetState(State.class).error, message);
  }

  static PyError error(PyContext ctx, DecodingException e) {
    return error(ctx, e.getMessage());
  }

  /** The number of a preset. */
  static long preset(PyContext ctx, PyObject o) {
    return ctx.PyLong_AsUnsigned(o, 32, "unsigned int");
  }

  @PyFunction(
      name = "is_check_supported",
      signature = "(check_id, /)",
      doc = "Whether checksums of a kind can be made and verified.")
  static boolean isCheckSupported(PyContext ctx, int checkId) {
    return XzDecoder.isSupported(checkId);
  }

  @PyFunction(
      name = "_encode_filter_properties",
      signature = "(filter, /)",
      doc = "The options of a filter, without its id, as a stream has them.")
  static PyObject encodeFilterProperties(PyContext ctx, PyObject filter) {
    try {
      return ctx.PyBytes_FromByteArray(new FilterArguments(ctx).filter(filter).properties());
    } catch (LzmaError e) {
      throw error(ctx, e);
    }
  }

  @PyFunction(
      name = "_decode_filter_properties",
      signature = "(filter_id, encoded_props, /)",
      doc = "The dict that describes a filter, from its options as a stream has them.")
  static PyObject decodeFilterProperties(PyContext ctx, PyObject filterId, PyObject properties) {
    long id = ctx.PyLong_AsUnsigned(filterId, 64, "unsigned long long");
    byte[] b = ByteSpan.of(ctx, properties).copy();
    try {
      return new FilterArguments(ctx).dict(FilterSpec.decode(id, b));
    } catch (LzmaError e) {
      throw error(ctx, e);
    }
  }
}
