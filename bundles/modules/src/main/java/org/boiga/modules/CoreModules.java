package org.boiga.modules;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.boiga.modules.io.IoModuleTable;
import org.boiga.modules.marshal.MarshalModuleTable;
import org.boiga.modules.posix.PosixModuleTable;
import org.boiga.objects.NativeModules;
import org.boiga.objects.NativeTable;

/** The native modules of this bundle. */
public final class CoreModules implements NativeModules {
  private final Map<String, Supplier<NativeTable>> tables = new TreeMap<>();

  public CoreModules() {
    tables.put("_io", IoModuleTable::new);
    tables.put("marshal", MarshalModuleTable::new);
    tables.put("posix", PosixModuleTable::new);
  }

  @Override
  public List<String> names() {
    return List.copyOf(tables.keySet());
  }

  @Override
  public NativeTable table(String name) {
    return tables.get(name).get();
  }
}
