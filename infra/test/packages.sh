#!/usr/bin/env bash
# Packs the libraries and uses them the way another team's test project would: from the packages alone.
set -euo pipefail
out=$1
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
mkdir -p "$out/feed" "$out/consumer"
cd "$root"

dotnet pack Sagas.sln --no-build --configuration Release --output "$out/feed"
for name in Sagas.Contracts Sagas.Hosting; do
    ls "$out/feed/$name".*.nupkg > /dev/null || { echo "dotnet pack made no $name package"; exit 1; }
done

version=$(basename "$out/feed"/Sagas.Contracts.*.nupkg .nupkg)
version=${version#Sagas.Contracts.}
cp infra/test/consumer/Program.cs "$out/consumer/"
sed "s/VERSION/$version/" infra/test/consumer/consumer.csproj.template > "$out/consumer/consumer.csproj"
cd "$out/consumer"
# Its own package folder: an earlier build of the same version must not be taken from the machine's cache.
NUGET_PACKAGES=$out/cache dotnet restore -p:RestoreAdditionalProjectSources="$out/feed" -p:RestoreFallbackFolders="$HOME/.nuget/packages"
NUGET_PACKAGES=$out/cache dotnet run --no-restore
