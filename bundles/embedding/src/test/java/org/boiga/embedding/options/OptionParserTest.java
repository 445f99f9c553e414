package org.boiga.embedding.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionParserTest {
  @Test
  void whatFollowsTheProgramBelongsToTheProgram() throws OptionException {
    ProgramOptions options = parse("-u", "script.py", "-c", "--version");
    assertThat(options.program()).isEqualTo(new Program.File("script.py"));
    assertThat(options.arguments()).containsExactly("-c", "--version");
    assertThat(options.originalArguments()).containsExactly("-u", "script.py", "-c", "--version");
    assertThat(options.isOn(Option.UNBUFFERED)).isTrue();
  }

  @Test
  void codeAndModuleEndTheOptionsAndMayBeAttached() throws OptionException {
    assertThat(parse("-c", "pass", "-x").arguments()).containsExactly("-x");
    assertThat(parse("-Ecpass").program()).isEqualTo(new Program.Command("pass"));
    assertThat(parse("-mdis").program()).isEqualTo(new Program.Module("dis"));
  }

  @Test
  void standardInputIsTheProgramWhereNoneIsNamed() throws OptionException {
    assertThat(parse("-q").program().argv0()).isEmpty();
    assertThat(parse("-", "a").program().argv0()).isEqualTo("-");
    assertThat(parse("--", "-file").program()).isEqualTo(new Program.File("-file"));
  }

  @Test
  void flagsAreOnOrOffAndCountsAdd() throws OptionException {
    ProgramOptions options = parse("-vvOOqq", "-");
    assertThat(options.number(Option.VERBOSE)).isEqualTo(2);
    assertThat(options.number(Option.OPTIMIZE)).isEqualTo(2);
    assertThat(options.number(Option.QUIET)).isEqualTo(1);
  }

  @Test
  void theStrongerOfCommandLineAndEnvironmentWins() throws OptionException {
    Map<String, String> environment = Map.of("PYTHONOPTIMIZE", "2", "PYTHONVERBOSE", "x");
    ProgramOptions options = OptionParser.parse(List.of("-O", "-"), environment);
    assertThat(options.number(Option.OPTIMIZE)).isEqualTo(2);
    assertThat(options.number(Option.VERBOSE)).isEqualTo(1);
    assertThat(OptionParser.parse(List.of("-E", "-"), environment).number(Option.OPTIMIZE))
        .isZero();
  }

  @Test
  void isolationIgnoresTheUsersSettings() throws OptionException {
    ProgramOptions options =
        OptionParser.parse(List.of("-I", "-"), Map.of("PYTHONPATH", "/elsewhere"));
    assertThat(options.text(Option.PATH)).isEmpty();
    assertThat(options.isOn(Option.SAFE_PATH)).isTrue();
    assertThat(options.isOn(Option.NO_USER_SITE)).isTrue();
  }

  @Test
  void interactiveImpliesInspect() throws OptionException {
    assertThat(parse("-i").isOn(Option.INSPECT)).isTrue();
  }

  @Test
  void warningsAreListedWeakestFirst() throws OptionException {
    ProgramOptions options =
        OptionParser.parse(
            List.of("-bb", "-X", "dev", "-W", "error", "-"),
            Map.of("PYTHONWARNINGS", "ignore,,once"));
    assertThat(options.warnings())
        .containsExactly("default", "ignore", "once", "error", "error::BytesWarning");
  }

  @Test
  void implementationOptionsAreKeptAsTheyWereGiven() throws OptionException {
    ProgramOptions options = parse("-X", "policy=atomic", "-Xown", "-");
    assertThat(options.text(Option.POLICY)).isEqualTo("atomic");
    assertThat(options.implementationOptions())
        .containsExactly(
            Map.entry("policy", Optional.of("atomic")), Map.entry("own", Optional.empty()));
  }

  @Test
  void aCommandLineOptionHidesItsVariable() throws OptionException {
    ProgramOptions options =
        OptionParser.parse(
            List.of("-X", "int_max_str_digits=700", "-"), Map.of("PYTHONINTMAXSTRDIGITS", "0"));
    assertThat(options.number(Option.INT_MAX_STR_DIGITS)).isEqualTo(700);
  }

  @Test
  void theHashSeedIsANumberOrRandom() throws OptionException {
    Map<String, String> environment = Map.of("PYTHONHASHSEED", "4294967295");
    assertThat(OptionParser.parse(List.of("-"), environment).hashSeed()).hasValue(4294967295L);
    assertThat(OptionParser.parse(List.of("-R"), environment).hashSeed()).isEmpty();
    assertThat(parse("-").hashSeed()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-Z | Unknown option: -Z",
        "--foo | Unknown option: --foo",
        "-EJ | Unknown option: -J",
        "-c | Argument expected for the -c option",
        "--check-hash-based-pycs | Argument expected for the --check-hash-based-pycs options",
      })
  void usageErrorsReadAsInCPython(String argument, String message) {
    OptionException error = error(argument);
    assertThat(error.exitCode()).isEqualTo(2);
    assertThat(error.getMessage())
        .isEqualTo(
            message
                + "\nusage: boiga [option] ... [-c cmd | -m mod | file | -] [arg] ...\n"
                + "Try `python -h' for more information.\n");
  }

  @Test
  void aSettingThatCannotBeIsFatal() {
    OptionException error = error("-X", "int_max_str_digits=5", "-c", "pass");
    assertThat(error.exitCode()).isEqualTo(1);
    assertThat(error.getMessage())
        .isEqualTo(
            "Fatal Python error: config_init_int_max_str_digits: -X int_max_str_digits: "
                + "invalid limit; must be >= 640 or 0 for unlimited.\n"
                + "Python runtime state: preinitialized\n\n");
    assertThat(error("-X", "policy=none"))
        .hasMessageContaining("\"biased\", \"atomic\" or \"off\"");
    assertThat(error("-X", "gil=1")).hasMessageContaining("Enabling the GIL is not supported");
  }

  @Test
  void theVersionIsThatOfTheLibrary() {
    assertThat(error("--version")).hasMessage("Python 3.14.3\n");
    assertThat(error("-VV").getMessage())
        .startsWith("Python 3.14.3 free-threading build (Boiga ")
        .doesNotContain("$");
    assertThat(error("-V", "-Z").exitCode()).isEqualTo(2);
  }

  @Test
  void helpNamesEveryOptionAndVariable() {
    OptionException help = error("--help-all");
    assertThat(help.exitCode()).isZero();
    for (Option option : Option.values()) {
      option.commandLineName().ifPresent(name -> assertThat(help).hasMessageContaining(name));
      option.variable().ifPresent(name -> assertThat(help).hasMessageContaining(name));
    }
  }

  private static ProgramOptions parse(String... arguments) throws OptionException {
    return OptionParser.parse(List.of(arguments), Map.of());
  }

  private static OptionException error(String... arguments) {
    return catchThrowableOfType(OptionException.class, () -> parse(arguments));
  }
}
