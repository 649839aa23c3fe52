#!/usr/bin/env bash
# Builds the service of the release before this one out of its sources beside this script; the file "previous" names their commit.
#   previous.sh FOLDER      leaves the program in FOLDER; does nothing when it is there
# They are kept here, not taken from the history, so that a shallow clone can run the tests too.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
target=$1
[ ! -e "$target/Sagas.Service.dll" ] || exit 0

mkdir -p "$(dirname "$target")"
work=$(mktemp -d "${TMPDIR:-/tmp}/sagas-previous.XXXXXX")
trap 'rm -rf "$work"' EXIT
tar -xzf "$here/previous.tar.gz" -C "$work"
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
