#!/usr/bin/env bash
# AMQP clients of other languages for the tests: finds them or installs them, and prints the command that runs a snippet of infra/integrate.
#   clients.sh python WORKDIR   a Python that has pika
#   clients.sh node WORKDIR     Node, with amqplib and the snippet in WORKDIR
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../integrate" && pwd)
amqplib=amqplib@0.10.9

find_python() {
    local candidate
    for candidate in python3 /usr/bin/python3 "$1/python/bin/python3"; do
        command -v "$candidate" > /dev/null && "$candidate" -c "import pika" 2> /dev/null && echo "$candidate $here/publish.py" && return 0
    done
    return 1
}

install_python() {
    local sudo=()
    [ "$(id -u)" -eq 0 ] || sudo=(sudo -n)
    { command -v apt-get > /dev/null && "${sudo[@]}" apt-get update -qq &&
        "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-pika; } ||
        { python3 -m venv "$1/python" && "$1/python/bin/pip" install --quiet pika; }
}

find_node() {
    command -v node > /dev/null && [ -d "$1/node_modules/amqplib" ] && cp "$here/publish.mjs" "$1/" && echo "node $1/publish.mjs"
}

install_node() {
    command -v npm > /dev/null && npm install --prefix "$1" --no-audit --no-fund --loglevel=error "$amqplib"
}

case "${1:-}" in
    python | node) ;;
    *)
        sed -n '2,4s/^# //p' "${BASH_SOURCE[0]}" >&2
        exit 2
        ;;
esac
"find_$1" "$2" && exit
"install_$1" "$2" > "$2/$1.log" 2>&1
"find_$1" "$2" && exit
tail -n 20 "$2/$1.log" >&2
case $1 in
    python) echo "No Python with an AMQP client: install python3 and pika (apt-get install python3-pika, or pip install pika)." >&2 ;;
    node) echo "No Node with an AMQP client: install Node 18 or newer with npm, and let npm reach a registry that has $amqplib." >&2 ;;
esac
exit 1
