package org.boiga.modules.posix;

import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/** What {@code posixpath} does with paths as text, on bytes and str alike. */
final class PosixPaths {
  private PosixPaths() {}

  @PyFunction(signature = "(path)", doc = "The path itself, or what its __fspath__ method returns.")
  static PyObject fspath(ThreadState ts, PyObject path) {
    return PathArgument.fspath(ts, path);
  }

  @PyFunction(
      name = "_path_splitroot_ex",
      signature = "(p)",
      doc = "Split a path into drive, which is empty, root and the rest.")
  static PyObject splitroot(ThreadState ts, PyObject p) {
    PyObject path = PathArgument.fspath(ts, p);
    if (path instanceof PyBytes b) {
      byte[] c = b.content();
      int n = rootLength(c.length, i -> c[i]);
      return PyTuple.of(
          ts,
          PyBytes.EMPTY,
          PyBytes.of(java.util.Arrays.copyOf(c, n)),
          PyBytes.of(java.util.Arrays.copyOfRange(c, n, c.length)));
    }
    PyStr s = (PyStr) path;
    int n = rootLength(s.length(), s::at);
    return PyTuple.of(ts, PyStr.EMPTY, s.substring(0, n), s.substring(n, s.length()));
  }

  private static int rootLength(int n, java.util.function.IntUnaryOperator at) {
    int slashes = 0;
    while (slashes < n && slashes < 3 && at.applyAsInt(slashes) == '/') {
      slashes++;
    }
    return slashes == 3 ? 1 : slashes; // exactly two have a meaning of their own
  }

  @PyFunction(
      name = "_path_normpath",
      signature = "(path)",
      doc = "Normalize a path: remove empty components, single and double dots.")
  static PyObject normpath(ThreadState ts, PyObject o) {
    PyObject path = PathArgument.fspath(ts, o);
    if (path instanceof PyBytes b) {
      // Latin-1 text stands for the bytes: only slashes and dots matter.
      var latin1 = java.nio.charset.StandardCharsets.ISO_8859_1;
      return PyBytes.of(normalized(new String(b.content(), latin1)).getBytes(latin1));
    }
    PyStr s = (PyStr) path;
    String text = s.toString();
    if (text.length() == s.length()) {
      return PyStr.of(normalized(text));
    }
    int[] points = s.codePoints();
    String units = new String(points, 0, points.length);
    return PyStr.of(normalized(units));
  }

  private static String normalized(String path) {
    int root = rootLength(path.length(), path::charAt);
    StringBuilder b = new StringBuilder(path.length()).append(path, 0, root);
    // Where components that ".." may remove begin.
    int floor = root;
    for (int from = root; from <= path.length(); ) {
      int to = path.indexOf('/', from);
      to = to < 0 ? path.length() : to;
      int n = to - from;
      boolean dot = n == 1 && path.charAt(from) == '.';
      boolean dots = n == 2 && path.charAt(from) == '.' && path.charAt(from + 1) == '.';
      if (dots && b.length() > floor) {
        int cut = b.lastIndexOf("/");
        b.setLength(Math.max(cut < floor ? floor : cut, floor));
      } else if (n > 0 && !dot && !(dots && root > 0)) {
        if (b.length() > root) {
          b.append('/');
        }
        b.append(path, from, to);
        if (dots) {
          floor = b.length();
        }
      }
      from = to + 1;
    }
    return b.isEmpty() ? "." : b.toString();
  }
}
