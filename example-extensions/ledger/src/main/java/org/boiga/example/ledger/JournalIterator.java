package org.boiga.example.ledger;

import java.util.concurrent.atomic.AtomicInteger;
import org.boiga.api.PyContext;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyType_Spec;
import org.boiga.api.Slot;

/**
 * Over the journal as it was when the iterator was made. Threads that share one get each posting
 * once.
 */
final class JournalIterator extends PyNativeObject {
  private final Books books;
  private final String account;
  private final int end;
  private final AtomicInteger place = new AtomicInteger();

  /**
   * @param account whose postings are wanted; null for all
   */
  JournalIterator(PyContext ctx, Books books, String account) {
    super(ctx);
    this.books = books;
    this.account = account;
    end = books.size();
  }

  static PyType_Spec spec() {
    return new PyType_Spec("ledger.JournalIterator", JournalIterator.class)
        .unary(Slot.ITER, (ctx, self) -> self)
        .unary(Slot.NEXT, (ctx, self) -> ((JournalIterator) self).next(ctx));
  }

  /** The next posting; null at the end. */
  private PyObject next(PyContext ctx) {
    while (true) {
      int next = place.getAndUpdate(i -> Math.min(i + 1, end));
      if (next == end) {
        return null;
      }
      Posting p = books.posting(next);
      if (account == null || p.amounts().containsKey(account)) {
        return new PostingObject(ctx, p);
      }
    }
  }
}
