#!/bin/sh
# Makes sure that what the program needs is there: `scripts/setup.sh build` for building and testing,
# `scripts/setup.sh window` for building and opening the window. Installs nothing that is there already.
# Works by itself on Debian and its relatives as root or with sudo; elsewhere it says what to install.
set -eu
want=${1:-build}
rust_needed=1.95
PATH=$PATH:/usr/sbin:/sbin # where ldconfig is, and where Debian does not look for a user who is not root

# True when `cargo` is at least as new as the program needs.
rust_is_there() {
    command -v cargo >/dev/null 2>&1 && command -v rustc >/dev/null 2>&1 || return 1
    have=$(rustc --version | sed -n 's/^rustc \([0-9]*\.[0-9]*\).*/\1/p')
    [ "$(printf '%s\n%s\n' "$rust_needed" "$have" | sort -V | head -n 1)" = "$rust_needed" ]
}

# True when the checks that are not tests can run too; opening the window does without them.
lints_are_there() {
    [ "$want" = window ] || { cargo fmt --version && cargo clippy --version; } >/dev/null 2>&1
}

# Says what is missing and stops.
give_up() {
    printf '%s\n' "$@" "Then run this again." >&2
    exit 1
}

packages=
if ! rust_is_there; then
    packages="$packages rustc-web cargo-web rust-web-clippy rustfmt-web ca-certificates"
elif ! lints_are_there; then
    give_up "Your Rust is without its formatter or its linter. Please add them: rustup component add rustfmt clippy," \
        "or, where Rust came with the system, its packages for them."
fi
command -v cc >/dev/null 2>&1 || packages="$packages gcc libc6-dev"
if [ "$want" = window ] && [ "$(uname)" = Linux ] && command -v ldconfig >/dev/null 2>&1; then
    # What the window opens at run time; a desktop has all of it already.
    libraries=$(ldconfig -p)
    for library in libGL.so.1:libgl1 libxkbcommon-x11.so.0:libxkbcommon-x11-0 libXcursor.so.1:libxcursor1 libXi.so.6:libxi6 \
        libX11-xcb.so.1:libx11-xcb1; do
        case $libraries in
        *"${library%%:*}"*) ;;
        *) packages="$packages ${library##*:}" ;;
        esac
    done
fi
[ -z "$packages" ] && exit 0

command -v apt-get >/dev/null 2>&1 || give_up "Something is missing that Debian has in these packages:$packages" \
    "Please install what your system has for them; Rust $rust_needed or later is at https://rustup.rs."
as_root=
if [ "$(id -u)" != 0 ]; then
    as_root=sudo
    command -v sudo >/dev/null 2>&1 || give_up "Some packages are missing, and only root can install them. Please have root run:" \
        "  apt-get update && apt-get install --no-install-recommends$packages"
fi
echo "Installing:$packages" >&2
$as_root apt-get update -qq
# shellcheck disable=SC2086 # a list of packages, to be split
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null ||
    give_up "The packages could not be installed. Without rustc-web, install Rust $rust_needed or later (https://rustup.rs)."
rust_is_there || give_up "This system's Rust is older than $rust_needed. Please install a newer one (https://rustup.rs)."
