# To be sourced. find_chromium: exports CHROMIUM, the program in which the tests open the operations pages. A CHROMIUM that is given is
# used as it is; else a Chromium or Chrome of this machine, or Debian's package (as root or with sudo). Nothing else is downloaded.
# shellcheck shell=bash

_chromium_in_path() {
    local name
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" && return 0
    done
    return 1
}

_chromium_install() {
    command -v apt-get > /dev/null || return 1
    local sudo=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo > /dev/null && sudo -n true 2> /dev/null || return 1
        sudo=(sudo -n)
    fi
    echo "Installing chromium." >&2
    # Pages without a letter would pass for pages without a fault: a font comes with it.
    "${sudo[@]}" apt-get update -qq >&2 &&
        "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >&2
}

find_chromium() {
    if [ -n "${CHROMIUM:-}" ]; then
        [ -x "$CHROMIUM" ] && return 0
        echo "CHROMIUM names $CHROMIUM, which is no program." >&2
        return 1
    fi
    local found
    found=$(_chromium_in_path) || { _chromium_install && found=$(_chromium_in_path); } || {
        echo "No Chromium: install chromium (apt-get install chromium) or Chrome, or set CHROMIUM to the program." >&2
        return 1
    }
    export CHROMIUM=$found
}
