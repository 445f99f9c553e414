package org.boiga.modules;

import java.util.Map;
import java.util.List;
import java.util.function.Supplier;
import org.boiga.modules.bisect.BisectModuleTable;
import org.boiga.modules.collections.CollectionsModuleTable;
import org.boiga.modules.functools.FunctoolsModuleTable;
import org.boiga.modules.heapq.HeapqModuleTable;
import org.boiga.modules.itertools.ItertoolsModuleTable;
import org.boiga.modules.operator.OperatorModuleTable;
import org.boiga.objects.NativeModules;
import org.boiga.objects.NativeTable;

/** The modules about containers, iterators and functions. */
public final class DataModules implements NativeModules {
  private static final Map<String, Supplier<NativeTable>> TABLES =
      Map.of(
          "_bisect", BisectModuleTable::new,
          "_collections", CollectionsModuleTable::new,
          "_functools", FunctoolsModuleTable::new,
          "_heapq", HeapqModuleTable::new,
          "_operator", OperatorModuleTable::new,
          "itertools", ItertoolsModuleTable::new);

  @Override
  public List<String> names() {
    return List.copyOf(TABLES.keySet());
  }

  @Override
  public NativeTable table(String name) {
    return TABLES.get(name).get();
  }
}
