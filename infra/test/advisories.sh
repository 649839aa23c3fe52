#!/usr/bin/env bash
# Are packages of ours known to be vulnerable or deprecated? Exits 0 when they are not, 1 when one is, and 3 when nobody can say: a package
# source without advisory data calls everything clean, so it is asked first whether it has any.
#   advisories.sh WORKDIR
set -uo pipefail
work=$1
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
mkdir -p "$work"
unknown=0

# "dotnet list package" warns of a source without data only when the source is named for audits.
dotnet nuget list source --format short > "$work/sources.txt" || exit 3
{
    echo '<configuration><packageSources><clear />'
    sed -n 's/^E \(.*\)$/<add key="\1" value="\1" \/>/p' "$work/sources.txt"
    echo '</packageSources><auditSources><clear />'
    sed -n 's/^E \(.*\)$/<add key="\1" value="\1" \/>/p' "$work/sources.txt"
    echo '</auditSources></configuration>'
} > "$work/NuGet.config"

# ask KIND: 0 clean, 1 found, 3 no answer.
ask() {
    dotnet list "$root/Sagas.sln" package "--$1" --include-transitive --config "$work/NuGet.config" > "$work/$1.txt" 2>&1 ||
        { tail -n 5 "$work/$1.txt"; return 3; }
    if grep -q '^ *> ' "$work/$1.txt"; then
        grep -E "^Project|^ *> " "$work/$1.txt"
        return 1
    fi
    # The source's own word that it has nothing to say, or could not be reached.
    ! grep -qiE 'did not provide any vulnerability data|unable to load|NU1900|NU1905' "$work/$1.txt" || return 3
}

knows_deprecation() {
    mkdir -p "$work/canary"
    cp "$root/infra/test/advisories/canary.csproj.template" "$work/canary/canary.csproj"
    cp "$work/NuGet.config" "$work/canary/"
    dotnet restore "$work/canary" > "$work/canary.txt" 2>&1 &&
        dotnet list "$work/canary" package --deprecated > "$work/canary.txt" 2>&1 && grep -q '> WindowsAzure.Storage' "$work/canary.txt"
}

ask vulnerable
case $? in
    1) echo "Vulnerable packages, as listed: raise them in infra/build/Packages.props."; exit 1 ;;
    3) echo "NOT CHECKED for vulnerabilities: no package source here has advisory data ($(grep -c '^E ' "$work/sources.txt") asked)."; unknown=1 ;;
esac
ask deprecated
case $? in
    1) echo "Deprecated packages, as listed: replace them."; exit 1 ;;
    3) echo "NOT CHECKED for deprecation: no package source answered."; unknown=1 ;;
    0) knows_deprecation || { echo "NOT CHECKED for deprecation: no package source here says of a package known to be deprecated that it is."; unknown=1; } ;;
esac
[ "$unknown" -eq 0 ] || exit 3
echo "No package is known to be vulnerable or deprecated."
