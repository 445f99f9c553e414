package org.boiga.modules;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.boiga.modules.marshal.MarshalModuleTable;
import org.boiga.modules.math.CmathModuleTable;
import org.boiga.modules.math.MathModuleTable;
import org.boiga.modules.posix.PosixModuleTable;
import org.boiga.modules.random.RandomModuleTable;
import org.boiga.modules.thread.ThreadModuleTable;
import org.boiga.objects.NativeModules;
import org.boiga.objects.NativeTable;

/** The native modules of this bundle. */
public final class CoreModules implements NativeModules {
  private final Map<String, Supplier<NativeTable>> tables = new TreeMap<>();

  public CoreModules() {
    tables.put("_random", RandomModuleTable::new);
    tables.put("_thread", ThreadModuleTable::new);
    tables.put("cmath", CmathModuleTable::new);
    tables.put("marshal", MarshalModuleTable::new);
    tables.put("math", MathModuleTable::new);
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
