package org.boiga.objects;

import org.boiga.memory.PyObject;

/**
 * {@code code}: a compiled block of register bytecode with what describes it. A leaf.
 *
 * <p>The registers of its frame, from the base on: arguments and other locals in the order of
 * {@link #varnames}, then the cells of {@link #cellvars}, then temporaries up to {@link
 * #registers}. Code that is not optimised (module and class bodies) has its namespace in register
 * 0.
 */
@org.boiga.api.annotation.PyType(
    name = "code",
    doc = "Compiled code.",
    subclassable = false,
    parts = CodeMembers.class)
public final class PyCode extends PyObject implements WeaklyReferable {
  public static final PyType TYPE =
      PyType.builtin(new PyCodeTable(), PyBaseObject.TYPE).weaklyReferable();

  public static final int CO_OPTIMIZED = 0x1;
  public static final int CO_NEWLOCALS = 0x2;
  public static final int CO_VARARGS = 0x4;
  public static final int CO_VARKEYWORDS = 0x8;
  public static final int CO_NESTED = 0x10;
  public static final int CO_GENERATOR = 0x20;
  public static final int CO_COROUTINE = 0x80;
  public static final int CO_ITERABLE_COROUTINE = 0x100;
  public static final int CO_ASYNC_GENERATOR = 0x200;
  public static final int CO_HAS_DOCSTRING = 0x4000000;
  public static final int CO_METHOD = 0x8000000;

  /** Ints of one entry of {@link #exceptionTable}. */
  public static final int HANDLER_WORDS = 5;

  /** Ints of one entry of {@link #borrowTable}. */
  public static final int BORROW_WORDS = 3;

  /** Bytes of a word of instructions in {@code co_code}, in which Python code counts. */
  public static final int WORD_BYTES = 4;

  /** Ints of one entry of {@link #positions}. */
  public static final int POSITION_WORDS = 5;

  public final String name;
  public final String qualname;
  public volatile String filename;
  public final int firstLine;
  public final int flags;

  /** Positional parameters, positional-only ones included. */
  public final int argCount;

  public final int posOnlyArgCount;
  public final int kwOnlyArgCount;

  /** Names of parameters (positional, keyword-only, *args, **kwargs), then of other locals. */
  public final PyStr[] varnames;

  public final PyStr[] cellvars;
  public final PyStr[] freevars;

  /** Names of globals and attributes that instructions refer to by index; interned. */
  public final PyStr[] names;

  /** Constants: leaves, or tuples of such. */
  public final PyObject[] constants;

  /** The instructions; they never change. */
  public final int[] instructions;

  /**
   * What the interpreter runs, by pc: {@link #instructions} decoded, null until they run first and
   * where a pc is no instruction's. Once events of the code are wanted, it is an array of
   * instructions that report them, with one more for the entry of a frame; that one stays.
   */
  public Executable[] executable;

  /** What the interpreter knows of the code's events, or null. */
  public volatile Object events;

  private WeakReferences weakReferences;

  /** Registers of a frame, temporaries included. */
  public final int registers;

  /** Register of the first cell. */
  public final int firstCell;

  /** First temporary register. */
  public final int firstTemporary;

  /**
   * Handlers, innermost first: {first pc, pc after, handler pc, register from which on temporaries
   * are released, register that receives the exception}.
   */
  public final int[] exceptionTable;

  /** Temporaries that hold borrowed references: {first pc, pc after, register}. */
  public final int[] borrowTable;

  /** Source positions: {first pc, line, end line, column, end column}, by rising pc. */
  public final int[] positions;

  /** Number of parameters, *args and **kwargs included. */
  public final int parameters;

  /** The number of positional arguments that need no binding; -1 if there is none. */
  public final int simpleArgCount;

  /** Everything that describes code; see the fields of {@link PyCode}. */
  public static final class Builder {
    public String name;
    public String qualname;
    public String filename;
    public int firstLine;
    public int flags;
    public int argCount;
    public int posOnlyArgCount;
    public int kwOnlyArgCount;
    public PyStr[] varnames;
    public PyStr[] cellvars;
    public PyStr[] freevars;
    public PyStr[] names;
    public PyObject[] constants;
    public int[] instructions;
    public int registers;
    public int firstTemporary;
    public int[] exceptionTable;
    public int[] borrowTable;
    public int[] positions;

    /** See {@link PyCode#entryLine()}. */
    public int entryLine() {
      return PyCode.entryLine(flags, name, firstLine);
    }

    public PyCode build() {
      return new PyCode(this);
    }
  }

  /** A builder of code that differs from this in what is set. */
  public Builder toBuilder() {
    Builder b = new Builder();
    b.name = name;
    b.qualname = qualname;
    b.filename = filename;
    b.firstLine = firstLine;
    b.flags = flags;
    b.argCount = argCount;
    b.posOnlyArgCount = posOnlyArgCount;
    b.kwOnlyArgCount = kwOnlyArgCount;
    b.varnames = varnames;
    b.cellvars = cellvars;
    b.freevars = freevars;
    b.names = names;
    b.constants = constants;
    b.instructions = instructions.clone();
    b.registers = registers;
    b.firstTemporary = firstTemporary;
    b.exceptionTable = exceptionTable;
    b.borrowTable = borrowTable;
    b.positions = positions;
    return b;
  }

  private PyCode(Builder b) {
    name = b.name;
    qualname = b.qualname;
    filename = b.filename;
    firstLine = b.firstLine;
    flags = b.flags;
    argCount = b.argCount;
    posOnlyArgCount = b.posOnlyArgCount;
    kwOnlyArgCount = b.kwOnlyArgCount;
    varnames = b.varnames;
    cellvars = b.cellvars;
    freevars = b.freevars;
    names = b.names;
    constants = b.constants;
    instructions = b.instructions;
    registers = b.registers;
    firstTemporary = b.firstTemporary;
    firstCell = varnames.length + ((flags & CO_OPTIMIZED) != 0 ? 0 : 1);
    exceptionTable = b.exceptionTable;
    borrowTable = b.borrowTable;
    positions = b.positions;
    parameters =
        argCount
            + kwOnlyArgCount
            + (flags >> 2 & 1) // *args
            + (flags >> 3 & 1); // **kwargs
    boolean generator = (flags & (CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR)) != 0;
    boolean far = registers > 256;
    simpleArgCount = parameters == argCount && !generator && !far ? argCount : -1;
  }

  /** Tells this code and all nested in it that their file is called {@code name}. */
  public void moveTo(String name) {
    filename = name;
    for (PyObject c : constants) {
      if (c instanceof PyCode nested) {
        nested.moveTo(name);
      }
    }
  }

  /** Index into {@link #positions} of the entry for {@code pc}, or -1. */
  private int positionAt(int pc) {
    int low = 0;
    int high = positions.length / POSITION_WORDS - 1;
    while (low <= high) {
      int mid = (low + high) >>> 1;
      if (positions[mid * POSITION_WORDS] <= pc) {
        low = mid + 1;
      } else {
        high = mid - 1;
      }
    }
    return high * POSITION_WORDS;
  }

  /** The source line of the instruction at {@code pc}; the first line if it has none. */
  public int lineAt(int pc) {
    int i = positionAt(pc);
    return i < 0 ? firstLine : positions[i + 1];
  }

  /** The line at which frames of this code are before their first instruction. */
  public int entryLine() {
    return entryLine(flags, name, firstLine);
  }

  private static int entryLine(int flags, String name, int firstLine) {
    return (flags & CO_OPTIMIZED) == 0 && name.equals("<module>") ? 0 : firstLine;
  }

  /** {line, end line, column, end column} of the instruction at {@code pc}; -1 where unknown. */
  public int[] positionOf(int pc) {
    int i = positionAt(pc);
    return i < 0
        ? new int[] {firstLine, -1, -1, -1}
        : java.util.Arrays.copyOfRange(positions, i + 1, i + POSITION_WORDS);
  }

  /** Index of a free variable, or -1. */
  public int freeIndex(PyStr name) {
    for (int i = 0; i < freevars.length; i++) {
      if (freevars[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public synchronized WeakReferences weakReferences() {
    if (weakReferences == null) {
      weakReferences = new WeakReferences();
    }
    return weakReferences;
  }

  @Override
  public PyType type() {
    return TYPE;
  }
}
