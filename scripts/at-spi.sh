#!/bin/sh
# What a screen reader outside the program is told: the real window, read over the accessibility bus of the desktop.
# `sh scripts/at-spi.sh [PROGRAM]`; the program is built if none is named. Needs Xvfb, xdotool, dbus, at-spi2-core and
# python3-pyatspi. Where they are missing it says so and exits with 77, as a test left out.
set -eu
cd "$(dirname "$0")/.."
launcher=/usr/libexec/at-spi-bus-launcher
python=/usr/bin/python3 # pyatspi comes with the system's own
leave_out() { echo "left out: $1 is not installed" >&2; exit 77; }
for tool in Xvfb xdotool dbus-run-session busctl "$launcher" "$python"; do
    command -v "$tool" >/dev/null 2>&1 || leave_out "$tool"
done
"$python" -c 'import pyatspi' 2>/dev/null || leave_out python3-pyatspi
program=${1:-}
[ -n "$program" ] || { cargo build --locked --quiet; program=${CARGO_TARGET_DIR:-target}/debug/throughline; }
folder=$(mktemp -d)
processes=
trap 'kill $processes 2>/dev/null || true; rm -rf "$folder"' EXIT INT TERM
mkdir -m 700 "$folder/run"
export HOME="$folder" XDG_CONFIG_HOME="$folder/config" XDG_DATA_HOME="$folder/data" THROUGHLINE_HOME="$folder/kept"
export XDG_RUNTIME_DIR="$folder/run"
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS NO_AT_BRIDGE

number=90
while [ -e "/tmp/.X$number-lock" ]; do number=$((number + 1)); done
export DISPLAY=":$number"
Xvfb "$DISPLAY" -screen 0 1280x800x24 >/dev/null 2>&1 &
processes=$!
until xdotool getmouselocation >/dev/null 2>&1; do sleep 0.2; done

export launcher python program
# Everything inside shares one bus and ends with it. The bridge of the program sleeps until a reader says that it is there.
dbus-run-session -- sh -eu -c '
    "$launcher" --launch-immediately 2>/dev/null & bus=$!
    sleep 1
    busctl --user set-property org.a11y.Bus /org/a11y/bus org.a11y.Status IsEnabled b true
    "$program" >/dev/null 2>&1 & window=$!
    trap "kill $window $bus 2>/dev/null || true" EXIT
    "$python" scripts/at_spi.py
' 2>"$folder/said" || { status=$?; grep -v "dbus-daemon\|SpiRegistry\|X connection" "$folder/said" >&2 || true; exit "$status"; }
