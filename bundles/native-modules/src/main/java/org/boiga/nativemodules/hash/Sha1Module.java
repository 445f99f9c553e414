package org.boiga.nativemodules.hash;

import org.boiga.api.PyContext;
import org.boiga.api.PyModuleObject;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.annotation.PyModule;
import org.boiga.api.annotation.PyType;

/** Module {@code _sha1}. */
@PyModule(
    builtin = true,
    name = "_sha1",
    doc = "The hash function SHA-1.",
    internalTypes = Sha1Module.Sha1.class)
public final class Sha1Module {
  static final HashAlgorithm SHA1 = HashAlgorithm.ofPlatform(Sha1::new, "sha1", 20, 64, "SHA-1");

  private Sha1Module() {}

  @PyExec
  static void exec(PyContext ctx, PyModuleObject m) {
    ctx.PyModule_AddObject(m, "SHA1Type", ctx.PyType_FromClass(Sha1.class));
    PyHash.putLargeSize(ctx, m);
  }

  @PyFunction(
      signature = "(data=b'', *, usedforsecurity=True, string=None)",
      doc = "A hash object of SHA-1.")
  static PyObject sha1(PyContext ctx, PyObject data, boolean usedForSecurity, PyObject string) {
    return PyHash.of(ctx, SHA1, data, string);
  }

  /** The type of the objects. */
  @PyType(
      name = "_sha1.sha1",
      subclassable = false,
      parts = {PyHash.class, PyHash.Fixed.class})
  static final class Sha1 extends PyHash {
    Sha1(PyContext ctx, HashAlgorithm algorithm, HashState state) {
      super(ctx, algorithm, state);
    }
  }
}
