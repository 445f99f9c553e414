package org.boiga.example.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.boiga.tck.Python;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Python code sees of module {@code ledger}, and of its next version. */
class LedgerTest {
  @RegisterExtension
  final Python python =
      Python.with(new Ledger())
          .startingWith(
              """
              import ledger
              ledger.open("cash")
              ledger.open("rent", currency="EUR")
              ledger.open("fund", "USD")
              """);

  @TestFactory
  Stream<DynamicTest> thePythonTests() {
    return python.tests(Path.of("src/test/python/test_ledger.py"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ledger.post('May', {'cash': -7, 'rent': 7}) | 1",
        "ledger.post('May', {'cash': -7, 'rent': 8}) | ValueError: the entries add up to 1, not to"
            + " 0",
        "ledger.post('May', {'cash': -7, 'fund': 7}) | ValueError: accounts in EUR, USD",
        "ledger.post('May', {'cash': -7, 'gas': 7})  | KeyError: 'gas'",
        "ledger.post('May', {'cash': 2 ** 70})       | OverflowError: Python int too large to"
            + " convert to C long",
        "ledger.post('May', [])        | TypeError: post() argument 2 must be dict, not list",
        "ledger.post('May')            | TypeError: post expected 2 arguments, got 1",
        "ledger.open('cash')           | ValueError: account 'cash' is open already",
        "ledger.open(name=5)           | TypeError: open() argument 'name' must be str, not int",
        "ledger.open()                 | TypeError: open() missing required argument 'name' (pos"
            + " 1)",
        "ledger.balance('gas')         | KeyError: 'gas'",
        "ledger.balance(1)             | TypeError: balance() argument must be str, not int",
        "ledger.accounts()             | {'cash': 'EUR', 'rent': 'EUR', 'fund': 'USD'}",
        "ledger.journal('gas')         | KeyError: 'gas'",
        "ledger.Posting()              | TypeError: cannot create 'ledger.Posting' instances",
      })
  void expressionsHaveTheseValues(String expression, String value) {
    assertThat(python.eval(expression)).isEqualTo(value);
  }

  @Test
  void threadsPostToTheSameAccounts() {
    python.onThreads(
        8,
        """
        for n in range(100):
            ledger.post(f"{thread}", {"cash": -1, "rent": 1})
        assert sum(p.text == f"{thread}" for p in ledger.journal("rent")) == 100
        """);
    assertThat(python.eval("ledger.balance('rent'), [p.number for p in ledger.journal()][-1]"))
        .isEqualTo("(800, 800)");
  }

  @Test
  void aNewVersionGoesOnWithTheBooks() {
    python.exec("ledger.post('May', {'cash': -7, 'rent': 7}); post = ledger.post");
    assertThat(python.update(new Ledger())).isTrue();
    assertThat(python.eval("post('June', {'cash': -8, 'rent': 8}), ledger.balance('rent')"))
        .isEqualTo("(2, 15)");
  }

  /** The state of the module's first version. */
  @Nested
  class OfTheFirstVersion {
    @RegisterExtension
    final Python python = Python.with(new FirstLedger()).startingWith("import ledger");

    @Test
    void itCrosses() {
      python.exec(
          """
          from ledger import post
          ledger.open("cash", 500)
          ledger.open("rent")
          assert post("May", {"cash": -70, "rent": 70}) == 1
          """);
      assertThat(python.update(new Ledger())).isTrue();
      assertThat(python.eval("ledger.FORM, ledger.balance('cash'), ledger.balance('rent')"))
          .isEqualTo("(2, 430, 70)");
      assertThat(python.eval("post('June', {'cash': -71, 'rent': 71}), [*ledger.journal('cash')]"))
          .isEqualTo(
              "(2, [<posting 0 'opening balances': {'cash': 500, 'opening balances': -500}>,"
                  + " <posting 1 'May': {'cash': -70, 'rent': 70}>,"
                  + " <posting 2 'June': {'cash': -71, 'rent': 71}>])");
    }

    @Test
    void itDoesNotCrossBack() {
      python.exec("ledger.open('cash')");
      assertThat(python.update(new Ledger())).isTrue();
      python.exec("ledger.open('rent', 'EUR')");
      assertThat(python.update(new FirstLedger())).isFalse();
      assertThat(python.eval("ledger.FORM, list(ledger.accounts())"))
          .isEqualTo("(2, ['cash', 'rent'])");
    }
  }
}
