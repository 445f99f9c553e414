package org.boiga.extension.internal;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.boiga.api.annotation.PyModExport;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.Version;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.resource.Requirement;

/** A version of the extension API, and what runs on it. */
record Abi(Version version) {
  /** What this platform has. */
  static final Abi PLATFORM = new Abi(Version.parseVersion(PyModExport.ABI_VERSION));

  private static final Pattern LEAST = Pattern.compile("version>=([0-9.]+)");

  /** Why a platform of this version cannot run what the bundle was built for, or null. */
  String unfit(BundleRevision bundle) {
    return unfit(
        bundle.getDeclaredRequirements(PyModExport.ABI_NAMESPACE).stream()
            .map(Abi::filter)
            .toList());
  }

  static String filter(Requirement r) {
    return r.getDirectives().getOrDefault(Constants.FILTER_DIRECTIVE, "");
  }

  /** As {@link #unfit(BundleRevision)}, of the requirements' filters. */
  String unfit(List<String> filters) {
    Map<String, Object> capability =
        Map.of(PyModExport.ABI_NAMESPACE, "boiga", Constants.VERSION_ATTRIBUTE, version);
    for (String filter : filters) {
      try {
        if (!FrameworkUtil.createFilter(filter).matches(capability)) {
          Matcher least = LEAST.matcher(filter);
          return "is built for version %s of the extension API, this platform has %s"
              .formatted(least.find() ? least.group(1) : filter, version);
        }
      } catch (InvalidSyntaxException e) {
        return "has a requirement that is no filter: " + e.getMessage();
      }
    }
    return filters.isEmpty() ? "does not say for which version of the extension API it is" : null;
  }
}
