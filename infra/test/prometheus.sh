#!/usr/bin/env bash
# Checks Prometheus' configuration and tests every alert, with the promtool that it finds, installs or runs in Docker.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../prometheus" && pwd)
image=prom/prometheus:v3.6.0

install() {
    command -v apt-get > /dev/null || return 1
    local sudo=()
    [ "$(id -u)" -eq 0 ] || sudo=(sudo -n)
    # A package that starts a server of its own would take a port and memory for nothing; no more than its programs are wanted.
    "${sudo[@]}" apt-get update -qq &&
        "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -qq --no-install-recommends prometheus
}

promtool() {
    if type -P promtool > /dev/null; then
        (cd "$here" && command promtool "$@")
    else
        docker run --rm --volume "$here:/rules:ro" --workdir /rules --entrypoint promtool "$image" "$@"
    fi
}

if ! type -P promtool > /dev/null && ! docker info > /dev/null 2>&1 && ! install; then
    echo "No promtool: install prometheus (apt-get install prometheus), or run a Docker daemon."
    exit 1
fi
promtool check config prometheus.yml && promtool test rules sagas.test.yml
