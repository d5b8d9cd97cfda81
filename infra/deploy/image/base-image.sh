#!/usr/bin/env bash
# Makes a base image without pulling one: Debian's minimal system by debootstrap and a Java runtime cut from a JDK 25
# on this machine by jlink.
#
#   sudo infra/deploy/image/base-image.sh [TAG]      (default guildwire/base:local)
#
# Needs root, docker, debootstrap and a JDK 25 (JAVA_HOME, or found below the usual folders).
set -euo pipefail
tag=${1:-guildwire/base:local}
here=$(cd "$(dirname "$0")" && pwd)

for tool in docker debootstrap; do
  command -v "$tool" >/dev/null || { echo "base-image: $tool is missing (apt-get install docker.io debootstrap)" >&2; exit 1; }
done
docker info >/dev/null 2>&1 || { echo "base-image: no Docker engine answers; start dockerd" >&2; exit 1; }

jdk=
for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/*25*; do
  if [ -x "$candidate/bin/jlink" ] && [ -r "$candidate/release" ] && grep -q '^JAVA_VERSION="25' "$candidate/release"; then jdk=$candidate; break; fi
done
[ -n "$jdk" ] || { echo "base-image: no JDK 25 found; set JAVA_HOME to one" >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
debootstrap --variant=minbase bookworm "$work/root" >"$work/debootstrap.log" 2>&1 \
  || { echo "base-image: debootstrap failed:" >&2; tail -n 5 "$work/debootstrap.log" >&2; exit 1; }
"$jdk/bin/jlink" --add-modules "$(tr '\n' ',' <"$here/modules.txt")" --strip-debug --no-header-files --no-man-pages \
  --output "$work/root/opt/java"
ln -s /opt/java/bin/java "$work/root/usr/bin/java"
ln -s /opt/java/bin/jcmd "$work/root/usr/bin/jcmd"
rm -rf "$work/root/var/cache/apt" "$work/root/var/lib/apt/lists" "$work/root/usr/share/doc" "$work/root/usr/share/man"
tar -C "$work/root" --sort=name --numeric-owner -cf - . | docker import \
  --change 'ENV LANG=C.UTF-8 JAVA_HOME=/opt/java' - "$tag" >/dev/null
docker image inspect --format '{{.Size}}' "$tag" | awk -v tag="$tag" '{printf "%s: %.0f MB\n", tag, $1 / 1e6}'
