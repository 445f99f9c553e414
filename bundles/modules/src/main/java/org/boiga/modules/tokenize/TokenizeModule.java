package org.boiga.modules.tokenize;

import org.boiga.api.annotation.PyExec;
import org.boiga.objects.PyModule;
import org.boiga.objects.ThreadState;

/** {@code _tokenize}: the tokenizer of the compiler, for module {@code tokenize}. */
@org.boiga.api.annotation.PyModule(name = "_tokenize")
public final class TokenizeModule {
  private TokenizeModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.addTypes(ts, TokenizerIter.TYPE);
  }
}
