package org.boiga.api.processor;

import java.util.List;

/**
 * The world that a table is generated for: names of the classes that generated code refers to.
 * Built-in types and functions work on the object model itself, extensions on the opaque API.
 *
 * @param context qualified type of every method's first parameter
 * @param variable name of that parameter in generated code
 * @param object the type of any Python object
 * @param table base class of generated tables
 * @param arguments class of static helpers that parse and convert arguments
 * @param signature class of parsed signatures
 * @param values class of static helpers that make objects of Java values, and of constants
 * @param tuple type of keyword names
 * @param dict type of the parameter for {@code **kwargs}
 * @param type type of a class as receiver
 * @param module type of a module as receiver
 * @param string the type of str, or null if it has none of its own
 * @param compareOp enum of the comparisons
 * @param nativeObject what the Java class of a type extends, or null for any object
 * @param buffer the type of a parameter for the memory of a bytes-like object, or null
 */
record Target(
    String context,
    String variable,
    String object,
    String table,
    String arguments,
    String signature,
    String values,
    String tuple,
    String dict,
    String type,
    String module,
    String string,
    String compareOp,
    String nativeObject,
    String buffer) {

  static final Target INTERNAL =
      new Target(
          "org.boiga.objects.ThreadState",
          "ts",
          "org.boiga.memory.PyObject",
          "org.boiga.objects.NativeTable",
          "org.boiga.objects.Args",
          "org.boiga.objects.Signature",
          "org.boiga.objects.Py",
          "org.boiga.objects.PyTuple",
          "org.boiga.objects.PyDict",
          "org.boiga.objects.PyType",
          "org.boiga.objects.PyModule",
          "org.boiga.objects.PyStr",
          "org.boiga.objects.CompareOp",
          null,
          null);

  static final Target EXTENSION =
      new Target(
          "org.boiga.api.PyContext",
          "ctx",
          "org.boiga.api.PyObject",
          "org.boiga.api.spi.NativeTable",
          "org.boiga.api.spi.Args",
          "org.boiga.api.spi.Signature",
          "org.boiga.api.spi.Args",
          "org.boiga.api.PyObject",
          "org.boiga.api.PyObject",
          "org.boiga.api.PyTypeObject",
          "org.boiga.api.PyModuleObject",
          null,
          "org.boiga.api.PyCompareOp",
          "org.boiga.api.PyNativeObject",
          "org.boiga.api.PyBuffer");

  /** The target whose methods have a first parameter of that type, or null. */
  static Target ofContext(String type) {
    return List.of(INTERNAL, EXTENSION).stream()
        .filter(t -> type.equals(t.context))
        .findFirst()
        .orElse(null);
  }

  /** Whether it is for extensions, which see objects through the opaque API alone. */
  boolean opaque() {
    return nativeObject != null;
  }

  /** Source of the None object. */
  String none() {
    return simple(values) + (opaque() ? ".none(" + variable + ")" : ".None");
  }

  /** Source of the object for a Java value, by the helper of that name. */
  String value(String maker, String expression) {
    return simple(values)
        + "."
        + maker
        + "("
        + (opaque() ? variable + ", " : "")
        + expression
        + ")";
  }

  /** Source of an argument in an array. */
  String argument(String index) {
    return opaque() ? simple(arguments) + ".at(args, " + index + ")" : "args[" + index + "]";
  }

  private static String simple(String qualified) {
    return DeclarationReader.simple(qualified);
  }
}
