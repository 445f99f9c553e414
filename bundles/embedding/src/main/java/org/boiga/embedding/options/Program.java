package org.boiga.embedding.options;

/** Where the code of the main program comes from. */
public sealed interface Program {
  /** What {@code sys.argv[0]} holds before the program changes it. */
  String argv0();

  /** {@code -c}: the code itself. */
  record Command(String code) implements Program {
    @Override
    public String argv0() {
      return "-c";
    }
  }

  /** {@code -m}: a module that is found on the path. */
  record Module(String name) implements Program {
    @Override
    public String argv0() {
      return "-m";
    }
  }

  /** A file, or a folder or archive with a {@code __main__} module. */
  record File(String path) implements Program {
    @Override
    public String argv0() {
      return path;
    }
  }

  /** Standard input, and a prompt if that is a terminal; named by {@code -} or by nothing. */
  record StandardInput(String argv0) implements Program {}
}
