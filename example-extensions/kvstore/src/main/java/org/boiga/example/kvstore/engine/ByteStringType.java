package org.boiga.example.kvstore.engine;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Byte strings in the file: a length, then the bytes; compared as unsigned. */
final class ByteStringType extends BasicDataType<byte[]> {
  static final ByteStringType INSTANCE = new ByteStringType();

  private static final int OVERHEAD = 24;

  private ByteStringType() {}

  @Override
  public int compare(byte[] a, byte[] b) {
    return Range.compare(a, b);
  }

  @Override
  public int getMemory(byte[] value) {
    return OVERHEAD + value.length;
  }

  @Override
  public void write(WriteBuffer buffer, byte[] value) {
    buffer.putVarInt(value.length).put(value);
  }

  @Override
  public byte[] read(ByteBuffer buffer) {
    byte[] value = new byte[DataUtils.readVarInt(buffer)];
    buffer.get(value);
    return value;
  }

  @Override
  public byte[][] createStorage(int size) {
    return new byte[size][];
  }
}
