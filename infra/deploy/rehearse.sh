#!/usr/bin/env bash
# Rehearses what operators do, under load, on one machine: everything as processes of its own behind a real HAProxy with
# the rules of haproxy/haproxy.cfg, and clients that count (load-tests, package rehearsal).
#
#   infra/deploy/rehearse.sh edges     an edge is added, then another drained as by the operators' page and ended
#   infra/deploy/rehearse.sh ingest    two ingests; the one that has the shard is killed
#   infra/deploy/rehearse.sh kafka     two ingests; the only broker is killed and comes back after 30 s
#
# CLIENTS (1000), PER_SECOND (100 joins and leaves), SECONDS_LONG (60), WARM_UP (20 s), OUTAGE (30 s). BUILD=no takes
# what is built. Logs are in infra/deploy/target/rehearsal. Exit code 0: every client saw everything, once and in order
# (after ingest was killed: all but what Discord told nobody).
#
# Needs haproxy, redis-server, curl, jq, and what ./run needs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. infra/local/scripts/jdk.sh
. infra/local/scripts/build.sh
. infra/local/scripts/start-cache.sh
what=${1:-}
case $what in edges | ingest | kafka) ;; *) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2; exit 2 ;; esac
for tool in haproxy redis-server curl jq; do
  command -v $tool >/dev/null || complain "$tool is missing"
done
find_jdk
PATH=$JAVA_HOME/bin:$PATH
ulimit -n "$(ulimit -Hn)"

if [ "${BUILD:-yes}" != no ]; then
  find_maven
  build_what_is_stale
  local_class_path="$(echo infra/local/target/local-*.jar):infra/local/target/lib/*"
  prepare_fast_starts
  run_maven -q -pl load-tests -am -Dmaven.test.skip=true -Dspotless.check.skip package >&2
fi

out=infra/deploy/target/rehearsal
rm -rf "$out"
mkdir -p "$out"
balancer=23080 stats=23404 simulator=23090 kafka=23192 redis=23379
edge=23100 rooms=23111 ingest=23120     # edge 1 is 23101; a management port is a thousand above
export BASE_URL=http://localhost:$balancer KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:$kafka REDIS_URL=redis://127.0.0.1:$redis
export DISCORD_WEB_URL=http://localhost:$simulator DISCORD_API_URL=http://localhost:$simulator/api/v10
export SERVER_ADDRESS=127.0.0.1 MANAGEMENT_SERVER_ADDRESS=127.0.0.1
set -a
eval "$(DISCORD_BOT_TOKEN=MTE0Njc1MDE1NDA3MDU1Njc0OQ.rehearsal.bot-token DISCORD_CLIENT_ID=1146750154070556749 \
  DISCORD_CLIENT_SECRET=rehearsal infra/deploy/secrets.sh)"
set +a

declare -A pids
say() { echo "$(date -u +%T.%3N)  $*"; }

# start NAME COMMAND...
start() {
  local name=$1
  shift
  "$@" >>"$out/$name.log" 2>&1 &
  pids[$name]=$!
}

# service NAME MODULE PORT: from its unpacked form and start cache, as the images run it
service() {
  local app=$2/target/app
  SERVER_PORT=$3 MANAGEMENT_SERVER_PORT=$(($3 + 1000)) NODE_NAME=$1 GUILDWIRE_SPOOL_FOLDER=$PWD/$out/spool-$1 \
    start "$1" java -Xmx256m -XX:+UseSerialGC "@$2/jvm.options" "-XX:AOTCache=$app/app.aot" -jar "$app"/*-app.jar
}

start_kafka() {
  start kafka java -Xmx512m -XX:+UseSerialGC -cp "infra/local/target/$(basename infra/local/target/local-*.jar):infra/local/target/lib/*" \
    dev.guildwire.local.KafkaProcess "$out/kafka" $kafka $((kafka + 1))
}

stop_all() {
  local pid
  for pid in "${pids[@]}"; do kill -KILL "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
}
trap stop_all EXIT

# until_true SECONDS COMMAND...
until_true() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    [ $SECONDS -lt $deadline ] || complain "not within its time: $*"
    sleep 0.2
  done
}

answers() { curl -fsS -m 3 "$1"; }
ready() { answers "http://localhost:$(($1 + 1000))/actuator/health/readiness"; }
has_shard() { answers "http://localhost:$(($1 + 1000))/actuator/health" | jq -e '[.. | strings] | index("ready")'; }
in_balancer() { answers "http://localhost:$stats/stats;csv" | grep -q "^edges,edge$1,.*,UP,"; }
of_edge() { operator overview | jq -r --arg name "$1" ".edges[] | select(.node.name == \$name) | $2"; }
connections_of() { of_edge "$1" .connections; }
empty() { [ "$(connections_of "$1")" = 0 ]; }
ended() { ! kill -0 "$1"; }

# operator PATH [curl's options]: as the admin's browser
operator() {
  local path=$1
  shift
  curl -fsS -m 5 -b "$out/cookies" -H "Origin: $BASE_URL" "$@" "$BASE_URL/api/operator/$path"
}

log_in() {
  local authorize callback
  authorize=$(curl -fsS -o /dev/null -w '%{redirect_url}' -c "$out/cookies" "$BASE_URL/auth/discord/login?returnTo=/")
  callback=$(curl -fsS -o /dev/null -w '%{redirect_url}' "$authorize&user_id=$ADMIN_USER_IDS")
  curl -fsS -o /dev/null -b "$out/cookies" -c "$out/cookies" "$callback"
}

# The rules of haproxy.cfg, with three edges and one rooms that are known by port in place of names.
balancer_configuration() {
  local n edges=
  for n in 1 2 3; do
    edges+="    server edge$n 127.0.0.1:$((edge + n)) port $((edge + n + 1000))\n"
  done
  sed -e "s/bind :8080/bind 127.0.0.1:$balancer/; s/bind :8404/bind 127.0.0.1:$stats/" \
    -e 's/ resolvers cluster init-addr none//; /^resolvers/,/^$/d' \
    -e "s/^    server-template edge .*/$edges/" \
    -e "s/^    server-template rooms .*/    server rooms1 127.0.0.1:$rooms port $((rooms + 1000))/" \
    infra/deploy/haproxy/haproxy.cfg
}

begin() {
  start redis redis-server --port $redis --bind 127.0.0.1 --dir "$out" --save "" --appendonly yes
  start_kafka
  SERVER_PORT=$simulator start simulator java -Xmx256m -XX:+UseSerialGC -jar infra/discord-simulator/target/*-app.jar
  until_true 60 grep -q 'Kafka is up' "$out/kafka.log"
  until_true 30 answers "http://localhost:$simulator/control/guilds"
  ADMIN_USER_IDS=$(answers "http://localhost:$simulator/control/guilds" | jq -r '.[0].people[0].id')
  export ADMIN_USER_IDS
  service ingest-1 ingest $((ingest + 1))
  service rooms-1 rooms $rooms
  service edge-1 edge $((edge + 1))
  service edge-2 edge $((edge + 2))
  until_true 60 has_shard $((ingest + 1))
  if [ "$what" != edges ]; then
    service ingest-2 ingest $((ingest + 2))
    until_true 60 ready $((ingest + 2))
  fi
  for port in $rooms $((edge + 1)) $((edge + 2)); do until_true 60 ready "$port"; done
  balancer_configuration >"$out/haproxy.cfg"
  start balancer haproxy -f "$out/haproxy.cfg"
  until_true 30 in_balancer 1
  until_true 30 in_balancer 2
  until_true 30 log_in
  say "everything is up"
}

clients() {
  start clients java -Xms1g -Xmx1g -XX:+UseParallelGC --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED \
    -Dio.netty.buffer.checkBounds=false -cp "load-tests/target/classes:$(cat load-tests/target/runtime.classpath)" \
    dev.guildwire.load.rehearsal.Rehearsal --base $BASE_URL --simulator http://localhost:$simulator \
    --clients "${CLIENTS:-1000}" --per-second "${PER_SECOND:-100}" --seconds "${SECONDS_LONG:-60}" --warm-up "${WARM_UP:-20}" "$@"
  until_true 180 grep -qE 'under load|Exception' "$out/clients.log"
  say "under load"
  sleep 10
}

rehearse_edges() {
  clients
  say "an edge is started"
  service edge-3 edge $((edge + 3))
  until_true 60 in_balancer 3
  say "the balancer has it"
  sleep 5
  say "edge-1 with $(connections_of edge-1) connections is drained"
  operator "edges/$(of_edge edge-1 .node.id)/drain" -X POST
  until_true 60 empty edge-1
  say "edge-1 is empty; edge-2 has $(connections_of edge-2), edge-3 has $(connections_of edge-3)"
  kill -TERM "${pids[edge-1]}"
  until_true 60 ended "${pids[edge-1]}"
  say "edge-1 has ended"
}

rehearse_ingest() {
  clients --gap true
  say "ingest-1 is killed"
  kill -KILL "${pids[ingest-1]}"
  until_true 120 has_shard $((ingest + 2))
  say "ingest-2 has the shard"
}

rehearse_kafka() {
  clients
  say "Kafka is killed"
  kill -KILL "${pids[kafka]}"
  sleep "${OUTAGE:-30}"
  say "in the spool: $(du -sh "$out"/spool-* | cut -f 1 | xargs)"
  start_kafka
  say "Kafka is started"
}

begin
"rehearse_$what"
status=0
wait "${pids[clients]}" || status=$?
say "the clients have ended:"
cat "$out/clients.log"
exit $status
