#!/bin/sh
# What a screen reader outside the program is told: the real window, read over the accessibility bus of the desktop.
# `sh scripts/at-spi.sh [PROGRAM]`; the program is built if none is named. Needs Xvfb, xdotool, dbus, at-spi2-core and
# python3-pyatspi. Where they are missing it says so and exits with 77, as a test left out.
set -eu
cd "$(dirname "$0")/.."
launcher=/usr/libexec/at-spi-bus-launcher
python=/usr/bin/python3 # pyatspi comes with the system's own
needed_tools="dbus-run-session busctl $launcher $python"
. scripts/window.sh
"$python" -c 'import pyatspi' 2>/dev/null || { echo "left out: python3-pyatspi is not installed" >&2; exit 77; }
mkdir -m 700 "$folder/run"
export XDG_RUNTIME_DIR="$folder/run"
unset AT_SPI_BUS_ADDRESS NO_AT_BRIDGE
begin_display

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
