package org.boiga.modules;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.boiga.modules.bisect.BisectModuleTable;
import org.boiga.modules.collections.CollectionsModuleTable;
import org.boiga.modules.functools.FunctoolsModuleTable;
import org.boiga.modules.heapq.HeapqModuleTable;
import org.boiga.modules.operator.OperatorModuleTable;
import org.boiga.modules.itertools.ItertoolsModuleTable;
import org.boiga.modules.marshal.MarshalModuleTable;
import org.boiga.modules.posix.PosixModuleTable;
import org.boiga.modules.thread.ThreadModuleTable;
import org.boiga.objects.NativeModules;
import org.boiga.objects.NativeTable;

/** The native modules of this bundle. */
public final class CoreModules implements NativeModules {
  private final Map<String, Supplier<NativeTable>> tables = new TreeMap<>();

  public CoreModules() {
    tables.put("_thread", ThreadModuleTable::new);
    tables.put("_bisect", BisectModuleTable::new);
    tables.put("_collections", CollectionsModuleTable::new);
    tables.put("_functools", FunctoolsModuleTable::new);
    tables.put("_heapq", HeapqModuleTable::new);
    tables.put("_operator", OperatorModuleTable::new);
    tables.put("itertools", ItertoolsModuleTable::new);
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
