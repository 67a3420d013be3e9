#!/bin/sh
# Everything that must hold before a change goes in. The build server runs this and nothing else.
set -eu
cd "$(dirname "$0")"
sh scripts/setup.sh build
export CARGO_INCREMENTAL=0 CARGO_TERM_COLOR=never
step() { printf '\n== %s\n' "$*"; }

step "Format"
cargo fmt --check

step "Lints, with and without the window"
cargo clippy --locked --quiet --all-targets -- -D warnings
cargo clippy --locked --quiet --all-targets --no-default-features -- -D warnings

step "The library without the window knows no egui"
if cargo tree --locked --quiet --no-default-features -e normal --prefix none | grep -E '^(egui|eframe|winit|rfd) '; then
    echo "the library without the window must not need these" >&2
    exit 1
fi

step "One egui"
versions=$(cargo tree --locked --quiet -e normal,dev --prefix none | awk '$1 == "egui" { print $2 }' | sort -u | wc -l)
[ "$versions" = 1 ] || { echo "there are $versions versions of egui in the tree" >&2; exit 1; }

step "Nothing that could go online"
for target in x86_64-unknown-linux-gnu x86_64-pc-windows-msvc x86_64-apple-darwin; do
    if cargo tree --locked --quiet --target "$target" -e normal --prefix none |
        grep -E '^(reqwest|ureq|hyper|tokio|rustls|openssl|openssl-sys|native-tls|curl|webbrowser|ehttp|socket2|egui_inspection) '; then
        echo "these could go online" >&2
        exit 1
    fi
done

step "Documentation"
RUSTDOCFLAGS="-D warnings" cargo doc --locked --quiet --no-deps

step "The knowledge pack and its fictional people"
cargo run --locked --quiet -- check

step "Tests"
cargo test --locked --no-fail-fast

step "A journey in a real window, where there is a display to be had"
sh scripts/journey.sh || [ $? = 77 ]

step "What a screen reader is told, where there is a bus for it"
sh scripts/at-spi.sh || [ $? = 77 ]

step "Memory after locking, and kills of a real window, where there is a display to be had"
sh scripts/memory.sh || [ $? = 77 ]
sh scripts/kill-the-window.sh || [ $? = 77 ]
