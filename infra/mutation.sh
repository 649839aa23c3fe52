#!/usr/bin/env bash
# Mutation tests: plants small faults, one at a time, into the code that decides about money, and counts those that the tests see.
#   ./infra/mutation.sh [PART...]    parts: money payments storage gateways (each has its settings in infra/mutation); without one, all but money,
#                                    which is the part of payments that infra/test.sh runs
# Ends with one line of scores and exits 0 only if none is below its threshold, 3 if the tool cannot be had. Survivors and what they mean: infra/mutation.md.
# MUTATION_OUTPUT names the folder of the reports (otherwise artifacts/mutation); MUTATION_CONCURRENCY how many faults are tried at once.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/mutation" || exit 1
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 MSBUILDDISABLENODEREUSE=1
# The search through all orders is long, and judges the same rules as the tests that name a situation.
export SAGAS_POSITIONS=${SAGAS_POSITIONS:-300}

output=${MUTATION_OUTPUT:-$PWD/../../artifacts/mutation}
[ $# -gt 0 ] || set -- payments storage gateways

mkdir -p "$output"
if ! dotnet tool restore > "$output/restore.log" 2>&1; then
    tail -n 20 "$output/restore.log"
    echo "NOT CHECKED: the tool that .config/dotnet-tools.json names could not be restored"
    exit 3
fi
if ! dotnet restore --locked-mode > "$output/restore.log" 2>&1; then
    tail -n 40 "$output/restore.log"
    exit 1
fi

scores=
failed=0
for part; do
    dotnet stryker --config-file "$part.json" --output "$output/$part" ${MUTATION_CONCURRENCY:+--concurrency "$MUTATION_CONCURRENCY"} > "$output/$part.log" 2>&1
    status=$?
    score=$(sed -n 's/.*final mutation score is \([0-9.,]*\).*/\1/p' "$output/$part.log" | tail -n 1)
    if [ "$status" -ne 0 ]; then
        tail -n 40 "$output/$part.log"
        failed=1
    fi
    scores+="${scores:+, }$part ${score:-none}${score:+ %}$([ "$status" -eq 0 ] || echo ' FAILED')"
done
echo "mutation score: $scores"
exit "$failed"
