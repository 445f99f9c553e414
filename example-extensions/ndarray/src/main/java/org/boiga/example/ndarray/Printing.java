package org.boiga.example.ndarray;

/**
 * Arrays as text: rows of elements of one width, in brackets, with the middle of large ones left
 * out.
 */
final class Printing {
  private static final int LINE = 75;

  /** Arrays of more elements are not shown as a whole. */
  private static final int THRESHOLD = 1000;

  /** How many elements at each end of an axis are shown then. */
  private static final int EDGE = 3;

  private final String separator;
  private final boolean summary;
  private final ElementFormat format;

  private Printing(Strided a, String separator) {
    this.separator = separator;
    summary = a.size() > THRESHOLD;
    format = ElementFormat.of(summary ? edges(a, 0) : new Strided[] {a});
  }

  static String str(Strided a) {
    return a.size() == 0 ? "[]" : new Printing(a, " ").text(a, " ", LINE);
  }

  static String repr(Strided a) {
    String content =
        a.size() == 0 ? "[]" : new Printing(a, ", ").text(a, "       ", LINE - ")".length());
    StringBuilder rest = new StringBuilder();
    if (a.size() == 0 ? a.ndim() != 1 : a.size() > THRESHOLD) {
      rest.append(", shape=").append(Shape.text(a.shape()).replace(",", ", ").replace(", )", ",)"));
    }
    if (a.size() == 0 || !a.type().isDefault()) {
      rest.append(", dtype=").append(a.type().text);
    }
    int lastLine = "array(".length() + content.length() - Math.max(content.lastIndexOf('\n'), 0);
    String extra = rest.toString();
    if (!extra.isEmpty() && content.indexOf('\n') >= 0) {
      lastLine = content.length() - content.lastIndexOf('\n') - 1;
    }
    if (lastLine + extra.length() + 1 > LINE) {
      extra = extra.replaceFirst("^, ", ",\n      ");
    }
    return "array(" + content + extra + ")";
  }

  /** The parts that are shown. */
  private static Strided[] edges(Strided a, int axis) {
    if (axis == a.ndim()) {
      return new Strided[] {a};
    }
    int n = a.shape()[axis];
    if (n <= 2 * EDGE) {
      return edges(a, axis + 1);
    }
    Strided[] head = edges(a.slice(axis, 0, 1, EDGE), axis + 1);
    Strided[] tail = edges(a.slice(axis, n - EDGE, 1, EDGE), axis + 1);
    Strided[] all = java.util.Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, all, head.length, tail.length);
    return all;
  }

  private String text(Strided a, String indent, int width) {
    if (a.ndim() == 0) {
      return format.text(a).strip();
    }
    return a.ndim() == 1 ? row(a, indent, width) : rows(a, indent, width);
  }

  private boolean skipped(int i, int n) {
    return summary && n > 2 * EDGE && i >= EDGE && i < n - EDGE;
  }

  private String row(Strided a, String indent, int width) {
    int limit = width - Math.max(separator.stripTrailing().length(), 1);
    StringBuilder text = new StringBuilder();
    StringBuilder line = new StringBuilder(indent);
    int n = a.shape()[0];
    for (int i = 0; i < n; i++) {
      boolean gap = skipped(i, n);
      String word = gap ? "..." : format.text(a.at(0, i));
      if (line.length() + word.length() > limit && line.length() > indent.length()) {
        text.append(line.toString().stripTrailing()).append('\n');
        line.setLength(0);
        line.append(indent);
      }
      line.append(word);
      if (i < n - 1) {
        line.append(separator);
      }
      i = gap ? n - EDGE - 1 : i;
    }
    return "[" + text.append(line).substring(indent.length()) + "]";
  }

  private String rows(Strided a, String indent, int width) {
    String between = separator.stripTrailing() + "\n".repeat(a.ndim() - 1);
    StringBuilder text = new StringBuilder();
    int n = a.shape()[0];
    for (int i = 0; i < n; i++) {
      boolean gap = skipped(i, n);
      text.append(i == 0 ? "" : between + indent);
      text.append(gap ? "..." : text(a.at(0, i), indent + " ", width - 1));
      i = gap ? n - EDGE - 1 : i;
    }
    return "[" + text + "]";
  }
}
