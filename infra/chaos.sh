#!/usr/bin/env bash
# A hostile run against the service as it is published: ./infra/chaos.sh --seed N --payments N [--minutes N] [--processes N] [--calm]
# Payments of every kind come in while processes are killed and stopped, servers restarted, connections cut and gateways fail; then a checker
# that knows nothing of the service decides whether every promise was kept. Every ten seconds it says how it stands. Ends with the path of a
# page that shows the run in curves and one line of JSON, and with 0 only if all promises were kept.
# CHAOS_SERVICE and CHAOS_SIMULATORS name programs that are published already.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 MSBUILDDISABLENODEREUSE=1

work=$(mktemp -d "${TMPDIR:-/tmp}/sagas-chaos.XXXXXX")
trap 'exit 130' INT TERM

publish() {
    dotnet publish "$1" --configuration Release --output "$work/$2" --nologo --verbosity quiet > "$work/$2.log" 2>&1 && return
    tail -n 40 "$work/$2.log" >&2
    exit 1
}

service=${CHAOS_SERVICE:-$work/service/Sagas.Service.dll}
simulators=${CHAOS_SIMULATORS:-$work/simulators/Sagas.Simulators.dll}
[ -n "${CHAOS_SERVICE:-}" ] || publish src/Sagas.Service service
[ -n "${CHAOS_SIMULATORS:-}" ] || publish src/Sagas.Simulators simulators
publish tests/Sagas.Chaos chaos

dotnet "$work/chaos/Sagas.Chaos.dll" --service "$service" --simulators "$simulators" \
    --servers infra/test/servers.sh --logs "$work/logs" "$@"
status=$?
if [ "$status" -eq 0 ]; then
    # Of what went well only the page is kept, whose path was told.
    find "$work" -mindepth 1 -maxdepth 1 ! -name logs -exec rm -rf {} +
    find "$work/logs" -type f ! -name report.html -delete
    exit 0
fi
# To the error output: the figures stay the last line of the other.
printf 'FAILED. What the processes said stands in %s. To repeat it: ./infra/chaos.sh %s\n' "$work/logs" "$*" >&2
exit "$status"
