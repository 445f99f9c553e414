package org.boiga.itests.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

/** A page of the documentation, for its snippets. */
public record Document(String path, String text) {
  public static Document read(String path) throws IOException {
    return new Document(path, Files.readString(DistributionFolder.ROOT.resolve(path)));
  }

  /** The snippet of a language that has {@code mark} in it; there must be one. */
  public String snippet(String language, String mark) {
    List<String> found =
        Pattern.compile("^```" + language + "\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(text)
            .results()
            .map(r -> r.group(1))
            .filter(snippet -> snippet.contains(mark))
            .toList();
    assertThat(found).as("snippets in %s with %s", path, mark).hasSize(1);
    return found.getFirst();
  }
}
