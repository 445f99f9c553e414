package org.boiga.platform;

import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What File Install has to say of a bundle, as one line instead of a stack trace. */
final class DeployLog extends Handler {
  /** Held, because the log manager does not. */
  private static final Logger FILE_INSTALL = Logger.getLogger("fileinstall");

  private DeployLog() {}

  static void redirect() {
    FILE_INSTALL.setUseParentHandlers(false);
    FILE_INSTALL.addHandler(new DeployLog());
  }

  @Override
  public void publish(LogRecord entry) {
    Throwable thrown = entry.getThrown();
    if (Platform.isForAnotherApi(thrown)) {
      return;
    }
    String reason = thrown == null ? "" : ": " + Platform.reason(thrown);
    Platform.report(entry.getMessage() + reason);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
