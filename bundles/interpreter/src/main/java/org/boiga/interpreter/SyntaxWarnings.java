package org.boiga.interpreter;

import org.boiga.compiler.WarningListener;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.ThreadState;
import org.boiga.objects.Warnings;

/** Passes the compiler's warnings to Python's. */
public final class SyntaxWarnings implements WarningListener {
  private final ThreadState ts;

  public SyntaxWarnings(ThreadState ts) {
    this.ts = ts;
  }

  @Override
  public boolean warn(Category category, String message, String filename, int lineno) {
    var type = category == Category.SYNTAX_WARNING ? PyExc.SyntaxWarning : PyExc.DeprecationWarning;
    try {
      Warnings.warnExplicit(ts, type, message, filename, lineno);
      return false;
    } catch (PyException e) {
      if (!e.matches(type)) {
        throw e;
      }
      return true;
    }
  }
}
