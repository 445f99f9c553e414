package org.boiga.nativemodules.multibyte;

import static org.boiga.nativemodules.multibyte.Iso2022.decodedOnly;
import static org.boiga.nativemodules.multibyte.Iso2022.doubleByte;
import static org.boiga.nativemodules.multibyte.Iso2022.shifted;
import static org.boiga.nativemodules.multibyte.Iso2022.singleByte;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.boiga.nativemodules.multibyte.Iso2022.Designation;
import org.boiga.nativemodules.multibyte.Iso2022.Feature;
import org.boiga.nativemodules.multibyte.TableEncoding.Leads;

/** The codecs by the modules that have them; their tables are made when they are first used. */
final class MultibyteCodecs {
  private static final Map<String, Map<String, Supplier<MultibyteEncoding>>> MODULES =
      new TreeMap<>();

  static {
    put("_codecs_cn", "gb2312", () -> table(CharacterTables.gb2312(), Leads.ALL));
    put("_codecs_cn", "gbk", () -> table(CharacterTables.gbk(), Leads.ALL));
    put("_codecs_cn", "gb18030", Gb18030::new);
    put("_codecs_cn", "hz", Hz::new);
    put("_codecs_hk", "big5hkscs", () -> table(CharacterTables.big5Hkscs(), Leads.ALL));
    put("_codecs_jp", "cp932", () -> table(CharacterTables.cp932(), Leads.ALL));
    put("_codecs_jp", "euc_jp", () -> table(CharacterTables.eucJp(), Leads.EUC));
    put("_codecs_jp", "euc_jis_2004", () -> table(CharacterTables.eucJis2004(), Leads.EUC));
    put("_codecs_jp", "euc_jisx0213", () -> table(CharacterTables.eucJisX0213(), Leads.EUC));
    put("_codecs_jp", "shift_jis", () -> table(CharacterTables.shiftJis(), Leads.OF_TABLE));
    put("_codecs_jp", "shift_jis_2004", () -> shiftJis(CharacterTables.shiftJis2004()));
    put("_codecs_jp", "shift_jisx0213", () -> shiftJis(CharacterTables.shiftJisX0213()));
    put("_codecs_kr", "cp949", () -> table(CharacterTables.cp949(), Leads.ALL));
    put("_codecs_kr", "euc_kr", EucKorean::new);
    put("_codecs_kr", "johab", () -> table(CharacterTables.johab(), Leads.ALL));
    put("_codecs_tw", "big5", () -> table(CharacterTables.big5(), Leads.ALL));
    put("_codecs_tw", "cp950", () -> table(CharacterTables.cp950(), Leads.ALL));
    putIso2022("iso2022_kr", () -> new Iso2022(List.of(korean(1)), null, Feature.SHIFTS));
    putIso2022("iso2022_jp", () -> japanese(false));
    putIso2022("iso2022_jp_1", () -> japanese(true));
    putIso2022(
        "iso2022_jp_ext",
        () -> japanese(true, List.of(singleByte('I', CharacterTables.KATAKANA.get()))));
    putIso2022("iso2022_jp_2", MultibyteCodecs::multilingual);
    putIso2022(
        "iso2022_jp_3",
        () ->
            jisX0213(
                'O',
                CharacterTables.JIS_X_0213_2000_1.get(),
                CharacterTables.JIS_X_0213_2000_2.get()));
    putIso2022(
        "iso2022_jp_2004",
        () ->
            jisX0213(
                'Q',
                CharacterTables.JIS_X_0213_2004_1.get(),
                CharacterTables.JIS_X_0213_2004_2.get()));
  }

  private MultibyteCodecs() {}

  private static void put(String module, String name, Supplier<MultibyteEncoding> encoding) {
    MODULES.computeIfAbsent(module, m -> new TreeMap<>()).put(name, new Once<>(encoding));
  }

  private static void putIso2022(String name, Supplier<MultibyteEncoding> encoding) {
    put("_codecs_iso2022", name, encoding);
  }

  private static MultibyteEncoding table(CharacterTable table, Leads leads) {
    return new TableEncoding(table, leads);
  }

  private static MultibyteEncoding shiftJis(CharacterTable table) {
    return table(table, Leads.OF_TABLE);
  }

  private static Designation korean(int plane) {
    CharacterTable table = CharacterTables.KS_X_1001.get();
    return plane == 0 ? doubleByte('C', table) : shifted('C', table);
  }

  private static MultibyteEncoding japanese(boolean supplement) {
    return japanese(supplement, List.of());
  }

  private static MultibyteEncoding japanese(boolean supplement, List<Designation> more) {
    List<Designation> all = new ArrayList<>(common(supplement));
    all.addAll(more);
    return new Iso2022(all, null, Feature.REVISIONS);
  }

  /** What most have: JIS X 0208 as of 1983 and 1978, its supplement, and JIS X 0201. */
  private static List<Designation> common(boolean supplement) {
    CharacterTable kanji = CharacterTables.JIS_X_0208.get();
    List<Designation> all = new ArrayList<>();
    all.add(doubleByte('B', kanji));
    if (supplement) {
      all.add(doubleByte('D', CharacterTables.JIS_X_0212.get()));
    }
    all.add(singleByte('J', CharacterTables.JIS_X_0201.get()));
    all.add(decodedOnly('@', kanji));
    return all;
  }

  private static MultibyteEncoding multilingual() {
    List<Designation> all = new ArrayList<>(common(true));
    all.addAll(2, List.of(korean(0), doubleByte('A', CharacterTables.GB_2312.get())));
    all.addAll(Iso2022.singleShifted());
    return new Iso2022(all, null, Feature.SINGLE_SHIFT, Feature.REVISIONS);
  }

  private static MultibyteEncoding jisX0213(
      char mark, CharacterTable first, CharacterTable second) {
    Designation pairing = doubleByte(mark, first);
    return new Iso2022(
        List.of(
            doubleByte('B', CharacterTables.JIS_X_0208.get()), pairing, doubleByte('P', second)),
        pairing,
        Feature.REVISIONS);
  }

  /** The encoding of that name in a module, or null. */
  static Supplier<MultibyteEncoding> get(String module, String name) {
    return MODULES.get(module).get(name);
  }
}
