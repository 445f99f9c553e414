package org.boiga.example.ndarray;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.boiga.tck.Python;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Python code sees of module {@code ndarray}, under checks. */
class NDArrayTest {
  @RegisterExtension
  static final Python python =
      Python.with(new NDArrayModuleTable()).startingWith("import ndarray as nd");

  @TestFactory
  Stream<DynamicTest> thePythonTests() {
    return python.tests(Path.of("src/test/python/test_ndarray.py"));
  }

  @Test
  void threadsShareAnArray() {
    python.exec("shared = nd.zeros((8, 1000))");
    python.onThreads(
        8,
        """
        row = shared[thread]
        for n in range(50):
            row += thread
            assert row.sum() == 1000 * thread * (n + 1)
        """);
    python.exec("assert (shared[:, 0] == nd.array(range(0, 400, 50))).all()");
  }
}
