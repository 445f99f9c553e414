package org.boiga.api.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Requirement;

/**
 * Names a module's table to the platform: the annotated class has a constructor without parameters
 * and extends {@link org.boiga.api.PyModuleDef}. The table that is generated for a {@link PyModule}
 * has it already.
 *
 * <p>The bundle's headers follow from it: the module as a capability, the version of the API that
 * the bundle was built for, and that the platform's extender is wanted.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Capability(
    namespace = PyModExport.NAMESPACE,
    name = "${#value}",
    attribute = {"class=${@class}", "builtin=${#builtin}"})
@Requirement(
    namespace = PyModExport.ABI_NAMESPACE,
    filter = PyModExport.ABI_FILTER,
    effective = "active")
@Requirement(
    namespace = "osgi.extender",
    name = PyModExport.EXTENDER,
    version = PyModExport.ABI_VERSION)
public @interface PyModExport {
  /** The namespace of the capability that names a module. */
  String NAMESPACE = "python.module";

  /** The namespace of the platform's capability to run extensions. */
  String ABI_NAMESPACE = "python.abi";

  /**
   * The version of this API. A change of the last number adds nothing, of the middle one adds to
   * the API, of the first one breaks what was built before.
   */
  String ABI_VERSION = "1.0.0";

  /** The versions of the platform's API that run what is built against this one. */
  String ABI_FILTER = "(&(python.abi=boiga)(version>=1.0.0)(!(version>=2.0.0)))";

  /** The name of the extender that links modules. */
  String EXTENDER = "python.extension";

  /** The module's full name. */
  String value();

  /** See {@link PyModule#builtin}. */
  boolean builtin() default false;
}
