#!/bin/sh
# A journey in a real window, by keyboard alone: a new assessment, some answers, the options, a handover on disk.
# `sh scripts/journey.sh [PROGRAM]`; the program is built if none is named. Needs Xvfb, xdotool and zenity (the file
# dialog where a desktop has none of its own). Where they are missing it says so and exits with 77, as a test left out.
set -eu
cd "$(dirname "$0")/.."
for tool in Xvfb xdotool zenity; do
    command -v "$tool" >/dev/null 2>&1 || { echo "left out: $tool is not installed" >&2; exit 77; }
done
program=${1:-}
[ -n "$program" ] || { cargo build --locked --quiet; program=${CARGO_TARGET_DIR:-target}/debug/throughline; }
folder=$(mktemp -d)
processes=
trap 'kill $processes 2>/dev/null || true; rm -rf "$folder"' EXIT INT TERM
export HOME="$folder" XDG_CONFIG_HOME="$folder/config" XDG_DATA_HOME="$folder/data" THROUGHLINE_HOME="$folder/kept"
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS

number=90
while [ -e "/tmp/.X$number-lock" ]; do number=$((number + 1)); done
export DISPLAY=":$number"
Xvfb "$DISPLAY" -screen 0 1280x800x24 >/dev/null 2>&1 &
processes=$!
until xdotool getmouselocation >/dev/null 2>&1; do sleep 0.2; done

# Waits until a window of this name is there, and puts the keyboard on it.
window() {
    tries=0
    until id=$(xdotool search --onlyvisible --name "$1" 2>/dev/null | tail -n 1) && [ -n "$id" ]; do
        tries=$((tries + 1))
        [ "$tries" -lt 240 ] || { echo "no window named $1 came up" >&2; exit 1; }
        sleep 0.25
    done
    sleep 2
    xdotool windowfocus --sync "$id"
}
keys() {
    for key in "$@"; do
        xdotool key "$key"
        sleep 0.7
    done
}

"$program" &
processes="$processes $!"
window Throughline
keys ctrl+k
xdotool type "custody five minutes"
keys Return
keys 2 Return 2 Return 2 Return 2 Return
keys ctrl+3 ctrl+6 ctrl+s
window zenity
keys ctrl+a
xdotool type "$folder/handover.txt"
keys Return

tries=0
until [ -s "$folder/handover.txt" ]; do
    tries=$((tries + 1))
    [ "$tries" -lt 40 ] || { echo "the handover was not written" >&2; exit 1; }
    sleep 0.25
done
grep -q "Referral and handover sheet" "$folder/handover.txt" || { echo "the handover is not one" >&2; exit 1; }
# What was answered is no longer to be found out; what was not still is.
grep -q "Check this now: Lost tolerance" "$folder/handover.txt" || { echo "a check that is open is missing" >&2; exit 1; }
! grep -q "now: Overdose now" "$folder/handover.txt" || { echo "the answers are not in the handover" >&2; exit 1; }
echo "a handover of $(wc -l <"$folder/handover.txt") lines was written from the window, by keyboard alone"
