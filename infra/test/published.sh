#!/usr/bin/env bash
# Runs what the images contain the way the compose file runs it, without Docker: published programs in a folder that nobody may write, as a
# user without rights, with the compose file's own environment, against a private PostgreSQL and RabbitMQ. Migration, service, simulated
# gateways and the demo's traffic; then payments must have been refunded, and SIGTERM must end the service with 0.
#   published.sh PROGRAMS WORKDIR      PROGRAMS holds Sagas.Service and Sagas.Simulators
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
programs=$(cd "$1" && pwd)
mkdir -p "$2"
work=$(cd "$2" && pwd)
user=1654
. "$root/infra/test/postgres.sh"

fail() {
    echo "$1"
    tail -n 15 "$work"/*.log
    exit 1
}

pids=()
clean() {
    for pid in "${pids[@]}"; do kill -KILL "$pid" 2> /dev/null || true; done
    # Its servers end when their input does.
    [ -z "${servers_PID:-}" ] || { eval "exec ${servers[1]}>&-"; wait "$servers_PID" 2> /dev/null || true; }
}
trap clean EXIT

coproc servers { "$root/infra/test/servers.sh" 2> "$work/servers.log"; }
IFS=$'\t' read -r postgres rabbitmq <&"${servers[0]}" || fail "No servers."
postgres=${postgres#ready }

# The compose file's environment, expanded as compose does it; only where the others are differs.
eval "$("$root/infra/docker/env.sh" | sed 's/^/export /')"
simulators_port=$(_postgres_free_port)
service_port=$(_postgres_free_port)
dotnet_root=$(dirname "$(readlink -f "$(command -v dotnet)")")
settings=(PATH=/usr/bin:/bin HOME=/nonexistent DOTNET_ROOT="$dotnet_root" DOTNET_EnableDiagnostics=0)
environment_of() {
    sed -n "/$1/,/read_only:/p" "$root/docker-compose.yml" | sed -n 's/^ *\([A-Za-z]\{1,\}_[A-Za-z0-9_]*\): "\{0,1\}\([^"]*\)"\{0,1\}$/\1=\2/p'
}
while IFS= read -r line; do
    line=${line//http:\/\/simulators:8080/http://127.0.0.1:$simulators_port}
    settings+=("${line%%=*}=$(eval "printf '%s' \"${line#*=}\"")")
done < <(environment_of '&service-environment'; environment_of '^  simulators:')
# The last one counts.
settings+=("ConnectionStrings__Postgres=$postgres" "ConnectionStrings__RabbitMq=$rabbitmq")
[ "${#settings[@]}" -gt 18 ] || fail "The compose file's environment was not understood."

chmod -R a+rX,a-w "$programs"
path=$programs
while [ "$path" != / ]; do chmod o+x "$path" 2> /dev/null || true; path=$(dirname "$path"); done
as=()
if [ "$(id -u)" -eq 0 ]; then
    as=(setpriv --reuid "$user" --regid "$user" --clear-groups --no-new-privs --inh-caps=-all)
    "${as[@]}" test -x "$dotnet_root/dotnet" || fail "User $user cannot reach $dotnet_root: install .NET where every user may read it."
fi
if "${as[@]}" test -w "$programs/Sagas.Service" && [ "$(id -u)" -eq 0 ]; then fail "The programs can be written."; fi

# Becomes the program: to be called in a subshell.
run() {
    local name=$1 port=$2
    shift 2
    cd "$programs/$name" && exec "${as[@]}" env -i "${settings[@]}" "ASPNETCORE_URLS=http://127.0.0.1:$port" "./$name" "$@"
}
healthy() {
    local until=$((SECONDS + 90))
    until (run "$1" 0 --probe "http://127.0.0.1:$2/health/$3") > "$work/probe.log" 2>&1; do
        [ "$SECONDS" -lt "$until" ] || fail "$1 is not well: $(cat "$work/probe.log")"
        sleep 1
    done
}

run Sagas.Simulators "$simulators_port" > "$work/simulators.log" 2>&1 &
pids+=($!)
(run Sagas.Service "$service_port" --migrate) > "$work/migration.log" 2>&1 || fail "The migration failed."
run Sagas.Service "$service_port" > "$work/service.log" 2>&1 &
service=$!
pids+=("$service")
healthy Sagas.Simulators "$simulators_port" live
healthy Sagas.Service "$service_port" ready

SAGAS="http://127.0.0.1:$service_port" SIMULATORS="http://127.0.0.1:$simulators_port" timeout 10 sh "$root/infra/docker/traffic.sh" || [ $? -eq 124 ] || fail "The traffic failed."
refunded() { curl -sf -H "X-Api-Key: $SAGAS_API_KEY" "http://127.0.0.1:$service_port/api/payments?status=REFUNDED" | grep -o '"REFUNDED"' | wc -l; }
until=$((SECONDS + 30))
until [ "$(refunded)" -gt 0 ]; do
    [ "$SECONDS" -lt "$until" ] || fail "Nothing was refunded."
    sleep 1
done
count=$(refunded)
grep -q '^{' "$work/service.log" || fail "The log is not JSON."

kill -TERM "$service"
code=0
wait "$service" || code=$?
[ "$code" -eq 0 ] || fail "SIGTERM ended the service with $code."
[ -z "$(find "$programs" -newer "$work/migration.log" -type f)" ] || fail "Something was written beside the programs."
echo "$count payments refunded by the published programs, run as user $("${as[@]}" id -u) from a folder that cannot be written."
