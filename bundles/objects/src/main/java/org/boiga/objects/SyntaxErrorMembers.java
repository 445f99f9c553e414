package org.boiga.objects;

import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** {@code SyntaxError} and where in the source it is. */
@org.boiga.api.annotation.PyType(name = "SyntaxError", doc = "Invalid syntax.")
final class SyntaxErrorMembers {
  static final String[] FIELDS = {
    "msg",
    "filename",
    "lineno",
    "offset",
    "text",
    "end_lineno",
    "end_offset",
    "_metadata",
    "print_file_and_line"
  };

  private static final int MSG = 0;
  private static final int FILENAME = 1;
  private static final int LINENO = 2;

  private SyntaxErrorMembers() {}

  @PySlot
  static void __init__(
      ThreadState ts, PyBaseException self, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (kwnames != null && kwnames.size() > 0) {
      throw PyErr.typeError(ts, self.type().name() + "() takes no keyword arguments");
    }
    self.initArgs(ts, args, start, n);
    if (n >= 1) {
      self.setSlot(ts, MSG, args[start]);
    }
    if (n != 2) {
      return;
    }
    PyObject[] info = Iteration.toArray(ts, args[start + 1]);
    if (info.length < 4 || info.length > 7) {
      throw PyErr.typeError(
          ts,
          "function takes at %s %d arguments (%d given)"
              .formatted(info.length < 4 ? "least" : "most", info.length < 4 ? 4 : 7, info.length));
    }
    for (int i = 0; i < info.length; i++) {
      self.setSlot(ts, FILENAME + i, info[i]);
    }
    if (info.length == 5) {
      throw PyErr.typeError(ts, "end_offset must be provided when end_lineno is provided");
    }
  }

  @PySlot
  static PyObject __str__(ThreadState ts, PyBaseException self) {
    PyObject file = self.member(ts, FILENAME);
    PyObject line = self.member(ts, LINENO);
    PyStr msg = Conversion.str(ts, self.memberOrNone(ts, MSG));
    boolean hasLine = line instanceof PyInt;
    if (file instanceof PyStr f) {
      String name = f.toString();
      name = name.substring(name.lastIndexOf('/') + 1);
      return PyStr.of(
          hasLine
              ? msg + " (" + name + ", line " + Conversion.str(ts, line) + ")"
              : msg + " (" + name + ")");
    }
    return hasLine ? PyStr.of(msg + " (line " + Conversion.str(ts, line) + ")") : msg;
  }
}
