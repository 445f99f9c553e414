package org.boiga.example.ndarray;

/** The parts of an array along its last axis. */
final class Rows {
  /** Does something with a row, for which there is a place in another array's memory. */
  interface Action {
    void apply(Strided row, long at);
  }

  private Rows() {}

  /**
   * Calls the action for each row.
   *
   * @param other has the axes of {@code a} but the last one
   */
  static void forEach(Strided a, Strided other, Action action) {
    int last = a.ndim() - 1;
    Strided starts = a.axes(0, last);
    Cursor in = new Cursor(starts);
    Cursor out = new Cursor(other);
    Strided first = a.axes(last, a.ndim());
    for (int i = starts.size(); i > 0; i--) {
      action.apply(first.shifted(in.next() - a.offset()), out.next());
    }
  }
}
