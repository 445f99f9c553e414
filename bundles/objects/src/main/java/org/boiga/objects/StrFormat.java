package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.PyObject;

/** {@code str.format} and its kin. */
final class StrFormat {
  private static final int DEEPEST = 2;

  private enum Numbering {
    UNDECIDED,
    AUTOMATIC,
    MANUAL
  }

  private final ThreadState ts;
  private final PyObject[] args;
  private final PyObject kwargs;
  private Numbering numbering = Numbering.UNDECIDED;
  private int nextNumber;

  private StrFormat(ThreadState ts, PyObject[] args, PyObject kwargs) {
    this.ts = ts;
    this.args = args;
    this.kwargs = kwargs;
  }

  @PyMethod(
      signature = "(*args, **kwargs)",
      doc = "A copy with the replacement fields in braces replaced by the arguments they name.")
  static PyStr format(ThreadState ts, PyStr self, PyObject[] args, PyDict kwargs) {
    return new StrFormat(ts, args, kwargs).build(self, DEEPEST);
  }

  @PyMethod(signature = "(mapping, /)", doc = "As format, with the fields taken from a mapping.")
  static PyStr format_map(ThreadState ts, PyStr self, PyObject mapping) {
    return new StrFormat(ts, null, mapping).build(self, DEEPEST);
  }

  @PyMethod(signature = "(format_spec, /)", doc = "The text laid out as the specification says.")
  static PyObject __format__(ThreadState ts, PyStr self, PyStr spec) {
    return spec.length() == 0 ? Conversion.str(ts, self) : FormatSpec.formatStr(ts, self, spec);
  }

  private PyStr build(PyStr format, int depth) {
    if (depth <= 0) {
      throw PyErr.valueError(ts, "Max string recursion exceeded");
    }
    StrBuilder b = new StrBuilder(format.length() + 16);
    FormatParser p = new FormatParser(format);
    while (p.next(ts)) {
      b.append(p.literal);
      if (p.fieldName != null) {
        int mark = ts.mark();
        PyObject value = convert(ts, lookUp(p.fieldName), p.conversion);
        PyStr spec = p.nested ? build(p.spec, depth - 1) : p.spec;
        b.append(Conversion.format(ts, value, spec));
        ts.release(mark);
      }
    }
    return b.toStr();
  }

  /** The object that a conversion such as {@code !r} gives; 0 stands for none. */
  static PyObject convert(ThreadState ts, PyObject o, int conversion) {
    return switch (conversion) {
      case 0 -> o;
      case 'r' -> Conversion.repr(ts, o);
      case 's' -> Conversion.str(ts, o);
      case 'a' -> StrRepr.ascii(Conversion.repr(ts, o));
      default ->
          throw PyErr.valueError(
              ts,
              "Unknown conversion specifier "
                  + (conversion > 32 && conversion < 127
                      ? Character.toString(conversion)
                      : "\\x" + Integer.toHexString(conversion)));
    };
  }

  private PyObject lookUp(PyStr text) {
    FieldName name = new FieldName(ts, text);
    PyObject o = start(name);
    while (name.next(ts)) {
      o =
          name.attribute
              ? Attributes.get(ts, o, (PyStr) name.key)
              : Sequences.getItem(ts, o, name.key);
    }
    return o;
  }

  private PyObject start(FieldName name) {
    boolean empty = name.first.length() == 0;
    int index = name.index;
    if (empty || index >= 0) {
      Numbering wanted = empty ? Numbering.AUTOMATIC : Numbering.MANUAL;
      if (numbering == Numbering.UNDECIDED) {
        numbering = wanted;
      } else if (numbering != wanted) {
        throw PyErr.valueError(
            ts,
            empty
                ? "cannot switch from manual field specification to automatic field numbering"
                : "cannot switch from automatic field numbering to manual field specification");
      }
      if (empty) {
        index = nextNumber++;
      }
      if (args == null) {
        throw PyErr.valueError(ts, "Format string contains positional fields");
      }
      if (index >= args.length) {
        throw PyErr.indexError(
            ts, "Replacement index " + index + " out of range for positional args tuple");
      }
      return args[index];
    }
    if (args == null) {
      return Sequences.getItem(ts, kwargs, name.first);
    }
    PyObject o = kwargs == null ? null : ((PyDict) kwargs).get(ts, name.first);
    if (o == null) {
      throw PyErr.keyError(ts, name.first);
    }
    return o;
  }
}
