#!/usr/bin/env bash
# Two builds of the same sources, each from nothing, give the same programs byte for byte: what is delivered can be checked by building it again.
# The folder is the same both times, as it always is in an image's build: the debug information of Razor pages names it.
#   reproducible.sh WORKDIR      leaves the programs in WORKDIR/first
set -euo pipefail
work=$1
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

build() {
    local source=$work/source
    rm -rf "$source"
    mkdir -p "$source/infra"
    cp "$root/global.json" "$root/README.md" "$source/"
    cp -r "$root/infra/build" "$source/infra/"
    tar -C "$root" --exclude=bin --exclude=obj -cf - src | tar -C "$source" -xf -
    # Without analyzers, which have no part in the result.
    for program in Sagas.Service Sagas.Simulators; do
        dotnet publish "$source/src/$program" --configuration Release --output "$work/$1/$program" --nologo \
            -p:ContinuousIntegrationBuild=true -p:RunAnalyzers=false -p:RestoreLockedMode=true
    done
    (cd "$work/$1" && find . -type f | sort | xargs sha256sum) > "$work/$1.sums"
}

build first
build second
[ "$(grep -c 'Sagas\..*\.dll$' "$work/first.sums")" -ge 9 ] || { echo "Too few assemblies of ours were built."; exit 1; }
diff "$work/first.sums" "$work/second.sums" || { echo "Two builds differ."; exit 1; }
echo "$(wc -l < "$work/first.sums") files are the same in both builds."
