#!/usr/bin/env bash
# Makes the images of compose.yaml that come from elsewhere, for where none can be pulled: Kafka from the artifacts that
# the local stack runs, Redis, HAProxy and Prometheus from Debian's packages. Grafana has no such package.
#
#   sudo infra/deploy/image/base-image.sh && infra/deploy/image/standins.sh
#
# and then, for compose:
#   export KAFKA_IMAGE=guildwire/standin-kafka REDIS_IMAGE=guildwire/standin-redis \
#     HAPROXY_IMAGE=guildwire/standin-haproxy PROMETHEUS_IMAGE=guildwire/standin-prometheus
#
# Needs docker, guildwire/base:local, `mvn package` of infra/local, and an apt that can download.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
here=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# debian NAME USER PACKAGE... : the packages and what they need beyond the base, unpacked over it.
debian() {
  local name=$1 entry=$2 folder=$work/$1
  shift 2
  mkdir -p "$folder/root"
  (
    cd "$folder"
    apt-get download $(apt-cache depends --recurse --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces \
      --no-enhances "$@" | grep '^[a-z]' | grep -vE '^(libc6|gcc-.*-base|debconf|dpkg|perl-base|lsb-base|adduser|passwd)$' \
      | grep -E "^(lib|$(echo "$@" | tr ' ' '|'))" | sort -u) >/dev/null 2>&1
    for package in *.deb; do dpkg -x "$package" root; done
  )
  # Debian's /bin and /lib are links; what is unpacked must go where they point.
  for link in bin sbin lib; do
    if [ -d "$folder/root/$link" ]; then
      mkdir -p "$folder/root/usr/$link" && cp -a "$folder/root/$link/." "$folder/root/usr/$link/" && rm -rf "${folder:?}/root/$link"
    fi
  done
  printf 'FROM guildwire/base:local\nCOPY root/ /\n%s\n' "$entry" >"$folder/Dockerfile"
  docker build --quiet -t "guildwire/standin-$name" "$folder"
}

kafka() {
  local folder=$work/kafka
  mkdir -p "$folder/lib"
  cp infra/local/target/lib/*.jar "$folder/lib"
  cp "$here/infra/deploy/image/standin-kafka" "$folder"
  printf '%s\n' 'FROM guildwire/base:local' 'COPY lib/ /opt/kafka/lib/' 'COPY standin-kafka /usr/local/bin/standin-kafka' \
    'ENTRYPOINT ["/usr/local/bin/standin-kafka"]' >"$folder/Dockerfile"
  docker build --quiet -t guildwire/standin-kafka "$folder"
}

kafka
debian redis 'WORKDIR /data' redis-server redis-tools
debian haproxy 'CMD ["haproxy", "-f", "/usr/local/etc/haproxy/haproxy.cfg"]' haproxy
debian prometheus 'ENTRYPOINT ["/usr/bin/prometheus"]' prometheus
