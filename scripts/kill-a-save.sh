#!/bin/sh
# Kills the built program at each system call of a save, and lets each fail, from outside with strace.
# After every one the case must open, with the old answer or the new. The tests do the same inside the program and do
# not need this. Usage: scripts/kill-a-save.sh [PROGRAM]
set -eu
program=$(realpath "${1:-target/debug/throughline}")
command -v strace >/dev/null || { echo "strace is not on this computer (Debian: apt-get install strace)" >&2; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export THROUGHLINE_HOME="$folder/home"
printf 'copper lantern walks at noon\n' >pass
printf '(format: 1, reference: "T-1", answers: { "age": (value: Number(30)) })' >case.ron
"$program" identity new --passphrase-file pass --recovery-to recovery.txt >/dev/null 2>&1
"$program" seal case.ron --to good.throughline >/dev/null
tried=0 old=0 new=0
check() { # what was done, its exit code
    age=$("$program" open T.throughline --to - --identity recovery.txt 2>/dev/null | sed -n 's/.*"age": (value: Number(\([0-9]*\)).*/\1/p')
    case $age in
    30) old=$((old + 1)); [ "$2" != 0 ] || { echo "$1: exit 0, and the old answer is there" >&2; exit 1; } ;;
    31) new=$((new + 1)) ;;
    *) echo "$1: neither the old nor the new opens" >&2; exit 1 ;;
    esac
    tried=$((tried + 1))
}
fresh() { rm -f .T.throughline* T.throughline; cp good.throughline T.throughline; }
for call in openat write fsync rename linkat link unlink read statx; do
    fresh
    count=$(strace -f -qq -e trace="$call" "$program" answer T.throughline age=31 --identity recovery.txt 2>&1 >/dev/null | grep -c "$call(" || true)
    number=1
    while [ "$number" -le "$count" ] && [ "$number" -le 60 ]; do
        for fault in signal=KILL error=ENOSPC error=EIO; do
            case $call-$fault in read-error* | openat-error* | statx-error*) continue ;; esac # the loader's own, mostly
            fresh
            code=0
            strace -f -qq -o /dev/null -e trace="$call" -e inject="$call:$fault:when=$number" \
                "$program" answer T.throughline age=31 --identity recovery.txt >/dev/null 2>&1 || code=$?
            check "$call number $number with $fault" "$code"
        done
        number=$((number + 1))
    done
done
echo "tried $tried: the old answer $old times, the new one $new times, neither never"
