package org.boiga.api;

/**
 * A {@link PyNativeObject} whose memory others may use without a copy: the buffer protocol (PEP
 * 3118, {@code PyBufferProcs}). Its type gets the methods {@code __buffer__} and {@code
 * __release_buffer__} (PEP 688), and its objects are bytes-like for {@code memoryview}, {@code
 * struct} and all else that asks for a buffer.
 *
 * <pre>{@code
 * public PyBufferInfo bf_getbuffer(PyContext ctx, int flags) {
 *   exports.incrementAndGet();
 *   return PyBufferInfo.ofItems(memory, false, "d", 8, count);
 * }
 *
 * public void bf_releasebuffer(PyContext ctx, PyBufferInfo info) {
 *   exports.decrementAndGet();
 * }
 * }</pre>
 *
 * <p><b>Ownership.</b> The runtime holds the object while a buffer of it is open. The memory stays
 * the exporter's; it must neither move nor be freed, and its items must not change in number, until
 * each buffer has been released. Who can be resized therefore counts its exports, and raises
 * BufferError when it is asked to resize while there are any.
 *
 * <p><b>Threads.</b> Both methods may be called by several threads at the same time. Count exports
 * and decide about a resize under the same short lock. Consumers write the memory without any lock,
 * as in C.
 */
public interface PyBufferExporter {
  /**
   * Exports the memory; each call that returns is followed by one of {@link #bf_releasebuffer}. The
   * runtime raises BufferError where {@code flags} ask for more than the result offers: to write
   * what is read-only, or items one after another that are not.
   *
   * @param flags of {@link PyBuffer}, what the consumer can handle; an exporter that has its memory
   *     in one form only need not look at them
   * @throws PyError BufferError if the memory cannot be exported now
   */
  PyBufferInfo bf_getbuffer(PyContext ctx, int flags);

  /**
   * Ends an export, once for each; {@code info} is what {@link #bf_getbuffer} returned for it. What
   * it throws is reported as unraisable.
   */
  default void bf_releasebuffer(PyContext ctx, PyBufferInfo info) {}
}
