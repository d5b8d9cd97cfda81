# Sourced by run: builds what the local stack runs when its sources are newer than what was built of them.

# Folder and artifact of each.
modules="infra/contracts:contracts-*.jar infra/test-support:test-support-*.jar infra/discord-simulator:*-app.jar
  ingest:*-app.jar edge:*-app.jar rooms:*-app.jar infra/local:local-*.jar"

# Says the module's folder when its artifact is missing or older than the sources it is made of.
stale() {
  local folder=${1%%:*} pattern=${1#*:} jar=""
  for jar in "$folder"/target/$pattern; do break; done
  if [ ! -e "$jar" ] || [ -n "$(find pom.xml infra/contracts/src/main "$folder/pom.xml" "$folder/src/main" \
      -newer "$jar" -print 2>/dev/null | head -n 1)" ]; then
    echo "$folder"
  fi
}

build_what_is_stale() {
  local module wanted=""
  for module in $modules; do
    wanted="$wanted $(stale "$module")"
  done
  wanted=$(echo $wanted)
  [ -n "$wanted" ] || return 0
  find_maven || return 1
  echo "Building $wanted (the first time takes a quarter of a minute, and Maven's downloads)"
  mkdir -p .local
  local failed=""
  run_maven -T 1C -Dquick -Dmaven.test.skip=true -Dspotless.check.skip -DskipTests -pl "$(echo "$wanted" | tr ' ' ',')" -am package \
    | tee .local/build.log | sed -n 's/^\[INFO\] Building Guildwire \(.*\) [0-9][^ ]* *\[\(.*\)\]$/  \2 \1/p' || failed=yes
  # Maven is to forget what it compiled here, so that a build with Error Prone and NullAway compiles it again.
  rm -rf {,infra/}*/target/maven-status/maven-compiler-plugin/compile
  if [ -n "$failed" ]; then
    grep -m 20 '^\[ERROR\]' .local/build.log >&2
    complain "the build failed; .local/build.log has all of it."
    return 1
  fi
  # Maven leaves an artifact alone whose classes stayed the same; now it is as new as its sources all the same.
  for module in $modules; do
    touch "${module%%:*}"/target/${module#*:}
  done
}

# What has a start cache: the services, and Kafka, which is of the local stack.
# A part that cannot be prepared starts all the same, only slower.
prepare_fast_starts() {
  local part stale=""
  for part in ingest edge rooms infra/local; do
    start_cache_is_current $part || stale="$stale $part"
  done
  [ -n "$stale" ] || return 0
  echo "Preparing fast starts (half a minute)"
  for part in $stale; do
    prepare_fast_start $part || echo "guildwire: $part will start slowly; $part/target/app/training.log says why" >&2 &
  done
  wait
}

prepare_fast_start() {
  case $1 in
    infra/local) make_kafka_start_cache "$local_class_path" $1/target/app ;;
    *) make_start_cache "$1"/target/*-app.jar "$1/jvm.options" "$1/target/app" ;;
  esac && origin "$1" >"$1/target/app/origin"
}

# Whether a part's cache is of these very classes, options and JVM. It is then made to look as new as the jar, which
# Maven may have written again.
start_cache_is_current() {
  [ -e "$1/target/app/origin" ] && [ "$(origin "$1")" = "$(cat "$1/target/app/origin")" ] && touch "$1/target/app/app.aot"
}

origin() {
  find pom.xml infra/contracts/target/classes "$1"/{pom.xml,jvm.options,target/classes} "$JAVA_HOME/release" -type f -print0 \
    | sort -z | xargs -0 cat | cksum
}
