package org.boiga.example.kvstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.boiga.tck.Python;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Python code sees of module {@code kvstore}. */
class KvstoreTest {
  private static final Path PROGRAMS = Path.of("src/test/python");

  @RegisterExtension
  static final Python python = Python.with(new KvstoreTable()).startingWith("import kvstore");

  @BeforeEach
  void openStore() {
    python.exec("store = kvstore.open(); m = store['m']");
  }

  @Test
  void theProgramPrintsWhatItShould() throws Exception {
    assertThat(python.run(PROGRAMS.resolve("warehouse.py")))
        .isEqualTo(Files.readString(PROGRAMS.resolve("warehouse.txt")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "None",
        "True",
        "False",
        "0",
        "-1",
        "127",
        "-129",
        "18446744073709551616",
        "2.5",
        "-0.0",
        "inf",
        "nan",
        "''",
        "'a\\x00ü\\U0001f40d'",
        "b''",
        "b'\\xff\\x00'",
        "()",
        "(1, 'a')",
        "[]",
        "[[], [None]]",
        "{}",
        "{'a': {1: (2.0, [b'x'])}, None: True, (1, 2): {}}"
      })
  void aValueComesBackAsItWas(String value) {
    python.exec("inf = float('inf'); nan = float('nan'); m['k'] = " + value);
    assertThat(python.eval("m['k']")).isEqualTo(python.eval(value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "m[None] = 1          | TypeError: keys must be int, str or bytes, not NoneType",
        "m[2 ** 2040] = 1     | OverflowError: int too large for a key",
        "m['\\ud800'] = 1     | UnicodeError: a str with surrogates cannot be stored",
        "m[1] = object()      | TypeError: values of type object cannot be stored",
        "m[1] = [{1, 2}]      | TypeError: values of type set cannot be stored",
        "del m['x']           | KeyError: 'x'",
        "m['x']               | KeyError: 'x'",
        "m.pop('x')           | KeyError: 'x'",
        "m.popitem()          | KeyError: 'the map is empty'",
        "store[1]             | TypeError: expected str, got int",
        "del store['x']       | KeyError: 'x'",
        "kvstore.open(5)      | TypeError: expected str, bytes or os.PathLike object, not int",
        "kvstore.open('.')    | IsADirectoryError",
        "kvstore.open(None, readonly=True) | ValueError: a store in memory cannot be read-only",
        "kvstore.Map()        | TypeError: cannot create 'kvstore.Map' instances",
      })
  void mistakesAreReported(String statement, String error) {
    python.exec(
        """
        def failure(statement):
            try:
                exec(statement, globals())
            except Exception as e:
                return f"{type(e).__name__}: {e}"
        """);
    assertThat(python.eval("failure(r\"\"\"" + statement + "\"\"\")").replace("\\'", "'"))
        .contains(error);
  }

  @Test
  void aListInItselfIsTooDeep() {
    python.exec("a = []; a.append(a)");
    assertThat(python.eval("m.__setitem__(1, a)")).startsWith("RecursionError: ");
  }

  @Test
  void intKeysHaveTheOrderOfTheirValues() {
    python.exec(
        """
        ints = sorted({s * (1 << n) + d for s in (-1, 1) for n in range(0, 200, 7) for d in (-1, 0, 1)})
        m.update({n: None for n in reversed(ints)})
        """);
    assertThat(python.eval("list(m) == ints and list(m.keys(reverse=True)) == ints[::-1]"))
        .isEqualTo("True");
  }

  @Test
  void aTransactionSeesItsSnapshotAndItsWrites() {
    python.exec(
        """
        m.update({n: n for n in range(10)})
        t = store.begin()
        m[3] = "later"
        del m[4]
        t["m"][5] = "mine"
        del t["m"][6]
        t["m"][10] = "new"
        """);
    assertThat(
            python.eval(
                "list(t['m'].items(3, 7)), len(t['m']), list(t['m'].keys(8, reverse=True))"))
        .isEqualTo("([(3, 3), (4, 4), (5, 'mine')], 10, [10, 9, 8])");
    python.exec("t.commit()");
    assertThat(python.eval("list(m.items(3, 8)), len(m)"))
        .isEqualTo("([(3, 'later'), (5, 'mine'), (7, 7)], 9)");
  }

  @Test
  void twoThatInsertOneKeyConflict() {
    python.exec("a, b = store.begin(), store.begin(); a['m'][1] = b['m'][1] = 'same'; a.commit()");
    assertThat(python.eval("b.commit()"))
        .isEqualTo("ConflictError: another transaction has changed the same keys of map 'm'");
    assertThat(python.eval("b.active, b.rollback(), m[1]")).isEqualTo("(False, None, 'same')");
  }

  @Test
  void aStoreThatIsClosedInATransactionIsReportedAtItsEnd() {
    python.exec(
        """
        def use():
            with store.begin() as t:
                t["m"][1] = 1
                store.close()
        """);
    assertThat(python.eval("use()")).isEqualTo("ClosedError: the store is closed");
  }

  @Test
  void aStoreIsClosedWithTheLastOfItsMaps(@TempDir Path folder) {
    python.exec(
        """
        path = "%s"
        held = kvstore.open(path)["m"]
        held[1] = 1
        iterator = iter(held)
        """
            .formatted(folder.resolve("a.kv")));
    assertThat(python.eval("kvstore.open(path)")).startsWith("Error: the file is in use");
    python.exec("del held; again = kvstore.open(path)");
    assertThat(python.eval("next(iterator)")).isEqualTo("ClosedError: the store is closed");
    assertThat(python.eval("again['m'][1], again.path == path")).isEqualTo("(1, True)");
    python.exec("del again");
  }

  @Test
  void iteratorsAreOfTheMomentTheyAreMade() {
    python.exec(
        """
        m.update({n: n for n in range(200)})
        it = m.values()
        m.clear()
        """);
    assertThat(python.eval("sum(it), next(it, 'end'), len(m)")).isEqualTo("(19900, 'end', 0)");
  }
}
