#!/usr/bin/env bash
# Makes the secrets that are ours to make. Those that Discord gives are taken from the environment, or left to be filled in.
#
#   (umask 077; infra/deploy/secrets.sh >infra/deploy/secrets.env)
set -euo pipefail

# 32 random bytes as base64url without padding
key() {
  head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=\n'
}

kid=$(date +k%Y%m%d)
cat <<END
DISCORD_BOT_TOKEN=${DISCORD_BOT_TOKEN:-replace-me}
DISCORD_CLIENT_ID=${DISCORD_CLIENT_ID:-replace-me}
DISCORD_CLIENT_SECRET=${DISCORD_CLIENT_SECRET:-replace-me}
SESSION_SECRET=$(key)
WS_TOKEN_KEYS=$kid:$(key)
INVITE_KEYS=$kid:$(key)
LINK_TOKEN=$(key)
END
