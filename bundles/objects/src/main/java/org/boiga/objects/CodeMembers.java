package org.boiga.objects;

import java.util.Arrays;
import java.util.Objects;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** What Python sees of code objects. */
final class CodeMembers {
  /** By what Python code counts {@code co_positions()}. */
  private static final int CODE_UNIT_BYTES = 2;

  private CodeMembers() {}

  private static PyTuple names(PyStr[] names) {
    return PyTuple.constant(names.clone());
  }

  @PySlot
  static String __repr__(ThreadState ts, PyCode self) {
    return "<code object %s at %s, file \"%s\", line %d>"
        .formatted(self.name, Identity.hex(self), self.filename, self.firstLine);
  }

  @PyGetter(name = "co_argcount", member = true)
  static int argCount(ThreadState ts, PyCode self) {
    return self.argCount;
  }

  @PyGetter(name = "co_posonlyargcount", member = true)
  static int posOnlyArgCount(ThreadState ts, PyCode self) {
    return self.posOnlyArgCount;
  }

  @PyGetter(name = "co_kwonlyargcount", member = true)
  static int kwOnlyArgCount(ThreadState ts, PyCode self) {
    return self.kwOnlyArgCount;
  }

  @PyGetter(name = "co_nlocals", member = true)
  static int locals(ThreadState ts, PyCode self) {
    return self.varnames.length;
  }

  @PyGetter(name = "co_stacksize", member = true)
  static int stackSize(ThreadState ts, PyCode self) {
    return self.registers - self.firstTemporary;
  }

  @PyGetter(name = "co_flags", member = true)
  static int flags(ThreadState ts, PyCode self) {
    return self.flags;
  }

  @PyGetter(name = "co_consts", member = true)
  static PyObject constants(ThreadState ts, PyCode self) {
    return PyTuple.constant(self.constants.clone());
  }

  @PyGetter(name = "co_names", member = true)
  static PyObject globalNames(ThreadState ts, PyCode self) {
    return names(self.names);
  }

  @PyGetter(name = "co_varnames")
  static PyObject variableNames(ThreadState ts, PyCode self) {
    return names(self.varnames);
  }

  @PyGetter(name = "co_cellvars")
  static PyObject cellNames(ThreadState ts, PyCode self) {
    return names(self.cellvars);
  }

  @PyGetter(name = "co_freevars")
  static PyObject freeNames(ThreadState ts, PyCode self) {
    return names(self.freevars);
  }

  @PyGetter(name = "co_filename", member = true)
  static String filename(ThreadState ts, PyCode self) {
    return self.filename;
  }

  @PyGetter(name = "co_name", member = true)
  static String name(ThreadState ts, PyCode self) {
    return self.name;
  }

  @PyGetter(name = "co_qualname", member = true)
  static String qualname(ThreadState ts, PyCode self) {
    return self.qualname;
  }

  @PyGetter(name = "co_firstlineno", member = true)
  static int firstLine(ThreadState ts, PyCode self) {
    return self.firstLine;
  }

  @PyGetter(name = "_co_code_adaptive")
  static PyObject adaptiveCode(ThreadState ts, PyCode self) {
    return bytes(self.instructions); // instructions adapt themselves, not their words
  }

  /** Register instructions as bytes, little-endian. */
  @PyGetter(name = "co_code")
  static PyObject code(ThreadState ts, PyCode self) {
    return bytes(self.instructions);
  }

  @PyGetter(name = "co_linetable", member = true)
  static PyObject lineTable(ThreadState ts, PyCode self) {
    return PyBytes.of(LocationTable.encode(self));
  }

  @PyGetter(name = "co_exceptiontable", member = true)
  static PyObject exceptionTable(ThreadState ts, PyCode self) {
    return bytes(self.exceptionTable);
  }

  private static long offset(int pc) {
    return (long) pc * PyCode.WORD_BYTES;
  }

  private static PyObject bytes(int[] words) {
    var b =
        java.nio.ByteBuffer.allocate(words.length * PyCode.WORD_BYTES)
            .order(java.nio.ByteOrder.LITTLE_ENDIAN);
    b.asIntBuffer().put(words);
    return PyBytes.of(b.array());
  }

  @PyMethod(name = "co_lines", doc = "Iterator over (start, end, line) of ranges of code.")
  static PyObject lines(ThreadState ts, PyCode self) {
    PyList l = PyList.of(ts);
    int[] p = self.positions;
    int end = self.instructions.length;
    if (p.length == 0 || p[1] != self.entryLine()) {
      // The entry of a frame, which instrumented code has after all instructions
      l.append(
          ts,
          PyTuple.of(
              ts, Py.int_(offset(end)), Py.int_(offset(end + 1)), Py.int_(self.entryLine())));
    }
    for (int i = 0; i < p.length; i += PyCode.POSITION_WORDS) {
      int next = i + PyCode.POSITION_WORDS;
      while (next < p.length && p[next + 1] == p[i + 1]) {
        next += PyCode.POSITION_WORDS;
      }
      int to = next < p.length ? p[next] : end;
      PyObject line = p[i + 1] < 0 ? Py.None : Py.int_(p[i + 1]);
      l.append(ts, PyTuple.of(ts, Py.int_(offset(p[i])), Py.int_(offset(to)), line));
      i = next - PyCode.POSITION_WORDS;
    }
    return Iteration.iter(ts, l);
  }

  @PyMethod(
      name = "co_positions",
      doc = "Iterator over (line, end line, column, end column) of all code units of two bytes.")
  static PyObject positions(ThreadState ts, PyCode self) {
    PyList l = PyList.of(ts);
    for (int pc = 0; pc < self.instructions.length; pc++) {
      int[] p = self.positionOf(pc);
      PyObject[] items = new PyObject[p.length];
      for (int i = 0; i < p.length; i++) {
        items[i] = p[i] < 0 ? Py.None : Py.int_(p[i]);
      }
      PyTuple position = PyTuple.of(ts, items);
      for (int unit = 0; unit < PyCode.WORD_BYTES; unit += CODE_UNIT_BYTES) {
        l.append(ts, position);
      }
    }
    return Iteration.iter(ts, l);
  }

  @PyMethod(name = "co_branches", doc = "Iterator over branches; code has no such table.")
  static PyObject branches(ThreadState ts, PyCode self) {
    return Iteration.iter(ts, PyTuple.EMPTY);
  }

  // Copies ---------------------------------------------------------------------------------------

  @PyMethod(
      signature =
          "(*, co_argcount=None, co_posonlyargcount=None, co_kwonlyargcount=None, co_nlocals=None,"
              + " co_stacksize=None, co_flags=None, co_firstlineno=None, co_code=None,"
              + " co_consts=None, co_names=None, co_varnames=None, co_freevars=None,"
              + " co_cellvars=None, co_filename=None, co_name=None, co_qualname=None,"
              + " co_linetable=None, co_exceptiontable=None)",
      doc = "A copy with some attributes replaced.")
  static PyObject replace(
      ThreadState ts,
      PyCode self,
      PyObject argCount,
      PyObject posOnly,
      PyObject kwOnly,
      PyObject locals,
      PyObject stackSize,
      PyObject flags,
      PyObject firstLine,
      PyObject code,
      PyObject constants,
      PyObject names,
      PyObject varnames,
      PyObject freevars,
      PyObject cellvars,
      PyObject filename,
      PyObject name,
      PyObject qualname,
      PyObject lineTable,
      PyObject exceptionTable) {
    PyCode.Builder b = self.toBuilder();
    b.argCount = integer(ts, argCount, b.argCount);
    b.posOnlyArgCount = integer(ts, posOnly, b.posOnlyArgCount);
    b.kwOnlyArgCount = integer(ts, kwOnly, b.kwOnlyArgCount);
    b.flags = integer(ts, flags, b.flags);
    b.firstLine = integer(ts, firstLine, b.firstLine);
    b.instructions = words(code, b.instructions);
    b.positions = positions(lineTable, self, b);
    b.exceptionTable = words(exceptionTable, b.exceptionTable);
    b.constants = constants instanceof PyTuple t ? t.toArray() : b.constants;
    b.names = strings(names, b.names);
    b.varnames = strings(varnames, b.varnames);
    b.freevars = strings(freevars, b.freevars);
    b.cellvars = strings(cellvars, b.cellvars);
    b.filename = filename instanceof PyStr s ? s.toString() : b.filename;
    b.name = name instanceof PyStr s ? s.toString() : b.name;
    b.qualname = qualname instanceof PyStr s ? s.toString() : b.qualname;
    return b.build();
  }

  @PyMethod(name = "__replace__", doc = "The same as replace().")
  static PyObject replaceProtocol(
      ThreadState ts, PyCode self, PyObject[] args, int start, int n, PyTuple kwnames) {
    return Calls.call(ts, Attributes.get(ts, self, "replace"), args, start, n, kwnames);
  }

  private static int integer(ThreadState ts, PyObject o, int old) {
    return o == null ? old : Args.toInt(ts, o);
  }

  private static PyStr[] strings(PyObject o, PyStr[] old) {
    return o instanceof PyTuple t
        ? Arrays.stream(t.items).map(s -> ((PyStr) s).intern()).toArray(PyStr[]::new)
        : old;
  }

  /** The positions of a copy: lines count from the first one. */
  private static int[] positions(PyObject table, PyCode old, PyCode.Builder b) {
    byte[] bytes;
    if (table instanceof PyBytes given) {
      bytes = given.content();
    } else if (b.firstLine != old.firstLine) {
      bytes = LocationTable.encode(old);
    } else {
      return b.positions;
    }
    return LocationTable.decode(bytes, b.firstLine, b.instructions.length);
  }

  private static int[] words(PyObject o, int[] old) {
    if (!(o instanceof PyBytes b)) {
      return old;
    }
    int[] w = new int[b.length() / 4];
    java.nio.ByteBuffer.wrap(b.content())
        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
        .asIntBuffer()
        .get(w);
    return w;
  }

  // Equality -------------------------------------------------------------------------------------

  @PySlot
  static PyObject compare(ThreadState ts, PyObject self, PyObject other, CompareOp op) {
    if (op != CompareOp.EQ && op != CompareOp.NE || !(other instanceof PyCode b)) {
      return Py.NotImplemented;
    }
    return Py.bool(same(ts, (PyCode) self, b) == (op == CompareOp.EQ));
  }

  private static boolean same(ThreadState ts, PyCode a, PyCode b) {
    return a == b
        || a.name.equals(b.name)
            && a.argCount == b.argCount
            && a.posOnlyArgCount == b.posOnlyArgCount
            && a.kwOnlyArgCount == b.kwOnlyArgCount
            && a.flags == b.flags
            && a.firstLine == b.firstLine
            && Arrays.equals(a.names, b.names)
            && Arrays.equals(a.varnames, b.varnames)
            && Arrays.equals(a.freevars, b.freevars)
            && Arrays.equals(a.cellvars, b.cellvars)
            && Arrays.equals(a.positions, b.positions)
            && a.instructions.length == b.instructions.length
            && sameConstants(ts, a.constants, b.constants);
  }

  /** Constants are the same if types agree too: 1 is not 1.0 here. */
  private static boolean sameConstants(ThreadState ts, PyObject[] a, PyObject[] b) {
    boolean same = a.length == b.length;
    for (int i = 0; i < a.length && same; i++) {
      same =
          PyType.of(a[i]) == PyType.of(b[i])
              && (a[i] instanceof PyTuple s
                  ? sameConstants(ts, s.items, ((PyTuple) b[i]).items)
                  : Comparison.same(ts, a[i], b[i]));
    }
    return same;
  }

  @PySlot
  static long __hash__(ThreadState ts, PyObject self) {
    PyCode c = (PyCode) self;
    return Objects.hash(
        c.name,
        c.argCount,
        c.posOnlyArgCount,
        c.kwOnlyArgCount,
        c.flags,
        c.firstLine,
        Arrays.hashCode(c.names),
        Arrays.hashCode(c.varnames),
        c.instructions.length);
  }

  @PyMethod(
      name = "_varname_from_oparg",
      signature = "(oparg)",
      doc = "The name of the local variable of that number.")
  static PyObject variableName(ThreadState ts, PyCode self, int i) {
    PyStr[][] all = {self.varnames, self.cellvars, self.freevars};
    for (PyStr[] names : all) {
      if (i >= 0 && i < names.length) {
        return names[i];
      }
      i -= names.length;
    }
    throw PyErr.indexError(ts, "tuple index out of range");
  }
}
