# shellcheck shell=sh
# For scripts that drive the real window by keyboard; to be read in with `.` from the top folder of the tree. Gives
# `begin_display`, `window`, `keys`, `until_so` and the folders of somebody who has just moved in. What is missing on the
# computer is said, with exit code 77, as a test left out.
for tool in Xvfb xdotool ${needed_tools:-}; do
    command -v "$tool" >/dev/null 2>&1 || { echo "left out: $tool is not installed" >&2; exit 77; }
done
program=${1:-}
[ -n "$program" ] || { cargo build --locked --quiet; program=${CARGO_TARGET_DIR:-target}/debug/throughline; }
folder=$(mktemp -d)
processes=
display=
# The windows go before their display, which is waited for: one that is still ending takes the place from the next.
end_all() {
    [ -z "$processes" ] || kill -KILL $processes 2>/dev/null || true
    [ -z "$display" ] || kill "$display" 2>/dev/null || true
    wait
    rm -rf "$folder"
}
trap end_all EXIT
trap 'exit 1' INT TERM
export HOME="$folder" XDG_CONFIG_HOME="$folder/config" XDG_DATA_HOME="$folder/data" THROUGHLINE_HOME="$folder/kept"
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS

# A display of its own. It finds a free number itself and writes it down once it can be reached; without `-noreset` it
# would begin anew, and turn programs away, each time the last of them is gone.
begin_display() {
    Xvfb -displayfd 3 -noreset -screen 0 1280x800x24 3>"$folder/display" >/dev/null 2>&1 &
    display=$!
    until_so "a display" test -s "$folder/display"
    export DISPLAY=":$(cat "$folder/display")"
    until_so "a display that answers" xdotool getmouselocation >/dev/null 2>&1
}

# Waits until what is said after the first word is so; the first word says what is waited for.
until_so() {
    what=$1
    shift
    tries=0
    until "$@"; do
        tries=$((tries + 1))
        [ "$tries" -lt 240 ] || { echo "never: $what" >&2; exit 1; }
        sleep 0.25
    done
}

# Waits until a window of this name is there, and puts the keyboard on it.
window() {
    until_so "a window named $1" is_there "$1"
    sleep 2
    xdotool windowfocus --sync "$id"
}
is_there() { id=$(xdotool search --onlyvisible --name "$1" 2>/dev/null | tail -n 1) && [ -n "$id" ]; }
is_gone() { ! is_there "$1"; }

# Presses one key after the other.
keys() {
    for key in "$@"; do
        xdotool key "$key"
        sleep "${key_pause:-0.7}"
    done
}

passphrase="copper lantern walks at noon"

# A new assessment, kept in $folder/T-1.throughline; the recovery key is written to $folder/recovery.txt before.
begin_and_keep() {
    "$program" &
    pid=$!
    processes="$processes $pid"
    window Throughline
    keys ctrl+k
    xdotool type "custody five minutes"
    keys Return ctrl+s Tab
    xdotool type "Jo Worker"
    keys Tab
    xdotool type "$passphrase"
    keys Tab
    xdotool type "$passphrase"
    keys Tab Return
    until_so "an identity" test -s "$THROUGHLINE_HOME/card.txt"
    sleep 2
    keys Tab Return
    save_dialog "$folder/recovery.txt"
    keys Tab Tab Return
    save_dialog "$folder/T-1.throughline"
}

# Types a place into the file dialog and waits until something is there.
save_dialog() {
    window zenity
    keys ctrl+a
    xdotool type "$1"
    keys Return
    until_so "$1" test -s "$1"
    window Throughline
}
