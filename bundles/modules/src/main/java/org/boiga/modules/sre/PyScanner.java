package org.boiga.modules.sre;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.Counted;
import org.boiga.memory.Mutator;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** What {@code Pattern.scanner} gives: one match after another. */
@org.boiga.api.annotation.PyType(name = "_sre.SRE_Scanner", subclassable = false)
public final class PyScanner extends Counted {
  public static final PyType TYPE = PyType.builtin(new PyScannerTable(), PyBaseObject.TYPE);

  private final PyPattern pattern;
  private final PyObject string;
  private final Search search;
  private Thread user;

  PyScanner(ThreadState ts, PyPattern pattern, PyObject string, long pos, long endpos) {
    super(ts);
    this.pattern = pattern;
    this.string = ts.keep(string);
    search = new Search(ts, pattern, string, pos, endpos);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(string);
  }

  @PyGetter(doc = "The pattern that is looked for.", member = true)
  PyObject pattern(ThreadState ts) {
    return pattern;
  }

  @PyMethod(doc = "The next match that begins where the last one ended, or None.")
  PyObject match(ThreadState ts) {
    enter(ts);
    try {
      return search.nextHere() ? PyMatch.of(ts, pattern, string, search) : Py.None;
    } finally {
      leave();
    }
  }

  @PyMethod(doc = "The next match, or None.")
  PyObject search(ThreadState ts) {
    enter(ts);
    try {
      return search.next() ? PyMatch.of(ts, pattern, string, search) : Py.None;
    } finally {
      leave();
    }
  }

  private synchronized void enter(ThreadState ts) {
    if (user != null) {
      throw PyErr.valueError(ts, "regular expression scanner already executing");
    }
    user = Thread.currentThread();
  }

  private synchronized void leave() {
    user = null;
    if (search.isExhausted()) {
      search.close();
    }
  }

  @Override
  protected boolean hasFinalizer() {
    return true;
  }

  @Override
  protected void runFinalizer(Mutator m) {
    search.close();
  }
}
