package org.boiga.example.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What crosses from one version of the module to the next: maps, lists, texts and numbers of the
 * JDK, since the two versions do not know each other's classes. A form that has been released never
 * changes; what is to be different gets a form of its own, and a migration.
 *
 * <table>
 * <caption>Forms</caption>
 * <tr><td>1</td><td>accounts: opening balance by name; journal: [text, amount by account]</td></tr>
 * <tr><td>2</td><td>accounts: currency by name; journal: [number, text, amount by account]</td></tr>
 * </table>
 */
final class StateForms {
  static final int CURRENT = 2;

  private static final String ACCOUNTS = "accounts";
  private static final String JOURNAL = "journal";

  /** What accounts of the first form are in. */
  private static final String FIRST_CURRENCY = "EUR";

  /** Where opening balances of the first form, which came from nowhere, are taken to come from. */
  private static final String OPENING = "opening balances";

  private StateForms() {}

  static Object export(Books books) {
    List<Object> journal = new ArrayList<>();
    for (Posting p : books.journal()) {
      journal.add(List.of(p.number(), p.text(), p.amounts()));
    }
    return Map.of(ACCOUNTS, books.accounts(), JOURNAL, journal);
  }

  static Books read(Object state) {
    Map<String, String> accounts = new LinkedHashMap<>();
    entries(state, ACCOUNTS).forEach((name, c) -> accounts.put((String) name, (String) c));
    List<Posting> journal = new ArrayList<>();
    for (List<?> p : rows(state)) {
      journal.add(new Posting((Long) p.get(0), (String) p.get(1), amounts(p.get(2))));
    }
    return new Books(accounts, journal);
  }

  /**
   * From form 1 to form 2: accounts get a currency, postings the numbers that they were given, and
   * opening balances become a posting before the first one, so that all adds up.
   */
  static Object second(Object first) {
    Map<String, String> accounts = new LinkedHashMap<>();
    Map<String, Long> opening = new LinkedHashMap<>();
    long sum = 0;
    for (var e : amounts(entries(first, ACCOUNTS)).entrySet()) {
      accounts.put(e.getKey(), FIRST_CURRENCY);
      if (e.getValue() != 0) {
        opening.put(e.getKey(), e.getValue());
        sum = Math.addExact(sum, e.getValue());
      }
    }
    List<Object> journal = new ArrayList<>();
    if (!opening.isEmpty()) {
      accounts.putIfAbsent(OPENING, FIRST_CURRENCY);
      opening.merge(OPENING, -sum, Math::addExact);
      journal.add(List.of(0L, OPENING, opening));
    }
    long number = 0;
    for (List<?> p : rows(first)) {
      journal.add(List.of(++number, p.get(0), p.get(1)));
    }
    return Map.of(ACCOUNTS, accounts, JOURNAL, journal);
  }

  private static Map<?, ?> entries(Object state, String part) {
    return (Map<?, ?>) ((Map<?, ?>) state).get(part);
  }

  private static List<List<?>> rows(Object state) {
    List<List<?>> rows = new ArrayList<>();
    ((List<?>) ((Map<?, ?>) state).get(JOURNAL)).forEach(row -> rows.add((List<?>) row));
    return rows;
  }

  private static Map<String, Long> amounts(Object map) {
    Map<String, Long> amounts = new LinkedHashMap<>();
    ((Map<?, ?>) map).forEach((name, amount) -> amounts.put((String) name, (Long) amount));
    return amounts;
  }
}
