# Sourced by run and check: finds a JDK 25 or later and a Maven.

complain() {
  echo "guildwire: $*" >&2
  return 1
}

# The major version of the JDK in a folder, or nothing when there is none.
jdk_version() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] && sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# Follows links: /usr/bin/java is one to a JDK on most systems.
jdk_of_path() {
  local java
  java=$(command -v java) || return 0
  while [ -L "$java" ]; do
    local target
    target=$(readlink "$java")
    case "$target" in /*) java=$target ;; *) java=$(dirname "$java")/$target ;; esac
  done
  dirname "$(dirname "$java")"
}

# Exports JAVA_HOME.
find_jdk() {
  local home version
  local mac=""
  [ -x /usr/libexec/java_home ] && mac=$(/usr/libexec/java_home -v 25+ 2>/dev/null || true)
  for home in "${JAVA_HOME:-}" "$(jdk_of_path)" "$mac" /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    version=$(jdk_version "$home") || continue
    if [ "${version:-0}" -ge 25 ]; then
      export JAVA_HOME=$home
      return 0
    fi
  done
  complain "no JDK 25 was found: install one (https://adoptium.net has it for every system) or set JAVA_HOME to yours."
}

find_maven() {
  command -v mvn >/dev/null || complain "no Maven was found: install 3.8.6 or later (https://maven.apache.org, or your package manager) so that mvn is on the PATH."
}

# Compiles inside Maven, which runs on JDK 25 here: a compiler of its own for each module takes twice the time. Error
# Prone reaches into javac, and Maven's own libraries use what a JDK 25 warns about. What lives for seconds is compiled
# by C1 alone.
run_maven() {
  local part javac=""
  for part in api file main model parser processing tree util; do
    javac="$javac --add-exports=jdk.compiler/com.sun.tools.javac.$part=ALL-UNNAMED"
  done
  for part in code comp; do
    javac="$javac --add-opens=jdk.compiler/com.sun.tools.javac.$part=ALL-UNNAMED"
  done
  MAVEN_OPTS="-XX:TieredStopAtLevel=1 --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED $javac ${MAVEN_OPTS:-}" \
    mvn -B -ntp -Dcompiler.fork=false "$@"
}
