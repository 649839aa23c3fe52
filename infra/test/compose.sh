#!/usr/bin/env bash
# Reads docker-compose.yml as Docker Compose does, with the secrets that env.sh invents; finds or installs it. Starts nothing.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

install() {
    command -v apt-get > /dev/null || return 1
    local sudo=()
    [ "$(id -u)" -eq 0 ] || sudo=(sudo -n)
    "${sudo[@]}" apt-get update -qq &&
        "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends docker-compose
}

has_plugin() { docker compose version > /dev/null 2>&1; }

if ! has_plugin && ! type -P docker-compose > /dev/null && ! install; then
    echo "No Docker Compose: install docker-compose (apt-get install docker-compose), or Docker's compose plugin."
    exit 1
fi
compose=(docker-compose)
has_plugin && compose=(docker compose)
infra/docker/env.sh > "$work/.env" &&
    "${compose[@]}" --env-file "$work/.env" --file docker-compose.yml --profile demo config --quiet
