package org.boiga.itests.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.boiga.itests.support.Container;
import org.boiga.itests.support.Python;
import org.boiga.itests.support.TestBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types of extensions that derive from types of others, and what extensions share by capsules. */
class DerivedTypesTest {
  private static final String HEADER =
      """
      package zone;
      import org.boiga.api.*;
      import org.boiga.api.annotation.*;
      """;

  private static final String MODULE =
      HEADER
          + """
          @PyModule(name = "zone", types = {Fixed.class, Pair.class})
          public final class Zone {
            record State(PyDateTime_CAPI datetime, PyObject hour) {}
            @PyExec static void exec(PyContext ctx, PyModuleObject m) {
              PyDateTime_CAPI datetime = PyDateTime_CAPI.PyDateTime_IMPORT(ctx);
              PyObject hour = datetime.PyDelta_FromDSU(ctx, 0, 3600, 0);
              ctx.PyModule_SetState(new State(datetime, ctx.PyUnstable_SetImmortal(hour)));
            }
            @PyFunction static PyObject noon(PyContext ctx, PyObject date, PyObject tz) {
              PyDateTime_CAPI d = ctx.PyModule_GetState(State.class).datetime();
              return d.PyDateTime_FromDateAndTime(
                  ctx, d.PyDate_AsLocalDate(date), java.time.LocalTime.NOON, tz, 0);
            }
          }
          """;

  private static final String FIXED =
      HEADER
          + """
          @PyType(name = "zone.Fixed", base = "datetime.tzinfo")
          final class Fixed extends PyNativeObject {
            private Fixed(PyContext ctx, PyTypeObject type) { super(ctx, type); }
            @PySlot(signature = "()")
            static Fixed __new__(PyContext ctx, PyTypeObject type) { return new Fixed(ctx, type); }
            @PyMethod PyObject utcoffset(PyContext ctx, PyObject dt) {
              return ctx.PyModule_GetState(Zone.State.class).hour();
            }
            @PyMethod PyObject dst(PyContext ctx, PyObject dt) {
              return ctx.PyModule_GetState(Zone.State.class).hour();
            }
          }
          """;

  private static final String PAIR =
      HEADER
          + """
          @PyType(name = "zone.Pair", base = "tuple")
          final class Pair {
            @PySlot(signature = "(a, b)")
            static PyObject __new__(PyContext ctx, PyTypeObject cls, PyObject a, PyObject b) {
              return ctx.PyType_CallNew(
                  ctx.PyType_Builtin(PyTypes.PyTuple_Type), cls, ctx.PyTuple_Pack(a, b));
            }
            @PyGetter static PyObject first(PyContext ctx, PyObject self) {
              return ctx.PyTuple_GetItem(self, 0);
            }
          }
          """;

  @TempDir Path folder;

  private static TestBundle bundle() {
    return TestBundle.named("zone")
        .source("zone.Zone", MODULE)
        .source("zone.Fixed", FIXED)
        .source("zone.Pair", PAIR);
  }

  @Test
  void aTypeDerivesFromOneOfAnotherModule() throws Exception {
    try (Container container = Container.start(folder);
        Python python = Python.in(container)) {
      container.start(bundle());
      python.exec("import datetime, zone; z = zone.Fixed(); d = datetime.datetime(2020, 1, 2)");
      assertThat(
              python.eval(
                  "(issubclass(zone.Fixed, datetime.tzinfo), isinstance(z, datetime.tzinfo),"
                      + " d.replace(tzinfo=z).isoformat(), str(d.replace(tzinfo=z).utcoffset()),"
                      + " d.replace(tzinfo=datetime.UTC).astimezone(z).isoformat())"))
          .isEqualTo(
              List.of(
                  true, true, "2020-01-02T00:00:00+01:00", "1:00:00", "2020-01-02T01:00:00+01:00"));
      assertThat(python.failure("z.tzname(None)"))
          .isEqualTo("NotImplementedError: a tzinfo subclass must implement tzname()");
      assertThat(python.failure("datetime.tzinfo.__new__(zone.Fixed)"))
          .contains("is not safe, use zone.Fixed.__new__()");
      python.exec("class Later(zone.Fixed): tzname = lambda self, dt: 'later'");
      assertThat(python.eval("d.replace(tzinfo=Later()).strftime('%Z %z')"))
          .isEqualTo("later +0100");
    }
  }

  @Test
  void aTypesBaseMayMakeItsInstances() throws Exception {
    try (Container container = Container.start(folder);
        Python python = Python.in(container)) {
      container.start(bundle());
      python.exec("import zone; p = zone.Pair(1, b=[2])");
      assertThat(python.eval("(p.first, p == (1, [2]), isinstance(p, tuple), len(p))"))
          .isEqualTo(List.of(1L, true, true, 2L));
      python.exec("class Named(zone.Pair): pass");
      assertThat(python.eval("(type(Named(3, 4)).__name__, Named(3, 4).first)"))
          .isEqualTo(List.of("Named", 3L));
    }
  }

  @Test
  void extensionsUseEachOthersObjectsByCapsules() throws Exception {
    try (Container container = Container.start(folder);
        Python python = Python.in(container)) {
      container.start(bundle());
      python.exec("import datetime, zone");
      assertThat(
              python.eval(
                  "(zone.noon(datetime.date(2020, 1, 2), datetime.UTC).isoformat(),"
                      + " type(zone.noon(datetime.date.min, None)) is datetime.datetime)"))
          .isEqualTo(List.of("2020-01-02T12:00:00+00:00", true));
      assertThat(python.failure("zone.noon(datetime.date.min, 5)"))
          .isEqualTo(
              "TypeError: tzinfo argument must be None or of a tzinfo subclass, not type 'int'");
      assertThat(python.failure("zone.noon(5, None)")).startsWith("SystemError: ");
    }
  }
}
