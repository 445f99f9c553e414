package org.boiga.modules.tokenize;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.boiga.api.annotation.PySlot;
import org.boiga.compiler.SourceTokenizer;
import org.boiga.compiler.SourceTokenizer.Token;
import org.boiga.compiler.SyntaxException;
import org.boiga.interpreter.Compilation;
import org.boiga.interpreter.SyntaxWarnings;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Codecs;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.SelfIterator;
import org.boiga.objects.ThreadState;
import org.boiga.objects.Utf8;

/**
 * {@code _tokenize.TokenizerIter}: the tokens of the lines that a function gives. Lines are read
 * when the first token is asked for, tokens made one at a time.
 */
@org.boiga.api.annotation.PyType(
    name = "_tokenize.TokenizerIter",
    subclassable = false,
    parts = {SelfIterator.class})
public final class TokenizerIter extends PyInstance {
  public static final PyType TYPE = PyType.builtin(new TokenizerIterTable(), PyBaseObject.TYPE);

  private static final String FILENAME = "<string>";

  private final PyObject readline;
  private final String encoding;
  private final boolean extraTokens;

  /** Null until the first token is asked for. */
  private SourceTokenizer tokens;

  private TokenizerIter(
      ThreadState ts, PyType cls, PyObject readline, String encoding, boolean extraTokens) {
    super(ts, cls);
    this.readline = ts.keep(readline);
    this.encoding = encoding;
    this.extraTokens = extraTokens;
  }

  @PySlot(signature = "(readline, /, *, extra_tokens, encoding=None)")
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject readline, boolean extraTokens, String encoding) {
    return new TokenizerIter(ts, cls, readline, encoding, extraTokens);
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    try {
      Token t = nextToken(ts);
      return t == null ? null : toTuple(t);
    } catch (SyntaxException e) {
      throw tokens == null ? Compilation.error(ts, e) : error(ts, e);
    }
  }

  private PyException error(ThreadState ts, SyntaxException e) {
    SyntaxException.Place place = e.place();
    return switch (tokens.failure()) {
      case SYNTAX -> Compilation.error(ts, e);
      case LINES ->
          PyErr.of(
              ts,
              Compilation.type(e.kind()),
              PyStr.of(e.getMessage()),
              PyTuple.of(
                  ts,
                  PyStr.of(FILENAME),
                  Py.int_(place.lineno()),
                  Py.int_(place.offset()),
                  PyStr.of(place.text().stripTrailing()),
                  Py.None,
                  Py.None));
      case END_OF_INPUT -> endOfInput(ts, place);
    };
  }

  private PyException endOfInput(ThreadState ts, SyntaxException.Place place) {
    PyException error = PyErr.of(ts, PyExc.SyntaxError, "unexpected EOF in multi-line statement");
    PyObject line = Py.int_(tokens.failureLine());
    boolean joined = place.endOffset() < 0;
    Attributes.set(ts, error.value(), "filename", PyStr.of(FILENAME));
    Attributes.set(ts, error.value(), "lineno", line);
    Attributes.set(ts, error.value(), "offset", Py.int_(joined ? place.offset() : 0));
    Attributes.set(ts, error.value(), "end_lineno", line);
    return error;
  }

  private Token nextToken(ThreadState ts) {
    SourceTokenizer ready;
    synchronized (this) {
      ready = tokens;
    }
    if (ready == null) {
      ready = new SourceTokenizer(text(ts), FILENAME, extraTokens, new SyntaxWarnings(ts));
    }
    synchronized (this) {
      if (tokens == null) {
        tokens = ready;
      }
      return tokens.next();
    }
  }

  private String text(ThreadState ts) {
    ByteArrayOutputStream utf8 = new ByteArrayOutputStream();
    while (true) {
      int mark = ts.mark();
      byte[] line = line(ts);
      ts.release(mark);
      if (line == null || line.length == 0) {
        return utf8.toString(StandardCharsets.UTF_8);
      }
      utf8.writeBytes(line);
      if (new String(line, StandardCharsets.ISO_8859_1).indexOf('\0') >= 0) {
        return utf8.toString(StandardCharsets.UTF_8); // which is refused
      }
    }
  }

  /** The next line in UTF-8, or null after the last. */
  private byte[] line(ThreadState ts) {
    PyObject line;
    try {
      line = Calls.call(ts, readline);
    } catch (PyException e) {
      if (!e.matches(PyExc.StopIteration)) {
        throw e;
      }
      return null;
    }
    if (encoding == null) {
      if (!(line instanceof PyStr s)) {
        throw PyErr.typeError(ts, "readline() returned a non-string object");
      }
      return Utf8.encode(ts, s, "strict");
    }
    if (!(line instanceof PyBytes)) {
      throw PyErr.typeError(ts, "readline() returned a non-bytes object");
    }
    return Utf8.encode(ts, Codecs.decode(ts, line, encoding, "replace"), "strict");
  }

  private static PyTuple toTuple(Token t) {
    return PyTuple.constant(
        Py.int_(t.type()),
        PyStr.of(t.text()),
        PyTuple.constant(Py.int_(t.line()), Py.int_(t.column())),
        PyTuple.constant(Py.int_(t.endLine()), Py.int_(t.endColumn())),
        PyStr.of(t.lineText()));
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(readline);
  }
}
