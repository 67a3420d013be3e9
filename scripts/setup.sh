#!/bin/sh
# Makes sure that what the program needs is there: `scripts/setup.sh build` for building and testing,
# `scripts/setup.sh window` also for opening the window. Installs nothing that is there already.
# Works by itself on Debian and its relatives as root or with sudo; elsewhere it says what to install.
set -eu
want=${1:-build}
rust_needed=1.95

# True when `cargo` is at least as new as the program needs.
rust_is_there() {
    command -v cargo >/dev/null 2>&1 && command -v rustc >/dev/null 2>&1 || return 1
    have=$(rustc --version | sed -n 's/^rustc \([0-9]*\.[0-9]*\).*/\1/p')
    [ "$(printf '%s\n%s\n' "$rust_needed" "$have" | sort -V | head -n 1)" = "$rust_needed" ]
}

packages=
rust_is_there || packages="$packages rustc-web cargo-web rust-web-clippy rustfmt-web ca-certificates"
command -v cc >/dev/null 2>&1 || packages="$packages gcc libc6-dev"
if [ "$want" = window ] && [ "$(uname)" = Linux ]; then
    # What the window opens at run time; a desktop has all of it already.
    for library in libGL.so.1:libgl1 libxkbcommon-x11.so.0:libxkbcommon-x11-0 libXcursor.so.1:libxcursor1 libXi.so.6:libxi6 \
        libX11-xcb.so.1:libx11-xcb1; do
        ldconfig -p 2>/dev/null | grep -q "${library%%:*}" || packages="$packages ${library##*:}"
    done
fi
[ -z "$packages" ] && exit 0

if ! command -v apt-get >/dev/null 2>&1; then
    echo "Please install Rust $rust_needed or later (https://rustup.rs) and a C compiler, then run this again." >&2
    exit 1
fi
as_root=
[ "$(id -u)" = 0 ] || as_root=sudo
echo "Installing:$packages" >&2
$as_root apt-get update -qq
# shellcheck disable=SC2086 # a list of packages, to be split
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $packages >/dev/null
rust_is_there || {
    echo "This system's Rust is older than $rust_needed. Please install a newer one (https://rustup.rs), then run this again." >&2
    exit 1
}
