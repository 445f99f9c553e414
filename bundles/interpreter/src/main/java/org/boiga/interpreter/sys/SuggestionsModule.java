package org.boiga.interpreter.sys;

import java.util.ArrayList;
import java.util.List;
import org.boiga.api.annotation.PyFunction;
import org.boiga.interpreter.Suggestions;
import org.boiga.memory.PyObject;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyList;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;

/** {@code _suggestions}: what {@code traceback} asks about misspelt names. */
@org.boiga.api.annotation.PyModule(name = "_suggestions")
public final class SuggestionsModule {
  private SuggestionsModule() {}

  @PyFunction(
      name = "_generate_suggestions",
      signature = "(candidates, item, /)",
      doc = "The candidate that is nearest to a name, or None.")
  static PyObject generateSuggestions(ThreadState ts, PyObject candidates, String item) {
    if (!(candidates instanceof PyList list)) {
      throw PyErr.typeError(ts, "candidates must be a list");
    }
    List<String> names = new ArrayList<>();
    for (PyObject name : list.toArray(ts)) {
      if (!(name instanceof PyStr)) {
        throw PyErr.typeError(ts, "all elements in 'candidates' must be strings");
      }
      names.add(name.toString());
    }
    return Py.str(Suggestions.closest(item, names));
  }
}
