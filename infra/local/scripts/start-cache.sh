# Sourced by run and by the images' build: makes services start fast.
#
# The executable jar is unpacked, and the JVM records the classes that a start loads and links (ahead-of-time cache,
# JEP 483 and 514). It learns from a start without Kafka, Redis or Discord. A JVM that the cache does not fit says so
# and starts without it; the heap must be sized as in training, though: JDK 25.0.3 crashes where it is not. Nothing is
# closed at its end: that would wait for the Kafka that is not there.

# Of a service: make_start_cache JAR OPTIONS FOLDER unpacks the jar into the folder, with app.aot beside it.
make_start_cache() {
  local jar=$1 options=$2 app=$3 key
  rm -rf "$app"
  "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$jar" extract --destination "$app" >/dev/null || return 1
  key=$(head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=\n')
  (
    export WS_TOKEN_KEYS="training:$key" INVITE_KEYS="training:$key" SESSION_SECRET="$key" LINK_TOKEN="$key" \
      DISCORD_BOT_TOKEN=training DISCORD_CLIENT_ID=1 DISCORD_CLIENT_SECRET=training \
      DISCORD_API_URL=http://localhost:1/api/v10 KAFKA_BOOTSTRAP_SERVERS=localhost:1 REDIS_URL=redis://localhost:1 \
      SERVER_PORT=0 MANAGEMENT_SERVER_PORT=0 SPRING_MAIN_REGISTER_SHUTDOWN_HOOK=false
    train "$app" 'Started [A-Za-z]*Application in ' "@$options" -jar "$app/$(basename "$jar")"
  )
}

# Of Kafka, which runs from the class path of the local stack: make_kafka_start_cache CLASS_PATH FOLDER
make_kafka_start_cache() {
  local classes=$1 app=$2
  rm -rf "$app"
  mkdir -p "$app"
  train "$app" '^Kafka is up' -Xmx256m -XX:+UseSerialGC -cp "$classes" dev.guildwire.local.KafkaProcess "$app/data" 0 0
  rm -rf "$app/data"
  [ -e "$app/app.aot" ]
}

# train FOLDER LINE ARGUMENT...: runs java until it has logged the line, and a little longer; the cache is written when
# it ends. With the C1 compiler alone: what is learnt is classes, and without profiles a start compiles less.
train() {
  local app=$1 line=$2 java
  shift 2
  : >"$app/training.log"
  "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:AOTCacheOutput="$app/new.aot" "$@" >"$app/training.log" 2>&1 &
  java=$!
  for _ in $(seq 120); do
    if ! kill -0 $java 2>/dev/null || grep -q "$line" "$app/training.log"; then
      break
    fi
    sleep 0.5
  done
  sleep 2
  kill -TERM $java 2>/dev/null || true
  wait $java || true
  [ -s "$app/new.aot" ] && mv "$app/new.aot" "$app/app.aot"
}
