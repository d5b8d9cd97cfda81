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
  echo "Building $wanted (the first time takes about a minute, and Maven's downloads)"
  mkdir -p .local
  if ! run_maven -Dmaven.test.skip=true -Dspotless.check.skip -DskipTests -pl "$(echo "$wanted" | tr ' ' ',')" -am package \
    | tee .local/build.log | sed -n 's/^\[INFO\] Building Guildwire \(.*\) [0-9][^ ]* *\[\(.*\)\]$/  \2 \1/p'; then
    grep -m 20 '^\[ERROR\]' .local/build.log >&2
    complain "the build failed; .local/build.log has all of it."
    return 1
  fi
  # Maven leaves an artifact alone whose classes stayed the same; now it is as new as its sources all the same.
  for module in $modules; do
    touch "${module%%:*}"/target/${module#*:}
  done
}
