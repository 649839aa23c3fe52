#!/usr/bin/env bash
# Everything that must pass: restore, build without a warning, advisories, alerts, compose file, format, tests on private servers, faults
# planted into the money rules, packages, two builds that are the same, and the published programs as the images run them. What cannot be checked here says NOT CHECKED.
# Needs git and the .NET 10 SDK; finds, installs or runs in Docker the PostgreSQL and RabbitMQ that the tests use, unless
# SAGAS_TEST_POSTGRES and SAGAS_TEST_RABBITMQ name servers, and finds or installs Chromium, unless CHROMIUM names it. Ends with one line "N passed, N failed", exits 0 only if nothing failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 MSBUILDDISABLENODEREUSE=1

. infra/test/postgres.sh
. infra/test/rabbitmq.sh
. infra/test/chromium.sh

work=$(mktemp -d "${TMPDIR:-/tmp}/sagas-test.XXXXXX")
clean() {
    stop_rabbitmq
    stop_postgres
    rm -rf "$work"
}
trap clean EXIT
trap 'exit 130' INT TERM

passed=0
failed=0

finish() {
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
    exit
}

# gate NAME COMMAND...: a step without which the rest makes no sense, or a check of its own.
gate() {
    local name=$1 since=$SECONDS
    shift
    echo "== $name"
    if "$@" > "$work/$name.log" 2>&1; then
        echo "   ok ($((SECONDS - since)) s)"
        return 0
    fi
    tail -n 60 "$work/$name.log"
    echo "   $name FAILED: $*"
    failed=$((failed + 1))
    return 1
}

# advisories: what a registry knows of the packages. One that knows nothing is told, and fails only where SAGAS_REQUIRE_ADVISORIES is 1.
advisories() {
    local since=$SECONDS status
    echo "== advisories"
    infra/test/advisories.sh "$work/advisories" > "$work/advisories.log" 2>&1
    status=$?
    if [ "$status" -eq 0 ]; then
        echo "   ok ($((SECONDS - since)) s)"
        return
    fi
    sed 's/^/   /' "$work/advisories.log"
    if [ "$status" -ne 3 ] || [ "${SAGAS_REQUIRE_ADVISORIES:-0}" = 1 ]; then
        echo "   advisories FAILED"
        failed=$((failed + 1))
    fi
}

# mutation: how many faults planted into the rules of money the tests see; fails below the threshold of infra/mutation/money.json.
mutation() {
    local since=$SECONDS status
    echo "== mutation"
    MUTATION_OUTPUT=$work/mutation infra/mutation.sh money > "$work/mutation.log" 2>&1
    status=$?
    if [ "$status" -eq 0 ]; then
        tail -n 1 "$work/mutation.log" | sed 's/^/   /'
        echo "   ok ($((SECONDS - since)) s)"
        return
    fi
    tail -n 60 "$work/mutation.log" | sed 's/^/   /'
    [ "$status" -eq 3 ] && return
    echo "   mutation FAILED"
    failed=$((failed + 1))
}

# tests PROJECT: runs a test project and adds up what it counted; one that counts nothing has failed.
tests() {
    local name since=$SECONDS counters p f
    name=$(basename "$1")
    echo "== $name"
    dotnet test "$1" --no-build --configuration Release --nologo \
        --logger "trx;LogFileName=$name.trx" --results-directory "$work/results" > "$work/$name.log" 2>&1
    local status=$?
    counters=$(grep -o '<Counters [^>]*' "$work/results/$name.trx" 2>/dev/null | head -n 1)
    p=$(sed -n 's/.* passed="\([0-9]*\)".*/\1/p' <<< "$counters")
    f=$(sed -n 's/.* failed="\([0-9]*\)".*/\1/p' <<< "$counters")
    passed=$((passed + ${p:-0}))
    failed=$((failed + ${f:-0}))
    if [ "$status" -ne 0 ] || [ "${p:-0}" -eq 0 ]; then
        grep -vE '^\s*$' "$work/$name.log" | tail -n 120
        [ "${f:-0}" -gt 0 ] || failed=$((failed + 1))
    fi
    echo "   ${p:-0} passed, ${f:-0} failed ($((SECONDS - since)) s)"
}

if ! sdk=$(dotnet --version 2>&1); then
    echo "$sdk"
    echo "The .NET SDK that global.json asks for is missing: install the .NET 10 SDK and run this again."
    failed=1
    finish
fi
echo "SDK $sdk"

gate restore dotnet restore Sagas.sln --locked-mode || finish
gate build dotnet build Sagas.sln --no-restore --configuration Release --nologo || finish
advisories
gate alerts infra/test/prometheus.sh
gate compose infra/test/compose.sh
gate format dotnet format Sagas.sln --no-restore --verify-no-changes
gate postgres start_postgres "$work" || finish
gate rabbitmq start_rabbitmq "$work" || finish
gate chromium find_chromium
for project in tests/*Tests/; do
    tests "${project%/}"
done
mutation
gate packages infra/test/packages.sh "$work/packages"
gate reproducible infra/test/reproducible.sh "$work/reproducible" && gate published infra/test/published.sh "$work/reproducible/first" "$work/published"
finish
