package org.boiga.interpreter;

import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Comparison;
import org.boiga.objects.PyBaseException;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTraceback;
import org.boiga.objects.ThreadState;

/**
 * Takes the frames of importlib out of the traceback of an import that failed: all of them where
 * the import itself failed, and otherwise those between an import and the code of the module, which
 * end in a function that is named for this.
 */
final class ImportlibFrames {
  private static final String BOOTSTRAP = "<frozen importlib._bootstrap>";
  private static final String EXTERNAL = "<frozen importlib._bootstrap_external>";
  private static final String REMOVED = "_call_with_frames_removed";

  private ImportlibFrames() {}

  static void remove(ThreadState ts, PyBaseException e) {
    if (isVerbose(ts)) {
      return;
    }
    boolean always = e.type().isSubtype(PyExc.ImportError);
    PyTraceback kept = null; // the last place that stays
    PyTraceback before = null; // the last place before the chunk of importlib's that we are in
    boolean inside = false;
    for (PyTraceback t = e.traceback(ts); t != null; t = t.next(ts)) {
      boolean importlib = isImportlib(t.code);
      if (importlib && !inside) {
        before = kept;
      }
      inside = importlib;
      if (importlib && (always || t.code.name.equals(REMOVED))) {
        link(ts, e, before, t.next(ts));
        kept = before;
      } else {
        kept = t;
      }
    }
  }

  private static void link(ThreadState ts, PyBaseException e, PyTraceback above, PyTraceback next) {
    if (above == null) {
      e.setTraceback(ts, next);
    } else {
      above.link(ts, next);
    }
  }

  private static boolean isVerbose(ThreadState ts) {
    PyObject flags = ts.interp.sys.get(ts, "flags");
    PyObject verbose =
        flags == null ? null : Attributes.getOrNull(ts, flags, PyStr.interned("verbose"));
    return verbose != null && Comparison.truth(ts, verbose);
  }

  private static boolean isImportlib(PyCode code) {
    return code != null && (code.filename.equals(BOOTSTRAP) || code.filename.equals(EXTERNAL));
  }
}
