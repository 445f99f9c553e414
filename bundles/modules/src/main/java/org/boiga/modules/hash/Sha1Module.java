package org.boiga.modules.hash;

import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** Module {@code _sha1}. */
@org.boiga.api.annotation.PyModule(name = "_sha1", doc = "The hash function SHA-1.")
public final class Sha1Module {
  static final HashAlgorithm SHA1 = HashAlgorithm.ofPlatform(Sha1.TYPE, "sha1", 20, 64, "SHA-1");

  private Sha1Module() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "SHA1Type", Sha1.TYPE);
    PyHash.putLargeSize(ts, m);
  }

  @PyFunction(
      signature = "(data=b'', *, usedforsecurity=True, string=None)",
      doc = "A hash object of SHA-1.")
  static PyObject sha1(ThreadState ts, PyObject data, boolean usedForSecurity, PyObject string) {
    return PyHash.of(ts, SHA1, data, string);
  }

  /** The type of the objects. */
  @org.boiga.api.annotation.PyType(
      name = "_sha1.sha1",
      subclassable = false,
      parts = {PyHash.class, PyHash.Fixed.class})
  static final class Sha1 {
    static final PyType TYPE = PyType.builtin(new Sha1Module_Sha1Table(), PyBaseObject.TYPE);

    private Sha1() {}
  }
}
