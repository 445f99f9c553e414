package org.boiga.example.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class StateFormsTest {
  @Test
  void whatIsExportedIsReadAsItWas() {
    Books books = new Books();
    books.open("cash", "EUR");
    books.open("rent", "EUR");
    books.open("fund", "USD");
    books.post("May", Map.of("cash", -700L, "rent", 700L));
    books.post("June", Map.of("cash", -710L, "rent", 710L));
    Books read = StateForms.read(StateForms.export(books));
    assertThat(read.accounts()).isEqualTo(books.accounts());
    assertThat(read.journal()).isEqualTo(books.journal());
    assertThat(read.balance("rent")).isEqualTo(1410);
    assertThat(read.post("July", Map.of("cash", -1L, "rent", 1L))).isEqualTo(3);
  }

  @Test
  void openingBalancesOfTheFirstFormBecomeAPosting() {
    Object first =
        Map.of(
            "accounts",
            Map.of("cash", 500L, "debt", -200L, "rent", 0L),
            "journal",
            List.of(List.of("May", Map.of("cash", -70L, "rent", 70L))));
    Books books = StateForms.read(StateForms.second(first));
    assertThat(books.accounts())
        .containsOnlyKeys("cash", "debt", "rent", "opening balances")
        .containsValue("EUR");
    assertThat(books.balance("cash")).isEqualTo(430);
    assertThat(books.balance("opening balances")).isEqualTo(-300);
    assertThat(books.journal()).extracting(Posting::number).containsExactly(0L, 1L);
  }

  @Test
  void aStateWithoutOpeningBalancesHasNoAccountForThem() {
    Object first = Map.of("accounts", Map.of("cash", 0L), "journal", List.of());
    assertThat(StateForms.read(StateForms.second(first)).accounts()).containsOnlyKeys("cash");
  }

  @Test
  void aPostingIsWholeOrNotAtAll() {
    Books books = new Books();
    books.open("a", "EUR");
    books.open("b", "EUR");
    assertThatThrownBy(() -> books.post("", Map.of("a", 5L, "x", -5L)))
        .isInstanceOf(NoSuchElementException.class);
    books.post("", Map.of("a", Long.MAX_VALUE, "b", -Long.MAX_VALUE));
    assertThatThrownBy(() -> books.post("", Map.of("a", 1L, "b", -1L)))
        .isInstanceOf(ArithmeticException.class);
    assertThat(books.balance("b")).isEqualTo(-Long.MAX_VALUE);
    assertThat(books.size()).isEqualTo(1);
  }
}
