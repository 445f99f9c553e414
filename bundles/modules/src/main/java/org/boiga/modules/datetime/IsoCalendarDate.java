package org.boiga.modules.datetime;

import org.boiga.api.Slot;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.Conversion;
import org.boiga.objects.Py;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code datetime.IsoCalendarDate}: a tuple of year, week and weekday. */
@org.boiga.api.annotation.PyType(
    name = "datetime.IsoCalendarDate",
    doc = "Year, week and weekday: the result of date.isocalendar().",
    subclassable = false)
final class IsoCalendarDate {
  static final PyType TYPE = PyType.builtinLike(new IsoCalendarDateTable(), PyTuple.TYPE);

  private IsoCalendarDate() {}

  static PyObject of(ThreadState ts, int year, int week, int weekday) {
    PyObject[] fields = {PyTuple.of(ts, Py.int_(year), Py.int_(week), Py.int_(weekday))};
    return PyTuple.TYPE.slot(Slot.NEW).call(ts, TYPE, fields, 0, 1, null);
  }

  @PySlot(signature = "(year, week, weekday)")
  static PyObject __new__(ThreadState ts, PyType cls, int year, int week, int weekday) {
    return of(ts, year, week, weekday);
  }

  @PyGetter
  static PyObject year(ThreadState ts, PyTuple self) {
    return ts.hold(self.at(0));
  }

  @PyGetter
  static PyObject week(ThreadState ts, PyTuple self) {
    return ts.hold(self.at(1));
  }

  @PyGetter
  static PyObject weekday(ThreadState ts, PyTuple self) {
    return ts.hold(self.at(2));
  }

  @PySlot
  static String __repr__(ThreadState ts, PyTuple self) {
    return "%s(year=%s, week=%s, weekday=%s)"
        .formatted(
            TYPE.name(),
            Conversion.str(ts, self.at(0)),
            Conversion.str(ts, self.at(1)),
            Conversion.str(ts, self.at(2)));
  }

  @PyMethod(doc = "How to make an equal tuple.")
  static PyObject __reduce__(ThreadState ts, PyTuple self) {
    return PyTuple.of(
        ts, PyTuple.TYPE, PyTuple.of(ts, PyTuple.of(ts, self.toArray())));
  }
}
