package org.boiga.api.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.boiga.api.Py_mod_gil;
import org.boiga.api.Py_mod_multiple_interpreters;

/** Declares a class to be a Python module whose functions are its annotated methods. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface PyModule {
  /** The fully qualified module name. */
  String name();

  String doc() default "";

  /**
   * Whether the module is part of Python: {@code sys.builtin_module_names} has it, it comes before
   * any file of that name, and its code is not loaded before it is imported.
   */
  boolean builtin() default false;

  /**
   * Whether the module needs a lock around its functions and methods: it is not made for threads.
   */
  Py_mod_gil gil() default Py_mod_gil.Py_MOD_GIL_NOT_USED;

  /** Whether several interpreters may import the module. */
  Py_mod_multiple_interpreters multipleInterpreters() default
      Py_mod_multiple_interpreters.Py_MOD_PER_INTERPRETER_GIL_SUPPORTED;

  /** Classes annotated with {@link PyType} that the module exports. */
  Class<?>[] types() default {};

  /** Classes annotated with {@link PyType} that the module uses and does not export. */
  Class<?>[] internalTypes() default {};

  /** Further classes whose annotated static methods belong to the module. */
  Class<?>[] parts() default {};
}
