package org.boiga.api.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The classes that generated tables refer to, by file name: those that make up their contract from
 * the sources of the object model, the values in a minimal form.
 */
final class StandIns {
  private static final Path BUNDLES =
      Path.of(System.getProperty("basedir", "."), "../../bundles").normalize();

  private static final Map<String, String> VALUES =
      Map.ofEntries(
          value("ThreadState", "public final class ThreadState {}"),
          value(
              "PyType",
              """
              public final class PyType extends PyObject {
                public final NativeTable table = null;
                public PyType[] mro() { return new PyType[] {this}; }
                private final String name;
                public PyType(String name) { this.name = name; }
                public static PyType of(PyObject o) { return (PyType) o.type(); }
                public String name() { return name; }
                public SlotFunction slot(org.boiga.api.Slot s) { return null; }
                @Override public PyType type() { return this; }
              }
              """),
          value(
              "PyStr",
              """
              @org.boiga.api.annotation.PyType(name = "str")
              public class PyStr extends PyObject {
                public static final PyType TYPE = new PyType("str");
                private final String text;
                public PyStr(String text) { this.text = text; }
                public static PyStr interned(String s) { return new PyStr(s); }
                @Override public PyType type() { return TYPE; }
                @Override public String toString() { return text; }
                @Override public int hashCode() { return text.hashCode(); }
                @Override public boolean equals(Object o) {
                  return o instanceof PyStr s && s.text.equals(text);
                }
              }
              """),
          value(
              "PyInt",
              """
              @org.boiga.api.annotation.PyType(name = "int")
              public class PyInt extends PyObject {
                public static final PyType TYPE = new PyType("int");
                private final java.math.BigInteger value;
                public PyInt(java.math.BigInteger value) { this.value = value; }
                public boolean isLong() { return value.bitLength() < 64; }
                public long longValue() { return value.longValueExact(); }
                public java.math.BigInteger bigValue() { return value; }
                @Override public PyType type() { return TYPE; }
                @Override public String toString() { return value.toString(); }
              }
              """),
          value(
              "PyBool",
              """
              public final class PyBool extends PyInt {
                public PyBool(int v) { super(java.math.BigInteger.valueOf(v)); }
                @Override public String toString() { return longValue() == 1 ? "True" : "False"; }
              }
              """),
          value(
              "PyFloat",
              """
              public final class PyFloat extends PyObject {
                public static final PyType TYPE = new PyType("float");
                public final double value;
                public PyFloat(double value) { this.value = value; }
                @Override public PyType type() { return TYPE; }
                @Override public String toString() { return Double.toString(value); }
              }
              """),
          value(
              "PyTuple",
              """
              public final class PyTuple extends PyObject {
                private final PyObject[] items;
                public PyTuple(PyObject... items) { this.items = items; }
                public int size() { return items.length; }
                public PyObject at(int i) { return items[i]; }
                @Override public PyType type() { return new PyType("tuple"); }
              }
              """),
          value(
              "PyDict",
              """
              public final class PyDict extends PyObject {
                private final java.util.Map<String, PyObject> map = new java.util.LinkedHashMap<>();
                public PyDict(ThreadState ts) {}
                public void put(ThreadState ts, PyObject k, PyObject v) {
                  map.put(k.toString(), v);
                }
                @Override public PyType type() { return new PyType("dict"); }
                @Override public String toString() { return map.toString(); }
              }
              """),
          value(
              "PyModule",
              """
              public final class PyModule extends PyObject {
                @Override public PyType type() { return new PyType("module"); }
                @Override public String toString() { return "<module>"; }
              }
              """),
          value(
              "Py",
              """
              public final class Py {
                public static final PyObject None =
                    new PyObject() {
                      @Override public PyType type() { return new PyType("NoneType"); }
                      @Override public String toString() { return "None"; }
                    };
                public static final PyBool True = new PyBool(1);
                public static final PyBool False = new PyBool(0);
                public static PyBool bool(boolean b) { return b ? True : False; }
                public static PyInt int_(long v) {
                  return new PyInt(java.math.BigInteger.valueOf(v));
                }
                public static PyFloat float_(double v) { return new PyFloat(v); }
                public static PyObject str(String s) { return s == null ? None : new PyStr(s); }
              }
              """),
          value(
              "PyException",
              """
              public class PyException extends RuntimeException {
                public PyException(String message) { super(message); }
              }
              """),
          value(
              "PyErr",
              """
              public final class PyErr {
                public static PyException typeError(ThreadState ts, String m) {
                  return new PyException("TypeError: " + m);
                }
                public static PyException valueError(ThreadState ts, String m) {
                  return new PyException("ValueError: " + m);
                }
                public static PyException overflowError(ThreadState ts, String m) {
                  return new PyException("OverflowError: " + m);
                }
              }
              """),
          value(
              "Numbers",
              """
              public final class Numbers {
                public static PyInt index(ThreadState ts, PyObject o) {
                  if (o instanceof PyInt i) { return i; }
                  throw PyErr.typeError(ts, "'" + ((PyType) o.type()).name()
                      + "' object cannot be interpreted as an integer");
                }
              }
              """),
          value(
              "Comparison",
              """
              public final class Comparison {
                public static boolean truth(ThreadState ts, PyObject o) {
                  return o != Py.None && !(o instanceof PyInt i && i.longValue() == 0);
                }
              }
              """));

  private StandIns() {}

  private static Map.Entry<String, String> value(String name, String text) {
    return Map.entry(
        "org/boiga/objects/" + name + ".java",
        "package org.boiga.objects;\nimport org.boiga.memory.PyObject;\n" + text);
  }

  static Map<String, String> sources() {
    Map<String, String> all = new LinkedHashMap<>(VALUES);
    contract(all, "memory", "org/boiga/memory/PyObject.java");
    for (String name :
        new String[] {"Args", "CompareOp", "NativeTable", "Signature", "SlotFunction"}) {
      contract(all, "objects", "org/boiga/objects/" + name + ".java");
    }
    return all;
  }

  private static void contract(Map<String, String> all, String bundle, String file) {
    try {
      Path source = BUNDLES.resolve(bundle).resolve("src/main/java").resolve(file);
      all.put(file, Files.readString(source));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
