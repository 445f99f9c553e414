package org.boiga.example.kvstore.engine;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * Files that stay open when a thread that uses them is interrupted, as it is by Ctrl-C: a channel
 * of the JDK would be closed by that, for all threads. Public, as MVStore makes instances.
 */
public final class PlainFiles extends FilePathWrapper {
  private static final String SCHEME = "plain";

  static {
    FilePath.register(new PlainFiles());
  }

  /** The name of a file for MVStore. */
  static String name(java.nio.file.Path file) {
    return SCHEME + ":file:" + file;
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    String path = getBase().toRealPath().toString();
    return new Open(new RandomAccessFile(path.substring(path.indexOf(':') + 1), mode));
  }

  /** An open file. */
  private static final class Open extends FileBaseDefault {
    private final RandomAccessFile file;

    Open(RandomAccessFile file) {
      this.file = file;
    }

    @Override
    public long size() throws IOException {
      return file.length();
    }

    @Override
    public synchronized int read(ByteBuffer target, long position) throws IOException {
      file.seek(position);
      int n =
          file.read(target.array(), target.arrayOffset() + target.position(), target.remaining());
      if (n > 0) {
        target.position(target.position() + n);
      }
      return n;
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
      int n = source.remaining();
      file.seek(position);
      file.write(source.array(), source.arrayOffset() + source.position(), n);
      source.position(source.limit());
      return n;
    }

    @Override
    protected void implTruncate(long size) throws IOException {
      if (size < file.length()) {
        file.setLength(size);
      }
    }

    @Override
    public void force(boolean metaData) throws IOException {
      file.getFD().sync();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return file.getChannel().tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      file.close();
    }
  }
}
