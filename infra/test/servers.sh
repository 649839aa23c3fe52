#!/usr/bin/env bash
# Servers of one test's own, which it may stop: starts PostgreSQL and RabbitMQ, prints a line "ready POSTGRES<tab>RABBITMQ", then does
# what the lines of its input say (halt|resume postgres|rabbitmq), answering each with "done". It stops everything when the input ends,
# so nothing is left behind by whoever has started it, however that ends.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/postgres.sh"
. "$here/rabbitmq.sh"
unset SAGAS_TEST_POSTGRES SAGAS_TEST_RABBITMQ

work=$(mktemp -d "${TMPDIR:-/tmp}/sagas-servers.XXXXXX")
clean() {
    stop_rabbitmq
    stop_postgres
    rm -rf "$work"
}
trap clean EXIT
trap 'exit 130' INT TERM

start_postgres "$work" || exit 1
start_rabbitmq "$work" || exit 1
printf 'ready %s\t%s\n' "$SAGAS_TEST_POSTGRES" "$SAGAS_TEST_RABBITMQ"
while read -r what which; do
    case "$what $which" in
        "halt postgres" | "resume postgres" | "halt rabbitmq" | "resume rabbitmq") "${what}_$which" || exit 1 ;;
        *)
            echo "not known: $what $which" >&2
            exit 1
            ;;
    esac
    echo "done"
done
