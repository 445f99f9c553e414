package org.boiga.nativemodules.hash;

import org.boiga.api.PyContext;
import org.boiga.api.PyModuleObject;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.annotation.PyModule;
import org.boiga.api.annotation.PyType;

/** Module {@code _md5}. */
@PyModule(
    builtin = true,
    name = "_md5",
    doc = "The hash function MD5.",
    internalTypes = Md5Module.Md5.class)
public final class Md5Module {
  static final HashAlgorithm MD5 = HashAlgorithm.ofPlatform(Md5::new, "md5", 16, 64, "MD5");

  private Md5Module() {}

  @PyExec
  static void exec(PyContext ctx, PyModuleObject m) {
    ctx.PyModule_AddObject(m, "MD5Type", ctx.PyType_FromClass(Md5.class));
    PyHash.putLargeSize(ctx, m);
  }

  @PyFunction(
      signature = "(data=b'', *, usedforsecurity=True, string=None)",
      doc = "A hash object of MD5.")
  static PyObject md5(PyContext ctx, PyObject data, boolean usedForSecurity, PyObject string) {
    return PyHash.of(ctx, MD5, data, string);
  }

  /** The type of the objects. */
  @PyType(
      name = "_md5.md5",
      subclassable = false,
      parts = {PyHash.class, PyHash.Fixed.class})
  static final class Md5 extends PyHash {
    Md5(PyContext ctx, HashAlgorithm algorithm, HashState state) {
      super(ctx, algorithm, state);
    }
  }
}
