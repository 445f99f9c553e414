package org.boiga.interpreter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.boiga.memory.CountingPolicy;
import org.boiga.objects.NativeModules;

/**
 * What an interpreter is made from ({@code PyConfig}).
 *
 * @param arguments {@code sys.argv}
 * @param originalArguments {@code sys.orig_argv}
 * @param executable {@code sys.executable}; may be empty
 * @param prefix folder whose {@code lib/python3.14t} is the standard library; {@code sys.prefix}
 * @param path folders for the front of {@code sys.path}, before the library
 * @param flags values for {@code sys.flags} by name; those not named are zero
 * @param warnings {@code sys.warnoptions}
 * @param implementationOptions {@code sys._xoptions}: a null value means True
 * @param pycachePrefix {@code sys.pycache_prefix}, or null
 * @param site whether {@code site} is imported
 * @param nativeModules sources of modules written in Java
 */
public record Configuration(
    CountingPolicy policy,
    List<String> arguments,
    List<String> originalArguments,
    String executable,
    String prefix,
    List<String> path,
    Map<String, Integer> flags,
    List<String> warnings,
    Map<String, String> implementationOptions,
    String pycachePrefix,
    boolean site,
    List<NativeModules> nativeModules) {

  /** The value of a flag. */
  public int flag(String name) {
    return flags.getOrDefault(name, 0);
  }

  /** A configuration for embedding: isolated, with the library under {@code prefix}. */
  public static Configuration embedded(
      String prefix, CountingPolicy policy, List<NativeModules> nativeModules) {
    Map<String, Integer> flags = new LinkedHashMap<>();
    flags.put("isolated", 1);
    flags.put("ignore_environment", 1);
    flags.put("no_user_site", 1);
    return new Configuration(
        policy,
        List.of(""),
        List.of(),
        "",
        prefix,
        List.of(),
        flags,
        List.of(),
        Map.of(),
        null,
        false,
        nativeModules);
  }

  /** The folder of the standard library. */
  public String library() {
    return prefix + "/lib/python3.14t";
  }
}
