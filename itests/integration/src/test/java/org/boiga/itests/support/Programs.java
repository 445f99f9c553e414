package org.boiga.itests.support;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.boiga.itests.support.BoigaProcess.Result;

/** Runs programs in one of the two ways to start, with the bundle of the example extension. */
public interface Programs extends AutoCloseable {
  /** How the framework is started. */
  enum Start {
    /** A process for each program, the platform's bundles on its class path. */
    CLASS_PATH,

    /** One container for all programs, each of the platform's bundles with a loader of its own. */
    CONTAINER
  }

  /** Runs a program to its end, with nothing on its standard input. */
  Result run(String... arguments) throws Exception;

  static Programs in(Start start, Path storage) throws Exception {
    return switch (start) {
      case CLASS_PATH -> new OnClassPath();
      case CONTAINER -> InContainer.start(storage);
    };
  }

  @Override
  void close() throws Exception;

  /** A process each. */
  final class OnClassPath implements Programs {
    @Override
    public Result run(String... arguments) throws IOException, InterruptedException {
      String bundles = "bundles=" + DistributionFolder.vectorExtension().getParent();
      return BoigaProcess.boiga(
              Stream.concat(Stream.of("-X", bundles), Stream.of(arguments)).toArray(String[]::new))
          .run();
    }

    @Override
    public void close() {}
  }

  /** One container. */
  record InContainer(Container container, ContainerPrograms programs) implements Programs {
    static InContainer start(Path storage) throws Exception {
      Container container = Container.start(storage);
      container.installAndStart(List.of(DistributionFolder.vectorExtension()));
      return new InContainer(container, ContainerPrograms.in(container));
    }

    @Override
    public Result run(String... arguments) throws Exception {
      return programs.run(arguments);
    }

    @Override
    public void close() throws Exception {
      container.close();
    }
  }
}
