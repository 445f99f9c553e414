package org.boiga.objects;

import java.util.ArrayList;
import java.util.List;

/** The built-in exceptions, in CPython's hierarchy. */
public final class PyExc {
  private static final List<PyType> ALL = new ArrayList<>();

  public static final PyType BaseException =
      registered(PyType.builtinWithDict(new PyBaseExceptionTable(), PyBaseObject.TYPE));
  public static final PyType BaseExceptionGroup =
      special(new PyExceptionGroupTable(), BaseException, "message", "exceptions");
  public static final PyType GeneratorExit =
      plain("GeneratorExit", BaseException, "Request that a generator exit.");
  public static final PyType KeyboardInterrupt =
      plain("KeyboardInterrupt", BaseException, "Program interrupted by user.");
  public static final PyType SystemExit =
      special(new ExceptionMembers_SystemExitTable(), BaseException, "code");
  public static final PyType Exception =
      plain("Exception", BaseException, "Common base class for all non-exit exceptions.");
  public static final PyType ExceptionGroup =
      registered(ExceptionGroups.exceptionGroupType(BaseExceptionGroup, Exception));

  public static final PyType ArithmeticError =
      plain("ArithmeticError", Exception, "Base class for arithmetic errors.");
  public static final PyType FloatingPointError =
      plain("FloatingPointError", ArithmeticError, "Floating-point operation failed.");
  public static final PyType OverflowError =
      plain("OverflowError", ArithmeticError, "Result too large to be represented.");
  public static final PyType ZeroDivisionError =
      plain("ZeroDivisionError", ArithmeticError, "Division or modulo by zero.");
  public static final PyType AssertionError =
      plain("AssertionError", Exception, "Assertion failed.");
  public static final PyType AttributeError =
      special(new ExceptionMembers_AttributeErrorTable(), Exception, "name", "obj");
  public static final PyType BufferError = plain("BufferError", Exception, "Buffer error.");
  public static final PyType EOFError = plain("EOFError", Exception, "Read beyond end of file.");

  public static final PyType ImportError =
      special(
          new ExceptionMembers_ImportErrorTable(), Exception, "msg", "name", "path", "name_from");
  public static final PyType ModuleNotFoundError =
      plain("ModuleNotFoundError", ImportError, "Module not found.");

  public static final PyType LookupError =
      plain("LookupError", Exception, "Base class for lookup errors.");
  public static final PyType IndexError =
      plain("IndexError", LookupError, "Sequence index out of range.");
  public static final PyType KeyError = special(new ExceptionMembers_KeyErrorTable(), LookupError);
  public static final PyType MemoryError = plain("MemoryError", Exception, "Out of memory.");
  public static final PyType NameError =
      special(new ExceptionMembers_NameErrorTable(), Exception, "name");
  public static final PyType UnboundLocalError =
      plain("UnboundLocalError", NameError, "Local name referenced but not bound to a value.");

  public static final PyType OSError =
      special(
          new OsErrorMembersTable(),
          Exception,
          "errno",
          "strerror",
          "filename",
          "filename2",
          OsErrorMembers.WRITTEN);
  public static final PyType BlockingIOError =
      plain("BlockingIOError", OSError, "I/O operation would block.");
  public static final PyType ChildProcessError =
      plain("ChildProcessError", OSError, "Child process error.");
  public static final PyType ConnectionError =
      plain("ConnectionError", OSError, "Connection error.");
  public static final PyType BrokenPipeError =
      plain("BrokenPipeError", ConnectionError, "Broken pipe.");
  public static final PyType ConnectionAbortedError =
      plain("ConnectionAbortedError", ConnectionError, "Connection aborted.");
  public static final PyType ConnectionRefusedError =
      plain("ConnectionRefusedError", ConnectionError, "Connection refused.");
  public static final PyType ConnectionResetError =
      plain("ConnectionResetError", ConnectionError, "Connection reset.");
  public static final PyType FileExistsError =
      plain("FileExistsError", OSError, "File already exists.");
  public static final PyType FileNotFoundError =
      plain("FileNotFoundError", OSError, "File not found.");
  public static final PyType InterruptedError =
      plain("InterruptedError", OSError, "Interrupted by signal.");
  public static final PyType IsADirectoryError =
      plain("IsADirectoryError", OSError, "Operation does not work on directories.");
  public static final PyType NotADirectoryError =
      plain("NotADirectoryError", OSError, "Operation only works on directories.");
  public static final PyType PermissionError =
      plain("PermissionError", OSError, "Not enough permissions.");
  public static final PyType ProcessLookupError =
      plain("ProcessLookupError", OSError, "Process not found.");
  public static final PyType TimeoutError = plain("TimeoutError", OSError, "Timeout expired.");

  public static final PyType ReferenceError =
      plain("ReferenceError", Exception, "Weak reference used after its object went away.");
  public static final PyType RuntimeError =
      plain("RuntimeError", Exception, "Unspecified run-time error.");
  public static final PyType NotImplementedError =
      plain("NotImplementedError", RuntimeError, "Method or function not implemented yet.");
  public static final PyType PythonFinalizationError =
      plain("PythonFinalizationError", RuntimeError, "Operation blocked while Python ends.");
  public static final PyType RecursionError =
      plain("RecursionError", RuntimeError, "Recursion limit exceeded.");
  public static final PyType StopAsyncIteration =
      plain("StopAsyncIteration", Exception, "The end of an asynchronous iteration.");
  public static final PyType StopIteration =
      special(new ExceptionMembers_StopIterationTable(), Exception, "value");

  public static final PyType SyntaxError =
      special(new SyntaxErrorMembersTable(), Exception, SyntaxErrorMembers.FIELDS);
  public static final PyType IndentationError =
      plain("IndentationError", SyntaxError, "Improper indentation.");
  public static final PyType TabError =
      plain("TabError", IndentationError, "Improper mixture of spaces and tabs.");
  public static final PyType IncompleteInputError =
      plain("_IncompleteInputError", SyntaxError, "The input is incomplete.");

  public static final PyType SystemError =
      plain("SystemError", Exception, "Internal error in the interpreter.");
  public static final PyType TypeError =
      plain("TypeError", Exception, "Inappropriate argument type.");
  public static final PyType ValueError =
      plain("ValueError", Exception, "Argument of the right type but with a wrong value.");
  public static final PyType UnicodeError =
      plain("UnicodeError", ValueError, "Error with text or its encoding.");
  public static final PyType UnicodeDecodeError =
      special(new UnicodeErrorMembers_DecodeTable(), UnicodeError, UnicodeErrorMembers.FIELDS);
  public static final PyType UnicodeEncodeError =
      special(new UnicodeErrorMembers_EncodeTable(), UnicodeError, UnicodeErrorMembers.FIELDS);
  public static final PyType UnicodeTranslateError =
      special(new UnicodeErrorMembers_TranslateTable(), UnicodeError, UnicodeErrorMembers.FIELDS);

  public static final PyType Warning =
      plain("Warning", Exception, "Base class for categories of warnings.");
  public static final PyType BytesWarning =
      plain("BytesWarning", Warning, "About bytes that are mixed with text.");
  public static final PyType DeprecationWarning =
      plain("DeprecationWarning", Warning, "About deprecated features, for developers.");
  public static final PyType EncodingWarning =
      plain("EncodingWarning", Warning, "About encodings that depend on the locale.");
  public static final PyType FutureWarning =
      plain("FutureWarning", Warning, "About deprecated features, for users.");
  public static final PyType ImportWarning =
      plain("ImportWarning", Warning, "About probable mistakes in imports.");
  public static final PyType PendingDeprecationWarning =
      plain("PendingDeprecationWarning", Warning, "About features that will be deprecated.");
  public static final PyType ResourceWarning =
      plain("ResourceWarning", Warning, "About the use of resources.");
  public static final PyType RuntimeWarning =
      plain("RuntimeWarning", Warning, "About dubious behaviour at run time.");
  public static final PyType SyntaxWarning =
      plain("SyntaxWarning", Warning, "About dubious syntax.");
  public static final PyType UnicodeWarning =
      plain("UnicodeWarning", Warning, "About text and its encoding.");
  public static final PyType UserWarning =
      plain("UserWarning", Warning, "From programs themselves.");

  private PyExc() {}

  /** All of them, as module {@code builtins} exports them. */
  public static List<PyType> all() {
    return List.copyOf(ALL);
  }

  /** The type of a group whose only exception is {@code e}. */
  public static PyType ExceptionGroupFor(ThreadState ts, org.boiga.memory.PyObject e) {
    return PyType.of(e).isSubtype(Exception) ? ExceptionGroup : BaseExceptionGroup;
  }

  private static PyType registered(PyType t) {
    ALL.add(t);
    return t;
  }

  private static PyType plain(String name, PyType base, String doc) {
    return registered(PyType.builtinLike(new ExceptionTable(name, doc), base));
  }

  /**
   * A type with behaviour or members of its own; indices of members count from those of its base.
   */
  private static PyType special(NativeTable table, PyType base, String... members) {
    return registered(PyType.builtinLike(table, base, members));
  }
}
