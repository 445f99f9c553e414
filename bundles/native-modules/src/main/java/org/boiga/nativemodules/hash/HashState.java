package org.boiga.nativemodules.hash;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What a hash function has seen so far. Not safe for concurrent use. */
abstract class HashState {
  abstract void update(byte[] b, int from, int n);

  /** Writes the first bytes of the result, as many as {@code to} has; the state is as before. */
  abstract void digest(byte[] to);

  abstract HashState copy();

  /** A hash function of the Java platform. */
  static HashState ofPlatform(String name) {
    try {
      return new Platform(MessageDigest.getInstance(name));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static final class Platform extends HashState {
    private final MessageDigest state;

    Platform(MessageDigest state) {
      this.state = state;
    }

    private MessageDigest duplicate() {
      try {
        return (MessageDigest) state.clone();
      } catch (CloneNotSupportedException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    void update(byte[] b, int from, int n) {
      state.update(b, from, n);
    }

    @Override
    void digest(byte[] to) {
      try {
        duplicate().digest(to, 0, to.length);
      } catch (DigestException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    HashState copy() {
      return new Platform(duplicate());
    }
  }
}
