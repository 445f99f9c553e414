package org.boiga.embedding.options;

import java.util.ArrayList;
import java.util.List;

/** What the table says of one option; see {@link Option}. */
final class Declaration {
  static final String IMPLEMENTATION = "-X ";

  final String name;
  final List<String> aliases = new ArrayList<>();
  String argument;
  String variable;
  OptionValue value;
  Object defaultValue;

  Declaration(String name) {
    this.name = name;
  }

  Declaration alias(String alias) {
    aliases.add(alias);
    return this;
  }

  Declaration takes(String argument) {
    this.argument = argument;
    return this;
  }

  Declaration variable(String variable) {
    this.variable = variable;
    return this;
  }

  Declaration value(OptionValue value, Object defaultValue) {
    this.value = value;
    this.defaultValue = defaultValue;
    return this;
  }
}
