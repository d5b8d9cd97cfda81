#!/usr/bin/env bash
# Checks what can be checked of this folder without a cluster. Tools that are not installed are named, and count as a
# failure unless SKIP_MISSING=yes.
#
#   infra/deploy/check.sh                 all of it
#   infra/deploy/check.sh URL...          and that these running services know every metric they are asked for, such as
#                                         http://localhost:9101/actuator/prometheus (edge), 9111 (rooms), 9121 (ingest)
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. ../local/scripts/jdk.sh
find_jdk && PATH=$JAVA_HOME/bin:$PATH
failed=0

# step NAME TOOL COMMAND...
step() {
  local name=$1 tool=$2 output
  shift 2
  if ! command -v "$tool" >/dev/null; then
    echo "MISSING  $name: needs $tool"
    [ "${SKIP_MISSING:-no}" = yes ] || failed=1
  elif output=$("$@" 2>&1); then
    echo "ok       $name"
  else
    echo "FAILED   $name"
    echo "$output" | sed 's/^/         /'
    failed=1
  fi
}

# Every metric of ours that a dashboard, a rule or the autoscaler names.
asked() {
  {
    grep -ho '"expr": ".*"' grafana/dashboards/*.json
    grep -hE '^ +(- )?(expr:|[1(a-z/]).*' prometheus/rules.yml prometheus/alerts.yml
    cat kubernetes/base/edge-autoscaler.yaml kubernetes/prometheus-adapter.yaml
  } | grep -oE '\b(edge|guildwire)_[a-z_]+' | sort -u
}

# The same name as the services' code has it: edge_latency_seconds_bucket is edge.latency.
meter() {
  echo "$1" | sed -E 's/_(bucket|count|sum|max|total)$//; s/_(seconds|milliseconds)$//; s/_/./g'
}

# Meter names in the sources: literals, and literals behind a PREFIX constant.
known() {
  local file prefix
  grep -rhoE '"(edge|guildwire)\.[a-z.]+[a-z]"' --include=*.java ../../{edge,ingest,rooms}/src/main | tr -d '"'
  grep -rlE 'PREFIX = "(edge|guildwire)\.' --include=*.java ../../{edge,ingest,rooms}/src/main | while read -r file; do
    prefix=$(sed -nE 's/.*PREFIX = "([a-z.]+)".*/\1/p' "$file")
    grep -oE '(PREFIX \+ |counter\(|gauge\()"[a-z.]+"' "$file" | sed -E "s/.*\"(.*)\"/$prefix\1/"
  done
}

metrics_are_in_the_sources() {
  local name unknown=0 all
  all=$(known | sort -u)
  for name in $(asked); do
    if ! grep -qxF "$(meter "$name")" <<<"$all"; then
      echo "$name: no service has a meter $(meter "$name")"
      unknown=1
    fi
  done
  return $unknown
}

# Counters that a service makes when first needed, so that a quiet stack does not have them.
later='^(guildwire\.(discord\.(age|answers|depth|results|retries|wait)|limit\.refused|link\.answers|login\.ends|publish\.latency))$'

metrics_are_exposed() {
  local url name unknown=0 all=
  for url in "$@"; do
    all+=$(curl -fsS "$url" | grep -oE '^(edge|guildwire)_[a-z_]+' | sort -u)$'\n' || return 1
  done
  all=$(for name in $all; do meter "$name"; done | sort -u)
  for name in $(asked); do
    name=$(meter "$name")
    if ! grep -qxF "$name" <<<"$all" && ! grep -qE "$later" <<<"$name"; then
      echo "$name is not exposed"
      unknown=1
    fi
  done
  return $unknown
}

step "Prometheus reads its configuration" promtool promtool check config prometheus/prometheus.yml
step "alerts fire when they should" promtool promtool test rules prometheus/tests.yml
step "HAProxy reads its configuration" haproxy haproxy -c -f haproxy/haproxy.cfg
step "Kustomize builds the example" kubectl kubectl kustomize kubernetes/overlays/example
step "dashboards are JSON" jq jq -e . grafana/dashboards/guildwire-delivery.json grafana/dashboards/guildwire-discord.json \
  grafana/dashboards/guildwire-edges.json
step "dashboards and rules name meters of the services" grep metrics_are_in_the_sources
step "the capacity simulation agrees with the formulas" java java capacity/Capacity.java --check
[ $# -eq 0 ] || step "the running services expose them" curl metrics_are_exposed "$@"
exit $failed
