package org.boiga.embedding.options;

import static org.boiga.embedding.options.OptionValue.COUNT;
import static org.boiga.embedding.options.OptionValue.FLAG;
import static org.boiga.embedding.options.OptionValue.PRESENCE;
import static org.boiga.embedding.options.OptionValue.TEXT;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The table of options and environment variables. Parsing, {@code --help} and {@code sys.flags}
 * follow from it; nothing else in the platform reads the command line or a {@code PYTHON} variable.
 */
public enum Option {
  BYTES_WARNING(
      option("-b").value(COUNT, 0), "warn where bytes are compared with or made a str; -bb: raise"),
  DONT_WRITE_BYTECODE(
      option("-B").variable("PYTHONDONTWRITEBYTECODE").value(FLAG, 0), "write no .pyc files"),
  COMMAND(option("-c").takes("cmd"), "run this code; ends the options"),
  DEBUG(option("-d").variable("PYTHONDEBUG").value(FLAG, 0), "trace the parser"),
  IGNORE_ENVIRONMENT(
      option("-E").value(FLAG, 0), "ignore the environment variables that this help lists"),
  HELP(option("-h").alias("-?").alias("--help"), "show this help"),
  INTERACTIVE(
      option("-i").value(FLAG, 0), "prompt after the program, even if stdin is no terminal"),
  INSPECT(option(null).variable("PYTHONINSPECT").value(FLAG, 0), "as -i, without forcing"),
  ISOLATED(option("-I").value(FLAG, 0), "isolate from the user's settings: implies -E, -P and -s"),
  JAVA_OPTION(
      option("-J").takes("opt"), "an option for the JVM, such as -J-Xmx4g; these come first"),
  MODULE(option("-m").takes("mod"), "run a library module as the program; ends the options"),
  OPTIMIZE(
      option("-O").variable("PYTHONOPTIMIZE").value(COUNT, 0),
      "leave out assert and what depends on __debug__; -OO: docstrings too"),
  SAFE_PATH(
      option("-P").variable("PYTHONSAFEPATH").value(PRESENCE, 0),
      "keep the program's own folder off sys.path"),
  QUIET(option("-q").value(FLAG, 0), "start the prompt without version and copyright"),
  HASH_RANDOMIZATION(
      option("-R").value(FLAG, 0),
      "randomize hashes of str and bytes whatever PYTHONHASHSEED says"),
  NO_USER_SITE(
      option("-s").variable("PYTHONNOUSERSITE").value(FLAG, 0),
      "keep the user's site-packages off sys.path"),
  NO_SITE(option("-S").value(FLAG, 0), "do not import site at the start"),
  IGNORED_TABS(option("-t").value(FLAG, 0), "accepted for old scripts, without effect"),
  UNBUFFERED(
      option("-u").variable("PYTHONUNBUFFERED").value(FLAG, 0), "do not buffer stdout and stderr"),
  VERBOSE(
      option("-v").variable("PYTHONVERBOSE").value(COUNT, 0),
      "report imports; again: more of them"),
  VERSION(option("-V").alias("--version"), "show the version; -VV: the build too"),
  WARNINGS(
      option("-W").takes("arg").variable("PYTHONWARNINGS"),
      "what warnings do: action:message:category:module:line"),
  SKIP_FIRST_LINE(option("-x").value(FLAG, 0), "skip the first line of the program"),
  IMPLEMENTATION_OPTION(
      option("-X").takes("opt"), "an option of the implementation; see --help-xoptions"),
  CHECK_HASH_BASED_PYCS(
      option("--check-hash-based-pycs").takes("always|default|never").value(TEXT, "default"),
      "when .pyc files that carry a hash are checked"),
  HELP_ENVIRONMENT(option("--help-env"), "explain the environment variables"),
  HELP_IMPLEMENTATION(option("--help-xoptions"), "explain the -X options"),
  HELP_ALL(option("--help-all"), "explain everything"),
  CONTAINER(
      option("--container").value(FLAG, 0),
      "start a container with a shell and a watched deploy folder; this comes first"),

  CONTEXT_AWARE_WARNINGS(
      implementation("context_aware_warnings")
          .takes("0|1")
          .variable("PYTHON_CONTEXT_AWARE_WARNINGS")
          .value(
              OptionValue.bit(
                  "config_init_context_aware_warnings: "
                      + "-X context_aware_warnings=n: n is missing or invalid",
                  "config_init_context_aware_warnings: "
                      + "PYTHON_CONTEXT_AWARE_WARNINGS=N: N is missing or invalid"),
              1),
      "whether warnings.catch_warnings is local to the context"),
  CPU_COUNT(
      implementation("cpu_count")
          .takes("N|default")
          .variable("PYTHON_CPU_COUNT")
          .value(
              OptionValue.number(
                      1,
                      false,
                      "config_init_cpu_count: -X cpu_count=n option: "
                          + "n is missing or an invalid number, n must be greater than 0")
                  .except("default", -1),
              -1),
      "what os.cpu_count() answers"),
  DEV_MODE(
      implementation("dev").variable("PYTHONDEVMODE").value(PRESENCE, 0),
      "development mode: more warnings and checks"),
  DISABLE_REMOTE_DEBUG(
      implementation("disable-remote-debug")
          .variable("PYTHON_DISABLE_REMOTE_DEBUG")
          .value(PRESENCE, 0),
      "refuse remote debugging"),
  FAULT_HANDLER(
      implementation("faulthandler").variable("PYTHONFAULTHANDLER").value(PRESENCE, 0),
      "show tracebacks on fatal errors"),
  FROZEN_MODULES(
      implementation("frozen_modules")
          .takes("on|off")
          .variable("PYTHON_FROZEN_MODULES")
          .value(
              OptionValue.choice(
                      List.of("on", "off"),
                      "bad value for option -X frozen_modules (expected \"on\" or \"off\")",
                      "bad value for PYTHON_FROZEN_MODULES (expected \"on\" or \"off\")")
                  .orIfBare("on"),
              "on"),
      "accepted, without effect"),
  GIL(
      implementation("gil").takes("0").variable("PYTHON_GIL").value(OptionValue.GIL, 0),
      "there is no global interpreter lock to turn on"),
  IMPORT_TIME(
      implementation("importtime")
          .takes("2")
          .variable("PYTHONPROFILEIMPORTTIME")
          .value(OptionValue.IMPORT_TIME, 0),
      "show how long each import takes; 2: those that were loaded already too"),
  INT_MAX_STR_DIGITS(
      implementation("int_max_str_digits")
          .takes("N")
          .variable("PYTHONINTMAXSTRDIGITS")
          .value(
              OptionValue.number(
                  640,
                  true,
                  "config_init_int_max_str_digits: -X int_max_str_digits: "
                      + "invalid limit; must be >= 640 or 0 for unlimited.",
                  "config_init_int_max_str_digits: PYTHONINTMAXSTRDIGITS: "
                      + "invalid limit; must be >= 640 or 0 for unlimited."),
              4300),
      "longest int that converts to or from str; 0: no limit"),
  NO_DEBUG_RANGES(
      implementation("no_debug_ranges").variable("PYTHONNODEBUGRANGES").value(PRESENCE, 0),
      "keep no columns in code objects"),
  PERF(
      implementation("perf").variable("PYTHONPERFSUPPORT").value(PRESENCE, 0),
      "accepted, without effect: profile with a JVM profiler"),
  PERF_JIT(
      implementation("perf_jit").variable("PYTHON_PERF_JIT_SUPPORT").value(PRESENCE, 0),
      "accepted, without effect: profile with a JVM profiler"),
  PYCACHE_PREFIX(
      implementation("pycache_prefix")
          .takes("path")
          .variable("PYTHONPYCACHEPREFIX")
          .value(TEXT, ""),
      "write .pyc files to a tree of their own"),
  SHOW_REF_COUNT(implementation("showrefcount").value(PRESENCE, 0), "accepted, without effect"),
  THREAD_INHERIT_CONTEXT(
      implementation("thread_inherit_context")
          .takes("0|1")
          .variable("PYTHON_THREAD_INHERIT_CONTEXT")
          .value(
              OptionValue.bit(
                  "config_init_thread_inherit_context: "
                      + "-X thread_inherit_context=n: n is missing or invalid",
                  "config_init_thread_inherit_context: "
                      + "PYTHON_THREAD_INHERIT_CONTEXT=N: N is missing or invalid"),
              1),
      "whether a thread starts with its creator's context variables"),
  TRACEMALLOC(
      implementation("tracemalloc")
          .takes("N")
          .variable("PYTHONTRACEMALLOC")
          .value(
              OptionValue.number(
                      0,
                      true,
                      "config_init_tracemalloc: -X tracemalloc=NFRAME: invalid number of frames",
                      "config_init_tracemalloc: PYTHONTRACEMALLOC: invalid number of frames")
                  .orIfBare(1),
              0),
      "trace allocations, N frames deep"),
  UTF8_MODE(
      implementation("utf8")
          .takes("0|1")
          .variable("PYTHONUTF8")
          .value(
              OptionValue.bit(
                      "preconfig_init_utf8_mode: invalid -X utf8 option value",
                      "preconfig_init_utf8_mode: invalid PYTHONUTF8 environment variable value")
                  .orIfBare(1),
              0),
      "use UTF-8 whatever the locale says"),
  WARN_DEFAULT_ENCODING(
      implementation("warn_default_encoding")
          .variable("PYTHONWARNDEFAULTENCODING")
          .value(PRESENCE, 0),
      "warn where a text file is opened without an encoding"),

  BUNDLES(
      implementation("bundles").takes("dir").variable("BOIGA_DEPLOY").value(TEXT, ""),
      "folder of extension bundles (default: deploy in the distribution)"),
  EXTENSION_DEBUG(
      implementation("extdebug")
          .takes("module[,module]|*")
          .variable("BOIGA_EXTDEBUG")
          .value(TEXT, ""),
      "modules of extensions to watch for leaks, uses after release and on wrong threads"),
  POLICY(
      implementation("policy")
          .takes("biased|atomic|off")
          .variable("BOIGA_POLICY")
          .value(
              OptionValue.choice(
                  List.of("biased", "atomic", "off"),
                  "-X policy / BOIGA_POLICY must be \"biased\", \"atomic\" or \"off\""),
              "biased"),
      "how references are counted"),
  REF_CHECK(
      implementation("refcheck").variable("BOIGA_REFCHECK").value(PRESENCE, 0),
      "check counts: fail on a use of a finalised object, report unbalanced ones at exit"),
  VIRTUAL_THREADS(
      implementation("virtual-threads").value(PRESENCE, 0),
      "make the threads that a program starts virtual threads of the JVM"),

  ASYNCIO_DEBUG(variable("PYTHONASYNCIODEBUG").value(PRESENCE, 0), "asyncio's debug mode"),
  BASIC_REPL(variable("PYTHON_BASIC_REPL").value(PRESENCE, 0), "a prompt without line editing"),
  BREAKPOINT(variable("PYTHONBREAKPOINT").value(TEXT, ""), "what breakpoint() calls; 0: nothing"),
  COERCE_C_LOCALE(
      variable("PYTHONCOERCECLOCALE").value(TEXT, ""), "accepted, without effect on the JVM"),
  COLORS(variable("PYTHON_COLORS").value(TEXT, ""), "1: colour the output, 0: do not"),
  HASH_SEED(
      variable("PYTHONHASHSEED")
          .value(
              OptionValue.matching(
                  Pattern.compile("random|0*[0-9]{1,10}"),
                  "config_init_hash_seed: PYTHONHASHSEED must be \"random\" "
                      + "or an integer in range [0; 4294967295]"),
              "random"),
      "random, or the number that hashes of str and bytes start from"),
  HISTORY(variable("PYTHON_HISTORY").value(TEXT, ""), "the prompt's history file"),
  HOME(variable("PYTHONHOME").value(TEXT, ""), "folder whose lib/python3.14t is the library"),
  IO_ENCODING(
      variable("PYTHONIOENCODING").value(TEXT, ""), "encoding[:errors] of stdin, stdout, stderr"),
  PATH(variable("PYTHONPATH").value(TEXT, ""), "folders to put before the others on sys.path"),
  PLATFORM_LIBRARY(variable("PYTHONPLATLIBDIR").value(TEXT, "lib"), "what sys.platlibdir says"),
  STARTUP(variable("PYTHONSTARTUP").value(TEXT, ""), "file to run before the first prompt"),
  USER_BASE(variable("PYTHONUSERBASE").value(TEXT, ""), "the user's own site folder"),

  JAVA_HOME(variable("BOIGA_JAVA_HOME").value(TEXT, ""), "the JDK that the launcher uses"),
  JAVA_OPTIONS(
      variable("BOIGA_JAVA_OPTIONS").value(TEXT, ""), "options that the launcher gives the JVM");

  private final String name;
  private final List<String> aliases;
  private final String argument;
  private final String variable;
  private final OptionValue value;
  private final Object defaultValue;
  private final String doc;

  Option(Declaration declaration, String doc) {
    this.name = declaration.name;
    this.aliases = List.copyOf(declaration.aliases);
    this.argument = declaration.argument;
    this.variable = declaration.variable;
    this.value = declaration.value;
    this.defaultValue = declaration.defaultValue;
    this.doc = doc;
  }

  /** The spelling on the command line: {@code -b}, {@code --help}, {@code -X dev}. */
  public Optional<String> commandLineName() {
    return Optional.ofNullable(name);
  }

  /** The name after {@code -X}. */
  public Optional<String> implementationName() {
    return commandLineName()
        .filter(name -> name.startsWith(Declaration.IMPLEMENTATION))
        .map(name -> name.substring(Declaration.IMPLEMENTATION.length()));
  }

  List<String> aliases() {
    return aliases;
  }

  /** What the help calls the argument. */
  public Optional<String> argument() {
    return Optional.ofNullable(argument);
  }

  public Optional<String> variable() {
    return Optional.ofNullable(variable);
  }

  /** Whether it has a value; others are actions, or collect into lists. */
  boolean hasValue() {
    return value != null;
  }

  public Object defaultValue() {
    return defaultValue;
  }

  public String doc() {
    return doc;
  }

  Object read(String text, boolean fromEnvironment) throws OptionException {
    return value.read(text, fromEnvironment);
  }

  boolean isCounted() {
    return value == COUNT;
  }

  private static Declaration option(String name) {
    return new Declaration(name);
  }

  private static Declaration implementation(String name) {
    return new Declaration(Declaration.IMPLEMENTATION + name);
  }

  private static Declaration variable(String name) {
    return new Declaration(null).variable(name);
  }
}
