#!/usr/bin/env bash
# Shows that the checker has teeth: each bug of this folder is switched on in a copy of the committed sources, and a hostile run has to find
# the promise broken that the patch names (its first line: a rule of the checker, as an extended regular expression).
# prove.sh [NAME...]: those bugs, else all. Takes some minutes a bug; exits 0 only if every one was caught.
# PROVE_PAYMENTS and PROVE_SEEDS say how many payments a run has and which seeds are tried one after the other, PROVE_OPTIONS what else the
# driver is told (--calm where a bug shows without harm). CHAOS_DRIVER and CHAOS_SIMULATORS name programs that are built already.
set -uo pipefail
bugs=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(git -C "$bugs" rev-parse --show-toplevel) || exit 1
cd "$root" || exit 1
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 MSBUILDDISABLENODEREUSE=1
payments=${PROVE_PAYMENTS:-300}
seeds=${PROVE_SEEDS:-"1 2 3"}
read -ra options <<< "${PROVE_OPTIONS:-}"

work=$(mktemp -d "${TMPDIR:-/tmp}/sagas-bugs.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

must() { "$@" > "$work/log" 2>&1 || { tail -n 40 "$work/log" >&2; exit 1; }; }
publish() { must dotnet publish "$1" --configuration Release --output "$2" --nologo --verbosity quiet -p:TreatWarningsAsErrors=false; }

# caught NAME: runs the published copy until a seed shows the bug.
caught() {
    local seed began=$SECONDS shown
    shown=$(sed -n 's/^Shown by: //p' "$bugs/$1.patch")
    [ -n "$shown" ] || return 1
    for seed in $seeds; do
        dotnet "$driver" --service "$work/service/Sagas.Service.dll" --simulators "$simulators" \
            --servers infra/test/servers.sh --logs "$work/logs" --seed "$seed" --payments "$payments" "${options[@]}" > "$work/run.log" 2>&1
        if grep -qE "^VIOLATION ($shown): " "$work/run.log"; then
            echo "caught   $1 (seed $seed, $payments payments, $((SECONDS - began)) s): $(grep -c '^VIOLATION' "$work/run.log") promises broken"
            grep '^VIOLATION' "$work/run.log" | cut -d: -f1 | sort | uniq -c | sort -rn | sed 's/VIOLATION //; s/^/           /'
            return 0
        fi
        grep -E '^VIOLATION|^[{]' "$work/run.log" || tail -n 20 "$work/run.log"
    done
    echo "MISSED   $1"
    return 1
}

simulators=${CHAOS_SIMULATORS:-$work/simulators/Sagas.Simulators.dll}
driver=${CHAOS_DRIVER:-$work/chaos/Sagas.Chaos.dll}
[ -n "${CHAOS_SIMULATORS:-}" ] || publish src/Sagas.Simulators "$work/simulators"
[ -n "${CHAOS_DRIVER:-}" ] || publish tests/Sagas.Chaos "$work/chaos"
missed=0
names=("$@")
[ "$#" -gt 0 ] || mapfile -t names < <(basename -s .patch "$bugs"/*.patch)
for name in "${names[@]}"; do
    rm -rf "$work/copy" "$work/service"
    mkdir "$work/copy"
    git archive HEAD | tar -x -C "$work/copy"
    must git -C "$work/copy" init -q
    must git -C "$work/copy" apply "$bugs/$name.patch"
    publish "$work/copy/src/Sagas.Service" "$work/service"
    caught "$name" || missed=$((missed + 1))
done
echo "${#names[@]} bugs, $missed missed"
[ "$missed" -eq 0 ]
