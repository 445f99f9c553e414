package org.boiga.modules.hash;

import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** Module {@code _md5}. */
@org.boiga.api.annotation.PyModule(name = "_md5", doc = "The hash function MD5.")
public final class Md5Module {
  static final HashAlgorithm MD5 = HashAlgorithm.ofPlatform(Md5.TYPE, "md5", 16, 64, "MD5");

  private Md5Module() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "MD5Type", Md5.TYPE);
    PyHash.putLargeSize(ts, m);
  }

  @PyFunction(
      signature = "(data=b'', *, usedforsecurity=True, string=None)",
      doc = "A hash object of MD5.")
  static PyObject md5(ThreadState ts, PyObject data, boolean usedForSecurity, PyObject string) {
    return PyHash.of(ts, MD5, data, string);
  }

  /** The type of the objects. */
  @org.boiga.api.annotation.PyType(
      name = "_md5.md5",
      subclassable = false,
      parts = {PyHash.class, PyHash.Fixed.class})
  static final class Md5 {
    static final PyType TYPE = PyType.builtin(new Md5Module_Md5Table(), PyBaseObject.TYPE);

    private Md5() {}
  }
}
