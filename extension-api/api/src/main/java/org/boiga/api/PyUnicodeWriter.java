package org.boiga.api;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes a str piece by piece ({@code PyUnicodeWriter}), of any code points, lone surrogates among
 * them. For one thread; it owns no Python object, so that it need not be closed.
 */
@ProviderType
public interface PyUnicodeWriter {
  /** Appends a code point. */
  PyUnicodeWriter WriteChar(int c);

  /** Appends text ({@code PyUnicodeWriter_WriteUTF8}). */
  PyUnicodeWriter WriteString(String s);

  /** Appends a str; TypeError for anything else. */
  PyUnicodeWriter WriteStr(PyObject s);

  /** Appends the code points of a str from {@code start} to {@code end}, which are in it. */
  PyUnicodeWriter WriteSubstring(PyObject s, long start, long end);

  /** The text so far as a str. */
  PyObject Finish();
}
