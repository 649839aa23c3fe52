#!/usr/bin/env bash
# Builds the service of the release before this one out of the repository's history; the file "previous" beside this script names its commit.
#   previous.sh FOLDER      leaves the program in FOLDER; does nothing when it is there
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
target=$1
commit=$(tr -d ' \n' < "$here/previous")
[ ! -e "$target/Sagas.Service.dll" ] || exit 0

known() { git -C "$here" cat-file -e "$commit^{commit}" 2> /dev/null; }

# A shallow clone lacks it; one commit more is all that is needed.
if ! known && [ "$(git -C "$here" rev-parse --is-shallow-repository 2> /dev/null)" = true ]; then
    GIT_TERMINAL_PROMPT=0 timeout 120 git -C "$here" fetch --quiet --depth=1 origin "$commit" || true
fi
if ! known; then
    echo "The previous release, commit $commit, is not in this repository's history, so it cannot be built and updated from." >&2
    echo "In a shallow clone run: git fetch --unshallow. In a copy without .git, run the tests in a clone." >&2
    exit 1
fi

mkdir -p "$(dirname "$target")"
work=$(mktemp -d "${TMPDIR:-/tmp}/sagas-previous.XXXXXX")
trap 'rm -rf "$work"' EXIT
(cd "$(git -C "$here" rev-parse --show-toplevel)" && git archive "$commit" global.json README.md infra/build src) | tar -x -C "$work"
# Whoever runs the tests may be a build himself: its variables and servers are not for this one.
unset MSBuildSDKsPath MSBUILD_EXE_PATH MSBuildExtensionsPath MSBuildLoadMicrosoftTargetsReadOnly
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 MSBUILDDISABLENODEREUSE=1
# Without analyzers, which have no part in the result.
if ! (cd "$work" && dotnet publish src/Sagas.Service --configuration Release --output "$work/program" --nologo --disable-build-servers \
    -p:RunAnalyzers=false -p:RestoreLockedMode=true -p:UseAppHost=false) > "$work/log" 2>&1; then
    tail -n 40 "$work/log" >&2
    exit 1
fi
# Whole or not at all: another run may look for it now.
rm -rf "$target.new"
cp -r "$work/program" "$target.new"
mv -T "$target.new" "$target"
