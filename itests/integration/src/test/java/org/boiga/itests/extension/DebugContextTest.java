package org.boiga.itests.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.boiga.itests.support.BoigaProcess.Result;
import org.boiga.itests.support.CapturedErrors;
import org.boiga.itests.support.Container;
import org.boiga.itests.support.ContainerPrograms;
import org.boiga.itests.support.TestBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a debug context, {@code -X extdebug=module}, finds and says in one line each. */
@Timeout(120)
class DebugContextTest {
  private static final String MODULE =
      """
      package wild;
      import org.boiga.api.*;
      import org.boiga.api.annotation.*;
      @PyModule(name = "wild", types = Thing.class)
      public final class Wild {
      %s
      }
      """;

  private static final String THING =
      """
      package wild;
      import org.boiga.api.*;
      import org.boiga.api.annotation.*;
      @PyType(name = "wild.Thing")
      public final class Thing extends PyNativeObject {
        private final PyField content = field();
        Thing(PyContext ctx, PyTypeObject type) { super(ctx, type); }
        @PySlot(signature = "()") static Thing __new__(PyContext ctx, PyTypeObject type) {
          return new Thing(ctx, type);
        }
        @PyGetter PyObject content(PyContext ctx) { return content.get(ctx); }
        @PySetter(name = "content") void setContent(PyContext ctx, PyObject o) {
          content.set(ctx, o);
        }
      }
      """;

  @TempDir Path folder;

  @RegisterExtension final CapturedErrors errors = new CapturedErrors();

  /** Runs a program with the module in a debug context, then one without it. */
  private Result run(String members, String program) throws Exception {
    try (Container container = Container.start(folder)) {
      container.start(
          TestBundle.named("wild")
              .source("wild.Wild", MODULE.formatted(members))
              .source("wild.Thing", THING));
      ContainerPrograms programs = ContainerPrograms.in(container);
      Result result = programs.run("-X", "extdebug=other,wild", "-c", program);
      assertThat(programs.run("-c", "print('next')")).isEqualTo(new Result(0, "next\n", ""));
      return result;
    }
  }

  @Test
  void aModuleThatDoesNothingWrongRunsAsEver() throws Exception {
    Result result =
        run(
            """
            @PyFunction static PyObject pair(PyContext ctx, PyObject a, PyObject b) {
              PyObject t = ctx.PyTuple_Pack(a, b);
              try (PyScope scope = ctx.scope()) {
                t = scope.keep(ctx.PyTuple_Pack(t, a));
              }
              return t;
            }
            @PyFunction(signature = "(f, /, *args)") static PyObject call(PyContext ctx, PyObject f, PyObject[] args) {
              try {
                return ctx.PyObject_Call(f, ctx.PyTuple_Pack(args), null);
              } catch (PyError e) {
                if (!ctx.PyErr_ExceptionMatches(e, PyExc.ZeroDivisionError)) { throw e; }
                return ctx.PyUnicode_FromString("caught");
              }
            }
            @PyFunction(signature = "(data, /, *, times=1)")
            static long sum(PyContext ctx, PyObject data, int times) {
              long sum = 0;
              try (PyBuffer b = ctx.PyObject_GetBuffer(data, PyBuffer.SIMPLE)) {
                for (byte x : b.memory().toArray(java.lang.foreign.ValueLayout.JAVA_BYTE)) {
                  sum += x;
                }
              }
              return sum * times;
            }
            @PyFunction static PyObject append(PyContext ctx, PyListObject l, PyObject o) {
              ctx.PyList_Append(l, o);
              try (var d = ctx.detach()) { Thread.yield(); }
              return l;
            }
            """,
            """
            import wild
            l = []
            print(wild.pair(l, 2), wild.call(lambda a, b: 1 // a, 0, l), wild.append(l, 5) is l)
            print(wild.sum(bytearray(b'ab'), times=2), len(l))
            t = wild.Thing()
            t.content = [t]
            print(t.content[0] is t, wild.append.__name__)
            try:
                wild.append((), 1)
            except TypeError as e:
                print(e)
            """);
    assertThat(result)
        .isEqualTo(
            new Result(
                0,
                """
                (([5], 2), [5]) caught True
                390 1
                True append
                append() argument 1 must be list, not tuple
                """,
                ""));
    assertThat(errors.lines()).isEmpty();
  }

  @Test
  void aReferenceThatIsKeptIsReportedWhereItIsUsed() throws Exception {
    Result result =
        run(
            """
            private static final PyObject[] KEPT = new PyObject[1];
            @PyFunction static void keep(PyContext ctx, PyObject o) { KEPT[0] = o; }
            @PyFunction static void make(PyContext ctx) { KEPT[0] = ctx.PyList_New(); }
            @PyFunction static PyObject again(PyContext ctx) { return KEPT[0]; }
            @PyFunction static long size(PyContext ctx) { return ctx.PyObject_Length(KEPT[0]); }
            """,
            """
            import wild
            for begin, use in ((lambda: wild.keep({}), wild.again), (wild.make, wild.size)):
                begin()
                try:
                    use()
                except SystemError as e:
                    print(e)
            """);
    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines())
        .containsExactly(
            "wild.again: use of a 'dict' object after its release: argument 1 of the call,"
                + " released by the end of wild.keep",
            "wild.size: use of a 'list' object after its release: obtained at wild.Wild.make"
                + " (Wild.java:8), released by the end of wild.make");
    assertThat(errors.lines())
        .containsExactlyElementsOf(
            result.out().lines().map(line -> "boiga: extdebug: " + line).toList());
  }

  @Test
  void whatIsNotClosedIsReportedWithThePlaceWhereItWasOpened() throws Exception {
    Result result =
        run(
            """
            private static final PyBuffer[] BUFFER = new PyBuffer[1];
            @PyFunction static void scope(PyContext ctx) { ctx.scope(); }
            @PyFunction static void section(PyContext ctx, PyObject o) { ctx.criticalSection(o); }
            @PyFunction static void buffer(PyContext ctx, PyObject o) {
              BUFFER[0] = ctx.PyObject_GetBuffer(o, PyBuffer.SIMPLE);
            }
            @PyFunction static void release(PyContext ctx) { BUFFER[0].close(); }
            """,
            """
            import wild
            wild.scope()
            wild.section([])
            wild.buffer(b'12')
            wild.release()
            wild.buffer(b'34')
            """);
    assertThat(result).isEqualTo(new Result(0, "", ""));
    assertThat(errors.lines())
        .containsExactly(
            "boiga: extdebug: wild.scope: PyScope is not closed at the end of the call,"
                + " opened at wild.Wild.scope (Wild.java:7)",
            "boiga: extdebug: wild.section: PyCriticalSection is not closed at the end of the call,"
                + " opened at wild.Wild.section (Wild.java:8)",
            "boiga: extdebug: wild.buffer: PyBuffer is not closed at the interpreter's end,"
                + " opened at wild.Wild.buffer (Wild.java:10)");
  }

  @Test
  void aSecondReleaseAndAUseAfterTheFirstAreReported() throws Exception {
    Result result =
        run(
            """
            @PyFunction static void twice(PyContext ctx, PyObject o) {
              PyBuffer b = ctx.PyObject_GetBuffer(o, PyBuffer.SIMPLE);
              b.close();
              b.close();
            }
            @PyFunction static long late(PyContext ctx, PyObject o) {
              PyBuffer b = ctx.PyObject_GetBuffer(o, PyBuffer.SIMPLE);
              b.close();
              return b.len();
            }
            @PyFunction static long escaped(PyContext ctx) {
              PyObject l;
              try (PyScope scope = ctx.scope()) {
                l = ctx.PyList_New();
              }
              return ctx.PyObject_Length(l);
            }
            """,
            """
            import wild
            for f, a in ((wild.twice, (b'',)), (wild.late, (b'',)), (wild.escaped, ())):
                try:
                    f(*a)
                except SystemError as e:
                    print(e)
            """);
    assertThat(result.out().lines())
        .containsExactly(
            "wild.twice: double release of a PyBuffer: opened at wild.Wild.twice (Wild.java:7),"
                + " closed at wild.Wild.twice (Wild.java:8)",
            "wild.late: use after close of a PyBuffer: opened at wild.Wild.late (Wild.java:12),"
                + " closed at wild.Wild.late (Wild.java:13)",
            "wild.escaped: use of a 'list' object after its release: obtained at wild.Wild.escaped"
                + " (Wild.java:19), released by the scope's end at wild.Wild.escaped"
                + " (Wild.java:20)");
    assertThat(errors.lines()).hasSize(3);
  }

  @Test
  void usesOnAnotherThreadAreReported() throws Exception {
    Result result =
        run(
            """
            private static void on(String name, Runnable action) {
              Thread t = new Thread(() -> {
                try { action.run(); } catch (IllegalStateException e) { /* reported */ }
              }, name);
              t.start();
              try { t.join(); } catch (InterruptedException e) { throw new AssertionError(e); }
            }
            @PyFunction static void context(PyContext ctx) {
              try (var d = ctx.detach()) { on("worker", () -> ctx.PyList_New()); }
            }
            @PyFunction static void object(PyContext ctx, PyObject o) {
              PyInterpreter interpreter = ctx.interpreter();
              try (var d = ctx.detach()) {
                on("helper", () -> {
                  try (var attached = interpreter.attach()) {
                    attached.context().PyObject_Length(o);
                  }
                });
              }
            }
            """,
            "import wild, threading\nthreading.current_thread().name\n"
                + "wild.context()\nwild.object([])\nprint('on')");
    assertThat(result).isEqualTo(new Result(0, "on\n", ""));
    assertThat(errors.lines().getFirst())
        .startsWith("boiga: extdebug: wild.context: use of the context of thread ")
        .contains(" on thread worker, at wild.Wild.lambda$context$");
    assertThat(errors.lines().getLast())
        .startsWith(
            "boiga: extdebug: thread attached by wild.object: use of a 'list' object on thread"
                + " helper that belongs to thread ")
        .endsWith(": argument 1 of the call");
    assertThat(errors.lines()).hasSize(2);
  }

  @Test
  void aContextThatIsKeptAndAFinalisedObjectAreReported() throws Exception {
    Result result =
        run(
            """
            private static final Object[] KEPT = new Object[2];
            @PyFunction static void keep(PyContext ctx, Thing t) { KEPT[0] = ctx; KEPT[1] = t; }
            @PyFunction static void context(PyContext ctx) { ((PyContext) KEPT[0]).PyList_New(); }
            @PyFunction static PyObject object(PyContext ctx) {
              return ctx.PyObject_Repr((PyObject) KEPT[1]);
            }
            """,
            """
            import wild
            wild.keep(wild.Thing())
            for f in wild.context, wild.object:
                try:
                    f()
                except SystemError as e:
                    print(e)
            """);
    assertThat(result.out().lines())
        .containsExactly(
            "wild.keep: use of the context after the call that it was for,"
                + " at wild.Wild.context (Wild.java:8)",
            "wild.object: use of a 'wild.Thing' object that has been finalised,"
                + " at wild.Wild.object (Wild.java:10)");
  }
}
