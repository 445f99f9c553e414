package org.boiga.example.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeSet;

/**
 * Accounts, and the journal of postings from which their balances follow. It knows nothing of
 * Python, so that its lock is never held while Python code runs.
 */
final class Books {
  private final Map<String, String> currencies = new LinkedHashMap<>();
  private final Map<String, Long> balances = new LinkedHashMap<>();
  private final List<Posting> journal = new ArrayList<>();

  Books() {}

  /** Books with a history. */
  Books(Map<String, String> accounts, List<Posting> history) {
    accounts.forEach(this::open);
    history.forEach(this::add);
  }

  /**
   * Opens an account.
   *
   * @throws IllegalArgumentException if there is one of that name
   */
  synchronized void open(String account, String currency) {
    if (currencies.putIfAbsent(account, currency) != null) {
      throw new IllegalArgumentException("account '" + account + "' is open already");
    }
    balances.put(account, 0L);
  }

  /**
   * Posts amounts to accounts, to all or to none.
   *
   * @return the posting's number
   * @throws IllegalArgumentException if they do not add up to 0, or are in several currencies
   * @throws NoSuchElementException if there is no such account
   * @throws ArithmeticException if a balance gets too large
   */
  synchronized long post(String text, Map<String, Long> amounts) {
    long number = journal.isEmpty() ? 1 : journal.getLast().number() + 1;
    add(new Posting(number, text, Collections.unmodifiableMap(amounts)));
    return number;
  }

  private synchronized void add(Posting p) {
    Map<String, Long> after = new LinkedHashMap<>();
    TreeSet<String> used = new TreeSet<>();
    long sum = 0;
    for (var entry : p.amounts().entrySet()) {
      String account = entry.getKey();
      after.put(account, Math.addExact(balance(account), entry.getValue()));
      used.add(currencies.get(account));
      sum = Math.addExact(sum, entry.getValue());
    }
    if (sum != 0) {
      throw new IllegalArgumentException("the entries add up to " + sum + ", not to 0");
    }
    if (used.size() > 1) {
      throw new IllegalArgumentException("accounts in " + String.join(", ", used));
    }
    balances.putAll(after);
    journal.add(p);
  }

  /**
   * What the postings to an account add up to.
   *
   * @throws NoSuchElementException if there is no such account
   */
  synchronized long balance(String account) {
    Long balance = balances.get(account);
    if (balance == null) {
      throw new NoSuchElementException(account);
    }
    return balance;
  }

  /** The currencies of all accounts. */
  synchronized Map<String, String> accounts() {
    return new LinkedHashMap<>(currencies);
  }

  /** How many postings there are. */
  synchronized int size() {
    return journal.size();
  }

  /** A posting by its place in the journal, which only grows. */
  synchronized Posting posting(int place) {
    return journal.get(place);
  }

  synchronized List<Posting> journal() {
    return new ArrayList<>(journal);
  }
}
