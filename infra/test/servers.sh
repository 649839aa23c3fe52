#!/usr/bin/env bash
# Servers of one test's own, which it may stop: starts PostgreSQL and RabbitMQ, prints a line "ready POSTGRES<tab>RABBITMQ", then does
# what the lines of its input say (halt|resume postgres|rabbitmq, crash postgres), answering each with "done". It stops everything when the
# input ends, so nothing is left behind by whoever has started it, however that ends.
# With SAGAS_TEST_POSTGRES_DISK (a size, such as 600m) PostgreSQL's data lie on a file system of their own, where this user may mount one;
# then the line has a third word "disk", and fill|empty postgres take its room away and give it back.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/postgres.sh"
. "$here/rabbitmq.sh"
unset SAGAS_TEST_POSTGRES SAGAS_TEST_RABBITMQ

disk=
work=$(mktemp -d "${TMPDIR:-/tmp}/sagas-servers.XXXXXX")
clean() {
    stop_rabbitmq
    stop_postgres
    [ -z "$disk" ] || umount "$disk"
    rm -rf "$work"
}
trap clean EXIT
trap 'exit 130' INT TERM

if [ -n "${SAGAS_TEST_POSTGRES_DISK:-}" ] && [ -n "$(_postgres_bin)" ]; then
    mkdir "$work/postgres"
    if mount -t tmpfs -o "size=$SAGAS_TEST_POSTGRES_DISK" tmpfs "$work/postgres" 2> "$work/mount.log"; then
        disk=$work/postgres
    else
        echo "No file system of its own for PostgreSQL: $(cat "$work/mount.log")" >&2
    fi
fi

# Whatever room is left is taken; dd ends with an error when there is none.
fill_postgres() { dd if=/dev/zero of="$disk/filler" bs=64k 2> /dev/null || true; }

# A server that found no room for its log has ended and has to be started again.
empty_postgres() {
    rm -f "$disk/filler"
    _postgres_as "$(_postgres_user)" "$(_postgres_bin)/pg_ctl" --pgdata="$disk/data" status > /dev/null || resume_postgres
}

start_postgres "$work" || exit 1
start_rabbitmq "$work" || exit 1
printf 'ready %s\t%s%s\n' "$SAGAS_TEST_POSTGRES" "$SAGAS_TEST_RABBITMQ" "${disk:+$'\t'disk}"
while read -r what which; do
    case "$what $which" in
        "halt postgres" | "resume postgres" | "halt rabbitmq" | "resume rabbitmq" | "crash postgres") "${what}_$which" || exit 1 ;;
        "fill postgres" | "empty postgres") [ -n "$disk" ] && "${what}_$which" || exit 1 ;;
        *)
            echo "not known: $what $which" >&2
            exit 1
            ;;
    esac
    echo "done"
done
