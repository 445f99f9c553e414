package org.boiga.api.processor;

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
 * @param string the type of str
 * @param compareOp enum of the comparisons
 * @param isolated whether static state is an error, since it would be shared by interpreters
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
    boolean isolated) {

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
          false);

  /** The target whose methods have a first parameter of that type, or null. */
  static Target ofContext(String type) {
    return type.equals(INTERNAL.context) ? INTERNAL : null;
  }
}
