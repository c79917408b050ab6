# To be sourced: Debian packages that a script needs, installed where that may be done.

can_install() { [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; }

# Installs Debian packages; a system service among them must not start.
install_package() {
    echo "Installing $*; no system service is started."
    local policy=/usr/sbin/policy-rc.d ours=
    if [[ ! -e $policy ]]; then
        printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod +x "$policy" && ours=yes
    fi
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@" >/dev/null
    local code=$?
    [[ -z $ours ]] || rm -f "$policy"
    return $code
}

# A compiler that links a program against libc and libm. The runtime's own zlib is linked in; a build of .NET that brings none takes
# the system's, so its package is named, too.
links() {
    local program code=0
    program=$(mktemp) || return 1
    "$1" -x c -o "$program" - -lm >/dev/null 2>&1 <<<'#include <math.h>
int main(int n, char **a) { return (int)floor(n); }' || code=$?
    rm -f "$program"
    return $code
}

# The SDK takes clang where there is one.
has_linker() { if command -v clang >/dev/null; then links clang; else links gcc; fi; }

# What publishing native code needs. Whoever asks is named in what is said.
needs_linker() {
    if has_linker; then return 0; fi
    if can_install && install_package gcc libc6-dev zlib1g-dev && has_linker; then return 0; fi
    echo "$1: no linker for native code: install gcc, libc6-dev and zlib1g-dev (Debian: apt-get install gcc libc6-dev zlib1g-dev), or clang instead of gcc." >&2
    return 1
}
