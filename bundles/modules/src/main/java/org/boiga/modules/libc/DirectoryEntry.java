package org.boiga.modules.libc;

/**
 * An entry of a directory.
 *
 * @param type {@code d_type}: 0 where the file system does not tell, 4 directory, 8 regular file,
 *     10 symbolic link
 */
public record DirectoryEntry(byte[] name, long ino, int type) {
  public static final int DT_UNKNOWN = 0;
  public static final int DT_DIR = 4;
  public static final int DT_REG = 8;
  public static final int DT_LNK = 10;
}
