package org.boiga.api;

/** The built-in types that extensions compare with and call ({@code &PyLong_Type}...). */
public enum PyTypes {
  PyBaseObject_Type,
  PyType_Type,
  PyBool_Type,
  PyLong_Type,
  PyFloat_Type,
  PyComplex_Type,
  PyUnicode_Type,
  PyBytes_Type,
  PyByteArray_Type,
  PyMemoryView_Type,
  PyTuple_Type,
  PyList_Type,
  PyDict_Type,
  PySet_Type,
  PyFrozenSet_Type,
  PySlice_Type,
  PyModule_Type
}
