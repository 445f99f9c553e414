package org.boiga.objects;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** The members of {@code BaseExceptionGroup}. */
@org.boiga.api.annotation.PyType(
    name = "BaseExceptionGroup",
    doc = "A combination of several unrelated exceptions.")
final class PyExceptionGroup {
  private PyExceptionGroup() {}

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    return ExceptionGroups.make(ts, cls, args, start, n, kwnames);
  }

  @PySlot
  static void __init__(
      ThreadState ts, PyBaseException self, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (kwnames != null && kwnames.size() > 0) {
      throw PyErr.typeError(ts, self.type().name() + "() takes no keyword arguments");
    }
    self.initArgs(ts, args, start, n);
  }

  @PySlot
  static String __str__(ThreadState ts, PyBaseException self) {
    int n = ExceptionGroups.exceptions(ts, self).size();
    return "%s (%d sub-exception%s)"
        .formatted(self.member(ts, ExceptionGroups.MESSAGE), n, n == 1 ? "" : "s");
  }

  @PyGetter(member = true, doc = "exception message")
  static PyObject message(ThreadState ts, PyBaseException self) {
    return self.memberOrNone(ts, ExceptionGroups.MESSAGE);
  }

  @PyGetter(member = true, doc = "nested exceptions")
  static PyObject exceptions(ThreadState ts, PyBaseException self) {
    return self.memberOrNone(ts, ExceptionGroups.EXCEPTIONS);
  }

  @PyMethod(signature = "(excs, /)", doc = "A group of the same message with other exceptions.")
  static PyObject derive(ThreadState ts, PyBaseException self, PyObject exceptions) {
    return Calls.call(
        ts, PyExc.BaseExceptionGroup, self.memberOrNone(ts, ExceptionGroups.MESSAGE), exceptions);
  }

  @PyMethod(
      signature = "(matcher_value, /)",
      doc = "The group less the exceptions that do not match; None if none does.")
  static PyObject subgroup(ThreadState ts, PyBaseException self, PyObject condition) {
    PyBaseException match =
        ExceptionGroups.split(ts, self, ExceptionGroups.matcher(ts, condition), false).match();
    return match == null ? Py.None : match;
  }

  @PyMethod(
      signature = "(matcher_value, /)",
      doc = "The group of exceptions that match and the group of those that do not.")
  static PyObject split(ThreadState ts, PyBaseException self, PyObject condition) {
    var s = ExceptionGroups.split(ts, self, ExceptionGroups.matcher(ts, condition), true);
    return PyTuple.of(
        ts, s.match() == null ? Py.None : s.match(), s.rest() == null ? Py.None : s.rest());
  }

  @PyMethod(kind = PyMethod.Kind.CLASS, signature = "(item, /)", doc = "See PEP 585.")
  static PyObject __class_getitem__(ThreadState ts, PyType cls, PyObject item) {
    return PyGenericAlias.of(ts, cls, item);
  }
}
