package org.boiga.compiler.bytecode;

/**
 * The register instructions. An instruction is one or two ints: the first has the opcode in its
 * lowest byte and the operands a, b, c in the next ones; b and c, or all three, may form one
 * number. The second is a further operand.
 *
 * <p><b>References.</b> A register that holds a counted object owns one reference, unless it is an
 * argument register whose bit in the frame's borrow mask is set, or a temporary that the code's
 * borrow table lists. Writing a register releases what it held. Reading a <em>local</em> (or cell)
 * register leaves it; reading a <em>temporary</em> as an operand of role {@code <} consumes it:
 * afterwards it holds nothing. Thus each temporary is written once and consumed once. Above the
 * live temporaries all registers hold nothing. The register written may be one of the operands
 * ({@code ADD t, t, x}): operands are read, then consumed, then the result is written. Only the
 * last effect of an instruction writes: one that raises leaves the register as it was.
 *
 * <p><b>Layout.</b> Registers from 0: parameters and other locals (one for each of {@code
 * varnames}; code that is not optimised has its namespace in register 0 and its varnames from 1
 * on), one for each of {@code cellvars}, locals of the compiler's own that have no name,
 * temporaries from {@code firstTemporary} on.
 *
 * <p>Operands reach registers up to 250. Code with more than {@link #NEAR_LIMIT} locals and cells
 * has the first {@link #NEAR} of them there, then temporaries; the variable of index i, from NEAR
 * on, lives in register {@link #FAR_BASE} + i - NEAR, which only LOAD_FAR, COPY_FAR and STORE_FAR
 * reach (index i counts varnames, then cellvars). Such code calls by CALL_EX alone, which places
 * the callee's window above all registers of the caller; its arguments are bound to near and far
 * registers by the general entry sequence.
 *
 * <p><b>Jumps.</b> A loop is closed by JUMP_BACK, FOR_NEXT or a conditional jump whose sense has
 * bit 1 set: these jump to lower pcs and are safepoints. All other jumps go forward.
 */
public final class Opcodes {
  private Opcodes() {}

  /** Operand that stands for no register. */
  public static final int NONE = 0xff;

  /** Locals and cells that code may have without far registers. */
  public static final int NEAR_LIMIT = 200;

  /** Locals and cells in near registers where there are far ones. */
  public static final int NEAR = 160;

  /** First far register. */
  public static final int FAR_BASE = 256;

  /** Bit of the sense of a conditional jump that goes back: it is a safepoint. */
  public static final int BACK = 2;

  /**
   * Flag of a register in the borrow table: it is borrowed only while the register before it holds
   * something, that is, if LOAD_METHOD found a function whose receiver it is.
   */
  public static final int RECEIVER = 0x100;

  // Moves
  @Op(value = "", does = "nothing")
  public static final int NOP = 0;

  @Op(
      value = "a>dst b<src",
      does = "dst = src; from a temporary the reference moves; an empty local gives nothing")
  public static final int MOVE = 1;

  @Op(
      value = "a>dst b&src",
      does = "dst = src without a reference; dst is a temporary in the borrow table")
  public static final int BORROW = 2;

  @Op(value = "a>dst bc$constant", does = "dst = constant")
  public static final int LOAD_CONST = 3;

  @Op(value = "a>dst bc#variable", does = "dst = far variable; UnboundLocalError if empty")
  public static final int LOAD_FAR = 4;

  @Op(value = "a<src bc#variable", does = "far variable = src; NONE empties it")
  public static final int STORE_FAR = 5;

  @Op(value = "a<reg", does = "releases the register")
  public static final int CLEAR = 6;

  @Op(value = "a&local bc#variable", does = "UnboundLocalError for varnames[variable] if empty")
  public static final int CHECK_LOCAL = 7;

  @Op(value = "a>dst", does = "releases the register; UnboundLocalError if it is empty")
  public static final int DELETE_LOCAL = 8;

  @Op(value = "a>dst b&src", does = "dst = src, which stays, even if it is a temporary")
  public static final int COPY = 9;

  // Variables
  @Op(value = "a>dst bc.name", does = "dst = global or built-in name")
  public static final int LOAD_GLOBAL = 10;

  @Op(value = "a<src bc.name", does = "global name = src")
  public static final int STORE_GLOBAL = 11;

  @Op(value = "a#unused bc.name", does = "deletes a global")
  public static final int DELETE_GLOBAL = 12;

  @Op(value = "a>dst bc.name", does = "dst = name in the namespace, globals or built-ins")
  public static final int LOAD_NAME = 13;

  @Op(value = "a<src bc.name", does = "name in the namespace = src")
  public static final int STORE_NAME = 14;

  @Op(value = "a#unused bc.name", does = "deletes a name of the namespace")
  public static final int DELETE_NAME = 15;

  @Op(value = "a>dst bc#free", does = "dst = value of a free variable; NameError if unbound")
  public static final int LOAD_FREE = 16;

  @Op(value = "a<src bc#free", does = "free variable = src")
  public static final int STORE_FREE = 17;

  @Op(value = "a#unused bc#free", does = "unbinds a free variable")
  public static final int DELETE_FREE = 18;

  @Op(value = "a>dst b&cell", does = "dst = value of the cell; UnboundLocalError if unbound")
  public static final int LOAD_CELL = 19;

  @Op(value = "a<src b&cell", does = "value of the cell = src")
  public static final int STORE_CELL = 20;

  @Op(value = "a#unused b&cell", does = "unbinds the variable of the cell")
  public static final int DELETE_CELL = 21;

  @Op(
      value = "a>cell b#local",
      does = "cell = new cell; with the value of a local, which moves, or empty if local is NONE")
  public static final int MAKE_CELL = 22;

  @Op(value = "a>dst bc#free", does = "dst = the cell of a free variable itself")
  public static final int LOAD_CLOSURE = 23;

  @Op(value = "a>dst b<mapping c#free w.name", does = "dst = mapping[name], or the free variable")
  public static final int LOAD_FROM_DICT_OR_FREE = 24;

  @Op(value = "a>dst b<mapping w.name", does = "dst = mapping[name], or global, or built-in")
  public static final int LOAD_FROM_DICT_OR_GLOBALS = 25;

  @Op(value = "a>dst", does = "dst = the namespace (register 0 of code that is not optimised)")
  public static final int LOAD_LOCALS = 26;

  @Op(value = "a>dst b<mapping c&cell w.name", does = "dst = mapping[name], or the cell's value")
  public static final int LOAD_FROM_DICT_OR_CELL = 27;

  // Arithmetic: dst = left op right
  @Op(value = "a>dst b<left c<right", does = "left + right")
  public static final int ADD = 30;

  @Op(value = "a>dst b<left c<right", does = "left - right")
  public static final int SUB = 31;

  @Op(value = "a>dst b<left c<right", does = "left * right")
  public static final int MUL = 32;

  @Op(value = "a>dst b<left c<right", does = "left / right")
  public static final int TRUEDIV = 33;

  @Op(value = "a>dst b<left c<right", does = "left // right")
  public static final int FLOORDIV = 34;

  @Op(value = "a>dst b<left c<right", does = "left % right")
  public static final int MOD = 35;

  @Op(value = "a>dst b<left c<right", does = "left ** right")
  public static final int POW = 36;

  @Op(value = "a>dst b<left c<right", does = "left @ right")
  public static final int MATMUL = 37;

  @Op(value = "a>dst b<left c<right", does = "left << right")
  public static final int LSHIFT = 38;

  @Op(value = "a>dst b<left c<right", does = "left >> right")
  public static final int RSHIFT = 39;

  @Op(value = "a>dst b<left c<right", does = "left & right")
  public static final int AND = 40;

  @Op(value = "a>dst b<left c<right", does = "left ^ right")
  public static final int XOR = 41;

  @Op(value = "a>dst b<left c<right", does = "left | right")
  public static final int OR = 42;

  /** Added to the opcode of an operator, gives that of its augmented assignment. */
  public static final int IN_PLACE = 13;

  @Op(value = "a>dst b<left c<right", does = "left += right")
  public static final int IADD = 43;

  @Op(value = "a>dst b<left c<right", does = "left -= right")
  public static final int ISUB = 44;

  @Op(value = "a>dst b<left c<right", does = "left *= right")
  public static final int IMUL = 45;

  @Op(value = "a>dst b<left c<right", does = "left /= right")
  public static final int ITRUEDIV = 46;

  @Op(value = "a>dst b<left c<right", does = "left //= right")
  public static final int IFLOORDIV = 47;

  @Op(value = "a>dst b<left c<right", does = "left %= right")
  public static final int IMOD = 48;

  @Op(value = "a>dst b<left c<right", does = "left **= right")
  public static final int IPOW = 49;

  @Op(value = "a>dst b<left c<right", does = "left @= right")
  public static final int IMATMUL = 50;

  @Op(value = "a>dst b<left c<right", does = "left <<= right")
  public static final int ILSHIFT = 51;

  @Op(value = "a>dst b<left c<right", does = "left >>= right")
  public static final int IRSHIFT = 52;

  @Op(value = "a>dst b<left c<right", does = "left &= right")
  public static final int IAND = 53;

  @Op(value = "a>dst b<left c<right", does = "left ^= right")
  public static final int IXOR = 54;

  @Op(value = "a>dst b<left c<right", does = "left |= right")
  public static final int IOR = 55;

  @Op(value = "a>dst b<left c#int", does = "left + int, 0 to 255")
  public static final int ADD_INT = 56;

  @Op(value = "a>dst b<left c#int", does = "left - int, 0 to 255")
  public static final int SUB_INT = 57;

  @Op(value = "a>dst b<left c#int", does = "left += int, 0 to 255")
  public static final int IADD_INT = 58;

  @Op(value = "a>dst b<left c#int", does = "left -= int, 0 to 255")
  public static final int ISUB_INT = 59;

  @Op(value = "a>dst b<operand", does = "-operand")
  public static final int NEG = 60;

  @Op(value = "a>dst b<operand", does = "+operand")
  public static final int POS = 61;

  @Op(value = "a>dst b<operand", does = "~operand")
  public static final int INVERT = 62;

  @Op(value = "a>dst b<operand", does = "not operand")
  public static final int NOT = 63;

  // Comparisons
  @Op(value = "a>dst b<left c<right", does = "left < right")
  public static final int LT = 64;

  @Op(value = "a>dst b<left c<right", does = "left <= right")
  public static final int LE = 65;

  @Op(value = "a>dst b<left c<right", does = "left == right")
  public static final int EQ = 66;

  @Op(value = "a>dst b<left c<right", does = "left != right")
  public static final int NE = 67;

  @Op(value = "a>dst b<left c<right", does = "left > right")
  public static final int GT = 68;

  @Op(value = "a>dst b<left c<right", does = "left >= right")
  public static final int GE = 69;

  @Op(value = "a>dst b<left c<right", does = "left is right")
  public static final int IS = 70;

  @Op(value = "a>dst b<left c<right", does = "left is not right")
  public static final int IS_NOT = 71;

  @Op(value = "a>dst b<left c<right", does = "left in right")
  public static final int IN = 72;

  @Op(value = "a>dst b<left c<right", does = "left not in right")
  public static final int NOT_IN = 73;

  // Comparisons that jump: to target if the truth of the result equals bit 0 of sense; bit 1: BACK
  @Op(value = "a<left b<right c#sense w@target", does = "jumps by left < right")
  public static final int JUMP_LT = 74;

  @Op(value = "a<left b<right c#sense w@target", does = "jumps by left <= right")
  public static final int JUMP_LE = 75;

  @Op(value = "a<left b<right c#sense w@target", does = "jumps by left == right")
  public static final int JUMP_EQ = 76;

  @Op(value = "a<left b<right c#sense w@target", does = "jumps by left != right")
  public static final int JUMP_NE = 77;

  @Op(value = "a<left b<right c#sense w@target", does = "jumps by left > right")
  public static final int JUMP_GT = 78;

  @Op(value = "a<left b<right c#sense w@target", does = "jumps by left >= right")
  public static final int JUMP_GE = 79;

  @Op(value = "a<left b#int c#sense w@target", does = "jumps by left < int, 0 to 255")
  public static final int JUMP_LT_INT = 80;

  @Op(value = "a<left b#int c#sense w@target", does = "jumps by left <= int")
  public static final int JUMP_LE_INT = 81;

  @Op(value = "a<left b#int c#sense w@target", does = "jumps by left == int")
  public static final int JUMP_EQ_INT = 82;

  @Op(value = "a<left b#int c#sense w@target", does = "jumps by left != int")
  public static final int JUMP_NE_INT = 83;

  @Op(value = "a<left b#int c#sense w@target", does = "jumps by left > int")
  public static final int JUMP_GT_INT = 84;

  @Op(value = "a<left b#int c#sense w@target", does = "jumps by left >= int")
  public static final int JUMP_GE_INT = 85;

  @Op(value = "a<left b<right c#sense w@target", does = "jumps by left is right")
  public static final int JUMP_IS = 86;

  @Op(value = "a<left b<right c#sense w@target", does = "jumps by left in right")
  public static final int JUMP_IN = 87;

  @Op(value = "a<value c#sense w@target", does = "jumps by value is None")
  public static final int JUMP_NONE = 88;

  @Op(value = "a<value c#sense w@target", does = "jumps by the truth of value")
  public static final int JUMP_TRUTH = 89;

  @Op(
      value = "a&value c#sense w@target",
      does = "jumps by the truth of value, which then stays; if it does not jump, consumes value")
  public static final int JUMP_TRUTH_OR_CLEAR = 90;

  @Op(value = "abc@target", does = "jumps forward")
  public static final int JUMP = 91;

  @Op(value = "abc@target", does = "jumps back; a safepoint")
  public static final int JUMP_BACK = 92;

  // Attributes and items
  @Op(value = "a>dst b<object w.name", does = "dst = object.name")
  public static final int LOAD_ATTR = 93;

  @Op(value = "a<object b<value w.name", does = "object.name = value")
  public static final int STORE_ATTR = 94;

  @Op(value = "a<object w.name", does = "del object.name")
  public static final int DELETE_ATTR = 95;

  @Op(
      value = "a^dst b<object w.name",
      does =
          "for CALL_METHOD: dst = unbound function and dst+1 = object, or dst = nothing and dst+1 ="
              + " object.name. A local object is borrowed in dst+1 if bit 15 of CALL_METHOD's w"
              + " says so; then the borrow table has an entry with RECEIVER")
  public static final int LOAD_METHOD = 96;

  @Op(value = "a>dst b<object c<key", does = "dst = object[key]")
  public static final int GETITEM = 97;

  @Op(value = "a<object b<key c<value", does = "object[key] = value")
  public static final int SETITEM = 98;

  @Op(value = "a<object b<key", does = "del object[key]")
  public static final int DELITEM = 99;

  @Op(
      value = "a>dst b^parts",
      does = "dst = slice(parts, parts+1, parts+2); consumes three temporaries")
  public static final int BUILD_SLICE = 100;

  // Displays: items are consecutive temporaries, which are consumed
  @Op(value = "a>dst b^items c#count", does = "dst = tuple of items")
  public static final int BUILD_TUPLE = 101;

  @Op(value = "a>dst b^items c#count", does = "dst = list of items")
  public static final int BUILD_LIST = 102;

  @Op(value = "a>dst b^items c#count", does = "dst = set of items")
  public static final int BUILD_SET = 103;

  @Op(value = "a>dst b^items c#pairs", does = "dst = dict of pairs key, value")
  public static final int BUILD_MAP = 104;

  @Op(value = "a>dst b^items c#count", does = "dst = the strs concatenated")
  public static final int BUILD_STRING = 105;

  @Op(value = "a&list b<value", does = "list.append(value)")
  public static final int LIST_APPEND = 106;

  @Op(value = "a&set b<value", does = "set.add(value)")
  public static final int SET_ADD = 107;

  @Op(value = "a&dict b<key c<value", does = "dict[key] = value")
  public static final int MAP_ADD = 108;

  @Op(value = "a&list b<iterable", does = "list.extend(iterable), with the error of a * display")
  public static final int LIST_EXTEND = 109;

  @Op(value = "a&set b<iterable", does = "set.update(iterable)")
  public static final int SET_UPDATE = 110;

  @Op(value = "a&dict b<mapping", does = "dict.update(mapping), for ** in a display")
  public static final int DICT_UPDATE = 111;

  @Op(
      value = "a&dict b<mapping c&callable",
      does = "for ** in a call: as DICT_UPDATE, but repeated keys are an error of the callable")
  public static final int DICT_MERGE = 112;

  @Op(value = "a>dst b<list", does = "dst = tuple(list)")
  public static final int LIST_TO_TUPLE = 113;

  @Op(
      value = "a>dst b<value c#conversion",
      does = "dst = format(value, ''), converted by 0 nothing, 1 str, 2 repr, 3 ascii")
  public static final int FORMAT = 114;

  @Op(value = "a>dst b<value c<spec", does = "dst = format(value, spec)")
  public static final int FORMAT_SPEC = 115;

  @Op(
      value = "a>dst b<value c#conversion",
      does = "dst = value converted by 1 str, 2 repr, 3 ascii")
  public static final int CONVERT = 116;

  @Op(
      value = "a>dst b^parts c#conversion",
      does =
          "dst = Interpolation(parts, parts+1, conversion, parts+2): value, expression, format"
              + " spec")
  public static final int BUILD_INTERPOLATION = 117;

  @Op(value = "a>dst b<strings c<interpolations", does = "dst = Template of two tuples")
  public static final int BUILD_TEMPLATE = 118;

  @Op(
      value = "a^dst b<iterable c#count",
      does = "count registers from dst on, temporaries or a run of locals, = the items")
  public static final int UNPACK = 119;

  @Op(
      value = "a^dst b<iterable w#counts",
      does =
          "starred: temporaries from dst on = items before, list of the middle, items after; counts"
              + " = before + (after << 16)")
  public static final int UNPACK_EX = 120;

  // Iteration
  @Op(value = "a>dst b<iterable", does = "dst = iter(iterable)")
  public static final int GET_ITER = 121;

  @Op(
      value = "a>dst b&iterator w@target",
      does =
          "dst = next item and jumps back; when exhausted releases the iterator and goes on; the"
              + " iterator may be a local")
  public static final int FOR_NEXT = 122;

  // Calls: callable and arguments in consecutive temporaries, all consumed
  @Op(
      value = "a>dst b^callable c#args w#names+borrowed",
      does =
          "dst = callable(arguments): c positional ones from b+1 on, then one for each of the"
              + " names; w: index of the constant tuple of names plus one, or 0, in the low half;"
              + " in the high half bit i says that argument i (i below 15) is borrowed")
  public static final int CALL = 123;

  @Op(
      value = "a>dst b^method c#args w#names+borrowed",
      does =
          "as CALL after LOAD_METHOD: arguments from b+2 on; bit 15 of the high half of w says that"
              + " the object in b+1 is borrowed if it is a receiver")
  public static final int CALL_METHOD = 124;

  @Op(
      value = "a>dst b^callable c#keywords",
      does =
          "dst = callable(*b+1, **b+2); b+1 holds a tuple or what the * argument of the call is;"
              + " b+2 holds a dict if c is 1, else there are no keywords")
  public static final int CALL_EX = 125;

  @Op(value = "a<value", does = "returns value")
  public static final int RETURN = 126;

  // Generators and coroutines
  @Op(value = "a>dst b<value", does = "yields value; dst = what is sent")
  public static final int YIELD = 127;

  @Op(
      value = "a>dst b&iterator",
      does =
          "yield from: dst = None to begin with; sends dst to the iterator and yields what it gives"
              + " until it returns, then dst = what it returned and the iterator is released")
  public static final int YIELD_FROM = 128;

  @Op(value = "a>dst b<iterable", does = "dst = the iterator of yield from")
  public static final int GET_YIELD_FROM_ITER = 129;

  @Op(
      value = "a>dst b<object c#where",
      does = "dst = the iterator of await; where: 0 expression, 1 __aenter__, 2 __aexit__")
  public static final int GET_AWAITABLE = 130;

  @Op(value = "a>dst b<iterable", does = "dst = asynchronous iterator")
  public static final int GET_AITER = 131;

  @Op(value = "a>dst b&iterator", does = "dst = awaitable of the next item")
  public static final int GET_ANEXT = 132;

  @Op(
      value = "a&iterator b<exception",
      does = "for StopAsyncIteration: releases iterator and exception and goes on; else re-raises")
  public static final int END_ASYNC_FOR = 133;

  // Exceptions
  @Op(value = "a<exception b<cause", does = "raises; cause may be NONE; both NONE re-raises")
  public static final int RAISE = 134;

  @Op(
      value = "a<exception b#place",
      does =
          "raises an exception object again, as it is; with RESTORE_PLACE the frame's line is then"
              + " that where it was raised first")
  public static final int RERAISE = 135;

  /** Operand of RERAISE in code that only cleans up. */
  public static final int RESTORE_PLACE = 1;

  @Op(
      value = "a>saved b&exception",
      does = "saved = the exception being handled; exception is the one being handled now")
  public static final int PUSH_HANDLED = 136;

  @Op(value = "a<saved", does = "the exception being handled = saved")
  public static final int POP_HANDLED = 137;

  @Op(
      value = "a&exception b<type w@target",
      does = "jumps if the exception does not match the type or tuple of types")
  public static final int JUMP_NO_MATCH = 138;

  @Op(
      value = "a^dst b<type w#group",
      does =
          "except*: splits the group in register w: dst = the matching part or None, dst+1 = the"
              + " rest or None, and the group is released")
  public static final int SPLIT_GROUP = 139;

  @Op(
      value = "a>dst b<original c<list",
      does =
          "end of except*: dst = what is to be re-raised of the list of raised and unhandled, or"
              + " None")
  public static final int PREPARE_RERAISE = 140;

  @Op(value = "a^dst b<manager", does = "with: dst = bound __exit__, dst+1 = result of __enter__()")
  public static final int WITH_ENTER = 141;

  @Op(value = "a^dst b<manager", does = "async with: dst = bound __aexit__, dst+1 = __aenter__()")
  public static final int ASYNC_WITH_ENTER = 142;

  @Op(
      value = "a>dst b&exit c&exception",
      does =
          "dst = exit(type, exception, traceback); with exception NONE: exit(None, None, None);"
              + " with dst NONE the result is dropped and exit released")
  public static final int WITH_EXIT = 143;

  // Functions, classes, modules
  @Op(
      value = "a>dst bc$code w#parts",
      does =
          "dst = function; bytes of w, lowest first: registers (consumed) of tuple of defaults,"
              + " dict of keyword-only defaults, __annotate__ function, tuple of cells; each may be"
              + " NONE")
  public static final int MAKE_FUNCTION = 144;

  @Op(value = "a>dst", does = "dst = __build_class__")
  public static final int LOAD_BUILD_CLASS = 145;

  @Op(
      value = "a>dst b<fromlist c#level w.name",
      does = "dst = __import__(name, ..., fromlist, level)")
  public static final int IMPORT_NAME = 146;

  @Op(value = "a>dst b&module w.name", does = "dst = module.name, for from ... import")
  public static final int IMPORT_FROM = 147;

  @Op(value = "a<module", does = "from module import *")
  public static final int IMPORT_STAR = 148;

  // Patterns
  @Op(
      value = "a>dst b&subject c<class w$names",
      does =
          "dst = tuple of the attributes that a class pattern asks for, or None if subject does not"
              + " match; names: constant (number of positional patterns, names of keyword"
              + " patterns)")
  public static final int MATCH_CLASS = 149;

  @Op(value = "a>dst b&subject", does = "dst = whether subject is a mapping")
  public static final int MATCH_MAPPING = 150;

  @Op(value = "a>dst b&subject", does = "dst = whether subject is a sequence for patterns")
  public static final int MATCH_SEQUENCE = 151;

  @Op(value = "a>dst b&subject c<keys", does = "dst = tuple of the values of all keys, or None")
  public static final int MATCH_KEYS = 152;

  @Op(value = "a>dst b&object", does = "dst = len(object)")
  public static final int GET_LEN = 153;

  // The rest
  @Op(
      value = "a>dst b^arguments c#intrinsic",
      does = "dst = an intrinsic function of one or two temporaries, see Intrinsic")
  public static final int INTRINSIC = 154;

  @Op(
      value = "a>dst b#which",
      does =
          "dst = a built-in whatever the namespaces hold: 0 AssertionError, 1 NotImplementedError")
  public static final int LOAD_COMMON = 155;

  @Op(value = "a>dst w$constant", does = "as LOAD_CONST, for constants from 65536 on")
  public static final int LOAD_CONST_WIDE = 156;

  @Op(
      value = "a>dst b<iterable c#starred w#counts",
      does =
          "as UNPACK (c 0, w count) or UNPACK_EX (c 1), for more targets than registers: dst ="
              + " tuple of the items")
  public static final int UNPACK_TUPLE = 157;

  @Op(value = "a>dst bc#variable", does = "dst = far variable; an empty one gives nothing")
  public static final int COPY_FAR = 158;
}
