package org.boiga.objects;

/** The table of an exception type that adds nothing to its base but a name. */
final class ExceptionTable extends NativeTable {
  private final String name;
  private final String doc;

  ExceptionTable(String name, String doc) {
    this.name = name;
    this.doc = doc;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String doc() {
    return doc;
  }

  @Override
  public Entry[] entries() {
    return new Entry[0];
  }
}
