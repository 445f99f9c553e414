package org.boiga.nativemodules.struct;

import java.util.concurrent.atomic.AtomicInteger;
import org.boiga.api.PyContext;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;
import org.boiga.nativemodules.support.ByteSpan;

/** {@code _struct.unpack_iterator}: over the bytes as they were when it was made. */
@PyType(name = "_struct.unpack_iterator", subclassable = false)
public final class UnpackIterator extends PyNativeObject {
  private final StructFormat format;
  private final byte[] bytes;
  private final AtomicInteger position = new AtomicInteger();

  UnpackIterator(PyContext ctx, StructFormat format, PyObject buffer) {
    super(ctx);
    this.format = format;
    if (format.size() == 0) {
      throw StructModule.error(ctx, "cannot iteratively unpack with a struct of length 0");
    }
    bytes = ByteSpan.of(ctx, buffer).copy();
    if (bytes.length % format.size() != 0) {
      throw StructModule.error(
          ctx,
          "iterative unpacking requires a buffer of a multiple of " + format.size() + " bytes");
    }
  }

  @PySlot
  PyObject __iter__(PyContext ctx) {
    return this;
  }

  @PySlot
  PyObject __next__(PyContext ctx) {
    int size = (int) format.size();
    int at = position.getAndUpdate(p -> p < bytes.length ? p + size : p);
    return at < bytes.length ? StructReader.read(ctx, format, bytes, at) : null;
  }

  @PyMethod(name = "__length_hint__")
  long lengthHint(PyContext ctx) {
    return (bytes.length - position.get()) / format.size();
  }
}
