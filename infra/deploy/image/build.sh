#!/usr/bin/env bash
# Builds the images guildwire/ingest, guildwire/edge, guildwire/rooms and guildwire/simulator.
#
#   infra/deploy/image/build.sh [IMAGE...]        (default: all four)
#
# BASE_IMAGE  what they stand on (default eclipse-temurin:25-jre; base-image.sh makes guildwire/base:local)
# TAG         (default latest)
# BUILD       no: take the jars as they are in the target folders
#
# Needs docker and, unless BUILD=no, a JDK 25 and Maven.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
. infra/local/scripts/jdk.sh
base=${BASE_IMAGE:-eclipse-temurin:25-jre} tag=${TAG:-latest}
folder=infra/deploy/target/image

package() {
  find_jdk
  find_maven
  run_maven -q -Dmaven.test.skip=true -Dspotless.check.skip -pl ingest,edge,rooms,infra/discord-simulator -am package
}

# lay_out MODULE: what the recipe copies, and nothing else, so that no engine is sent the whole repository.
lay_out() {
  rm -rf "$folder"
  mkdir -p "$folder"
  cp -p "$1"/target/*-app.jar "$folder/app.jar"
  cp -p infra/deploy/image/healthcheck infra/local/scripts/start-cache.sh "$folder"
  # The cache fits one size of the heap only, so what the JVM would choose by the machine is fixed, unless it is.
  if [ -r "$1/jvm.options" ]; then
    cat infra/deploy/image/jvm.options "$1/jvm.options" >"$folder/jvm.options"
  fi
}

# image NAME TARGET [ARGUMENT...]
image() {
  local name=$1 target=$2
  shift 2
  docker build --quiet --target "$target" --build-arg "BASE_IMAGE=$base" "$@" -t "guildwire/$name:$tag" "$folder" \
    -f infra/deploy/image/Dockerfile >/dev/null
  docker image inspect --format '{{.Size}}' "guildwire/$name:$tag" \
    | awk -v name="guildwire/$name:$tag" '{printf "%s: %.0f MB\n", name, $1 / 1e6}'
}

service() {
  lay_out "$1"
  image "$1" service --build-arg "MODULE=$1" --build-arg "SERVER_PORT=$2" --build-arg "MANAGEMENT_SERVER_PORT=$3"
}

[ "${BUILD:-yes}" = no ] || package
for name in ${@:-ingest edge rooms simulator}; do
  case $name in
    ingest) service ingest 8121 9121 ;;
    edge) service edge 8101 9101 ;;
    rooms) service rooms 8111 9111 ;;
    simulator) lay_out infra/discord-simulator && image simulator simulator ;;
    *) complain "there is no image $name; there are ingest, edge, rooms, simulator" ;;
  esac
done
