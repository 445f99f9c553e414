package org.boiga.nativemodules.zstd;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.util.Arrays;
import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyModuleObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.annotation.PyModule;
import org.boiga.nativemodules.support.ByteSpan;
import org.boiga.nativemodules.support.IntConstants;

/** Module {@code _zstd}. */
@PyModule(
    builtin = true,
    name = "_zstd",
    doc = "Compression and decompression in the format of Zstandard.",
    types = {PyZstdCompressor.class, PyZstdDecompressor.class, PyZstdDict.class})
public final class ZstdModule {
  private static final String CONSTANTS =
      """
      zstd_version_number 10507
      ZSTD_CLEVEL_DEFAULT 3
      ZSTD_DStreamOutSize 131072
      ZSTD_c_compressionLevel 100
      ZSTD_c_windowLog 101
      ZSTD_c_hashLog 102
      ZSTD_c_chainLog 103
      ZSTD_c_searchLog 104
      ZSTD_c_minMatch 105
      ZSTD_c_targetLength 106
      ZSTD_c_strategy 107
      ZSTD_c_enableLongDistanceMatching 160
      ZSTD_c_ldmHashLog 161
      ZSTD_c_ldmMinMatch 162
      ZSTD_c_ldmBucketSizeLog 163
      ZSTD_c_ldmHashRateLog 164
      ZSTD_c_contentSizeFlag 200
      ZSTD_c_checksumFlag 201
      ZSTD_c_dictIDFlag 202
      ZSTD_c_nbWorkers 400
      ZSTD_c_jobSize 401
      ZSTD_c_overlapLog 402
      ZSTD_d_windowLogMax 100
      ZSTD_fast 1
      ZSTD_dfast 2
      ZSTD_greedy 3
      ZSTD_lazy 4
      ZSTD_lazy2 5
      ZSTD_btlazy2 6
      ZSTD_btopt 7
      ZSTD_btultra 8
      ZSTD_btultra2 9
      """;

  /** Size of a dictionary that has room for statistics. */
  private static final int LEAST_TO_TRAIN = 4096;

  private ZstdModule() {}

  /** What an interpreter has of its own: the enumerations that options must not be mixed up of. */
  static final class State {
    final PyTypeObject error;
    volatile PyTypeObject compressionParameter;
    volatile PyTypeObject decompressionParameter;

    State(PyTypeObject error) {
      this.error = error;
    }
  }

  static State state(PyContext ctx) {
    return ctx.PyModule_GetState(State.class);
  }

  static PyError error(PyContext ctx, String message) {
    return ctx.PyErr_SetObject(state(ctx).error, ctx.PyUnicode_FromString(message));
  }

  @PyExec
  static void exec(PyContext ctx, PyModuleObject m) {
    IntConstants.add(ctx, m, CONSTANTS);
    ctx.PyModule_AddStringConstant(m, "zstd_version", "1.5.7");
    PyTypeObject error =
        ctx.PyErr_NewException(
            "compression.zstd.ZstdError", null, "An error occurred in the zstd library.");
    ctx.PyModule_SetState(new State(error));
    ctx.PyModule_AddType(m, error);
    PyTypeObject compressor = ctx.PyType_FromClass(PyZstdCompressor.class);
    ctx.PyType_AddConstant(compressor, "CONTINUE", ctx.PyLong_FromLong(0));
    ctx.PyType_AddConstant(compressor, "FLUSH_BLOCK", ctx.PyLong_FromLong(1));
    ctx.PyType_AddConstant(compressor, "FLUSH_FRAME", ctx.PyLong_FromLong(ZstdEncoder.FLUSH_FRAME));
  }

  // Parameters -----------------------------------------------------------------------------------

  @PyFunction(
      name = "set_parameter_types",
      signature = "(c_parameter_type, d_parameter_type)",
      doc = "Say which enumerations have the parameters of compression and decompression.")
  static void setParameterTypes(PyContext ctx, PyObject compression, PyObject decompression) {
    State s = state(ctx);
    s.compressionParameter = type(ctx, "c_parameter_type", compression);
    s.decompressionParameter = type(ctx, "d_parameter_type", decompression);
  }

  private static PyTypeObject type(PyContext ctx, String name, PyObject o) {
    if (o instanceof PyTypeObject t) {
      return t;
    }
    throw ctx.PyArg_BadArgument("set_parameter_types", "argument '" + name + "'", "type", o);
  }

  @PyFunction(
      name = "get_param_bounds",
      signature = "(parameter, is_compress)",
      doc = "The least and the largest value of a parameter.")
  static PyObject getParamBounds(PyContext ctx, int parameter, boolean isCompress) {
    int least = Parameter.LEAST_WINDOW_LOG;
    int largest = Parameter.LARGEST_WINDOW_LOG;
    Parameter p = isCompress ? Parameter.of(parameter) : null;
    if (p != null) {
      least = p.least;
      largest = p.largest;
    } else if (isCompress || parameter != Parameter.WINDOW_LOG_MAX) {
      throw error(
          ctx,
          "Unable to get zstd "
              + (isCompress ? "compression" : "decompression")
              + " parameter bounds: Unsupported parameter");
    }
    return ctx.PyTuple_Pack(ctx.PyLong_FromLong(least), ctx.PyLong_FromLong(largest));
  }

  // Frames ---------------------------------------------------------------------------------------

  @PyFunction(
      name = "get_frame_info",
      signature = "(frame_buffer)",
      doc = "The size of a frame's content or None, and the number of its dictionary.")
  static PyObject getFrameInfo(PyContext ctx, PyObject frame) {
    FrameHeader h = FrameHeader.read(ByteSpan.of(ctx, frame));
    if (h == null) {
      throw error(
          ctx,
          "Error when getting information from the header of a Zstandard frame. Ensure the"
              + " frame_buffer argument starts from the beginning of a frame, and its length is"
              + " not less than the frame header (6~18 bytes).");
    }
    return ctx.PyTuple_Pack(
        h.isSizeKnown() ? ctx.PyLong_FromLong(h.contentSize()) : ctx.Py_None(),
        ctx.PyLong_FromLong(h.dictionaryId()));
  }

  @PyFunction(
      name = "get_frame_size",
      signature = "(frame_buffer)",
      doc = "The size of a compressed frame.")
  static PyObject getFrameSize(PyContext ctx, PyObject frame) {
    byte[] b = ByteSpan.of(ctx, frame).copy();
    try {
      return ctx.PyLong_FromLong(checked(Zstd.findFrameCompressedSize(b)));
    } catch (ZstdException e) {
      throw error(
          ctx,
          "Error when finding the compressed size of a Zstandard frame. Ensure the frame_buffer"
              + " argument starts from the beginning of a frame, and its length is not less than"
              + " this complete frame. Zstd error message: "
              + e.getMessage()
              + ".");
    }
  }

  /** A size, which the binding gives as an error number in some versions, and throws in others. */
  private static long checked(long size) {
    if (Zstd.isError(size)) {
      throw new ZstdException(size);
    }
    return size;
  }

  // Dictionaries ---------------------------------------------------------------------------------

  private static byte[][] samples(PyContext ctx, String function, PyObject all, PyObject sizes) {
    int first = function.equals("train_dict") ? 1 : 2;
    if (!ctx.PyBytes_Check(all)) {
      throw ctx.PyArg_BadArgument(function, "argument " + first, "bytes", all);
    }
    byte[] b = ctx.PyBytes_AsByteArray(all);
    if (!ctx.PyTuple_Check(sizes)) {
      throw ctx.PyArg_BadArgument(function, "argument " + (first + 1), "tuple", sizes);
    }
    byte[][] parts = new byte[(int) ctx.PyTuple_Size(sizes)][];
    long at = 0;
    for (int i = 0; i < parts.length; i++) {
      PyObject size = ctx.PyTuple_GetItem(sizes, i);
      if (!ctx.PyLong_Check(size)) {
        throw ctx.PyErr_Format(PyExc.TypeError, "an integer is required");
      }
      long n = ctx.PyLong_FitsLong(size) ? ctx.PyLong_AsLong(size) : -1;
      if (n < 0 || n > b.length - at) {
        throw mismatch(ctx);
      }
      parts[i] = Arrays.copyOfRange(b, (int) at, (int) (at + n));
      at += n;
    }
    if (at != b.length) {
      throw mismatch(ctx);
    }
    return parts;
  }

  private static PyError mismatch(PyContext ctx) {
    return ctx.PyErr_Format(
        PyExc.ValueError, "The samples size tuple doesn't match the concatenation's size.");
  }

  private static int checkedSize(PyContext ctx, long size) {
    if (size <= 0) {
      throw ctx.PyErr_Format(PyExc.ValueError, "dict_size argument should be positive number.");
    }
    return (int) Math.min(size, Integer.MAX_VALUE - 8);
  }

  @PyFunction(
      name = "train_dict",
      signature = "(samples_bytes, samples_sizes, dict_size, /)",
      doc = "A dictionary made of samples.")
  static PyObject trainDict(PyContext ctx, PyObject samples, PyObject sizes, long dictSize) {
    int size = checkedSize(ctx, dictSize);
    byte[][] parts = samples(ctx, "train_dict", samples, sizes);
    try {
      return ctx.PyBytes_FromByteArray(train(parts, size, Zstd.defaultCompressionLevel()));
    } catch (ZstdException e) {
      throw error(ctx, "Unable to train the Zstandard dictionary: " + e.getMessage());
    }
  }

  private static byte[] train(byte[][] samples, int size, int level) {
    byte[] dictionary = new byte[size];
    long n = checked(Zstd.trainFromBuffer(samples, dictionary, false, level));
    return Arrays.copyOf(dictionary, (int) n);
  }

  @PyFunction(
      name = "finalize_dict",
      signature =
          "(custom_dict_bytes, samples_bytes, samples_sizes, dict_size, compression_level, /)",
      doc = "A dictionary with given content, and statistics of samples.")
  static PyObject finalizeDict(
      PyContext ctx,
      PyObject content,
      PyObject samples,
      PyObject sizes,
      long dictSize,
      int compressionLevel) {
    if (!ctx.PyBytes_Check(content)) {
      throw ctx.PyArg_BadArgument("finalize_dict", "argument 1", "bytes", content);
    }
    byte[] custom = ctx.PyBytes_AsByteArray(content);
    byte[][] parts = samples(ctx, "finalize_dict", samples, sizes);
    int size = checkedSize(ctx, dictSize);
    try {
      byte[] trained = train(parts, Math.max(size, LEAST_TO_TRAIN), compressionLevel);
      return ctx.PyBytes_FromByteArray(DictionaryHeader.replaceContent(trained, custom, size));
    } catch (ZstdException | IllegalArgumentException e) {
      throw error(ctx, "Unable to finalize the Zstandard dictionary: " + e.getMessage());
    }
  }
}
