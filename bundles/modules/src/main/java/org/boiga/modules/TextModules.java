package org.boiga.modules;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.boiga.modules.codecs.CodecsModuleTable;
import org.boiga.modules.sre.SreModuleTable;
import org.boiga.modules.string.StringModuleTable;
import org.boiga.modules.unicodedata.UnicodeDataModuleTable;
import org.boiga.objects.NativeModules;
import org.boiga.objects.NativeTable;

/** The native modules for text. */
public final class TextModules implements NativeModules {
  private final Map<String, Supplier<NativeTable>> tables = new TreeMap<>();

  public TextModules() {
    tables.put("_codecs", CodecsModuleTable::new);
    tables.put("_sre", SreModuleTable::new);
    tables.put("_string", StringModuleTable::new);
    tables.put("unicodedata", UnicodeDataModuleTable::new);
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
