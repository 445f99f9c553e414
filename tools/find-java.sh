# Sourced by boiga and the tools. find_java sets java_home to a JDK that is new enough, or fails with
# one line. It reads the release file that every JDK carries, so that a start costs no extra process.

java_wanted=25

java_is_wanted() {
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
  while IFS== read -r key value; do
    [ "$key" = JAVA_VERSION ] || continue
    value=${value#\"}
    value=${value%%[!0-9]*}
    [ "${value:-0}" -ge "$java_wanted" ]
    return
  done <"$1/release"
  return 1
}

find_java() {
  for java_home in "${BOIGA_JAVA_HOME-}" "${JAVA_HOME-}"; do
    [ -n "$java_home" ] && java_is_wanted "$java_home" && return
  done
  if java_home=$(command -v java); then
    java_home=$(readlink -f "$java_home" 2>/dev/null) || java_home=
    java_home=${java_home%/bin/java}
    java_is_wanted "$java_home" && return
  fi
  for java_home in /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* "$HOME"/.m2/jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    java_is_wanted "$java_home" && return
  done
  echo "boiga: needs a JDK $java_wanted or later: install one, or set BOIGA_JAVA_HOME or JAVA_HOME to one" >&2
  return 1
}
