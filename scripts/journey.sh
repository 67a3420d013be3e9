#!/bin/sh
# A journey in a real window, by keyboard alone: a new assessment, some answers, the options, a handover on disk.
# `sh scripts/journey.sh [PROGRAM]`; the program is built if none is named. Needs Xvfb, xdotool and zenity (the file
# dialog where a desktop has none of its own). Where they are missing it says so and exits with 77, as a test left out.
set -eu
cd "$(dirname "$0")/.."
needed_tools=zenity
. scripts/window.sh
begin_display
"$program" &
processes="$processes $!"
window Throughline
keys ctrl+k
xdotool type "custody five minutes"
keys Return
keys 2 Return 2 Return 2 Return 2 Return
keys ctrl+3 ctrl+6 ctrl+s
save_dialog "$folder/handover.txt"
grep -q "Referral and handover sheet" "$folder/handover.txt" || { echo "the handover is not one" >&2; exit 1; }
# What was answered is no longer to be found out; what was not still is.
grep -q "Check this now: Lost tolerance" "$folder/handover.txt" || { echo "a check that is open is missing" >&2; exit 1; }
! grep -q "now: Overdose now" "$folder/handover.txt" || { echo "the answers are not in the handover" >&2; exit 1; }
echo "a handover of $(wc -l <"$folder/handover.txt") lines was written from the window, by keyboard alone"
