#!/bin/sh
# Opens the program: installs what is missing, builds it if it has changed, and starts it.
set -eu
cd "$(dirname "$0")"
sh scripts/setup.sh window
exec cargo run --release --locked --quiet -- "$@"
