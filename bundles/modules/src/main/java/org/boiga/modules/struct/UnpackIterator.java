package org.boiga.modules.struct;

import java.util.concurrent.atomic.AtomicInteger;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.Buffers;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyType;
import org.boiga.objects.SelfIterator;
import org.boiga.objects.ThreadState;

/** {@code _struct.unpack_iterator}: over the bytes as they were when it was made. */
@org.boiga.api.annotation.PyType(
    name = "_struct.unpack_iterator",
    subclassable = false,
    parts = {SelfIterator.class})
public final class UnpackIterator extends PyObject {
  public static final PyType TYPE = PyType.builtin(new UnpackIteratorTable(), PyBaseObject.TYPE);

  private final StructFormat format;
  private final byte[] bytes;
  private final AtomicInteger position = new AtomicInteger();

  UnpackIterator(ThreadState ts, StructFormat format, PyObject buffer) {
    this.format = format;
    if (format.size() == 0) {
      throw StructModule.error(ts, "cannot iteratively unpack with a struct of length 0");
    }
    bytes = Buffers.content(ts, buffer);
    if (bytes.length % format.size() != 0) {
      throw StructModule.error(
          ts, "iterative unpacking requires a buffer of a multiple of " + format.size() + " bytes");
    }
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    int size = (int) format.size();
    int at = position.getAndUpdate(p -> p < bytes.length ? p + size : p);
    return at < bytes.length ? StructReader.read(ts, format, bytes, at) : null;
  }

  @PyMethod(name = "__length_hint__")
  long lengthHint(ThreadState ts) {
    return (bytes.length - position.get()) / format.size();
  }
}
