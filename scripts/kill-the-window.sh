#!/bin/sh
# Kills the real window while answers are given to a kept case, at another moment each time, and looks from outside what
# is left: the case must open, and what is brought back must hold every answer given a second or more before the kill.
# `sh scripts/kill-the-window.sh [PROGRAM [TIMES]]`. Where the tools are missing it says so and exits with 77.
set -eu
cd "$(dirname "$0")/.."
needed_tools="zenity python3"
. scripts/window.sh
times=${2:-3}
cli() { "$program" "$@" --identity "$folder/recovery.txt"; }
begin_display
begin_and_keep
cp "$folder/T-1.throughline" "$folder/good"
round=0 given=0 held=0 newest=0
while [ "$round" -lt "$times" ]; do
    round=$((round + 1))
    kill -KILL "$pid" 2>/dev/null || true
    until_so "the window gone" is_gone Throughline
    rm -rf "$THROUGHLINE_HOME"/recovery "$folder"/.T-1* "$folder/back.throughline"
    cp "$folder/good" "$folder/T-1.throughline"
    "$program" &
    pid=$!
    processes="$processes $pid"
    window Throughline
    # The case that was opened lately, and its passphrase.
    keys Tab Tab Return
    xdotool type "$passphrase"
    keys Return
    until_so "the case" test -e "$folder/.T-1.throughline.lock"
    sleep 1.5
    : >"$folder/moments"
    # An answer and on to the next question, faster and slower; the kill comes in the midst of it.
    answer=0
    while [ "$answer" -lt 8 ]; do
        answer=$((answer + 1))
        date +%s%N >>"$folder/moments"
        xdotool key 2 Return
        sleep "0.$((round * 29 % 6 + 1))"
    done
    sleep "0.$((round * 37 % 90 + 10))"
    kill -KILL "$pid"
    killed=$(date +%s%N)
    cli verify "$folder/T-1.throughline" >/dev/null || { echo "round $round: the case does not open" >&2; exit 1; }
    cli recover "$folder/T-1.throughline" --to "$folder/back.throughline" >/dev/null
    answers=$(cli open "$folder/back.throughline" --to - 2>/dev/null | grep -c 'value:' || true)
    wanted=0 all=0
    while read -r moment; do
        all=$((all + 1))
        [ $((killed - moment)) -lt 1000000000 ] || wanted=$((wanted + 1))
    done <"$folder/moments"
    given=$((given + all)) held=$((held + answers)) newest=$((newest + all - wanted))
    if [ "$answers" -lt "$wanted" ]; then
        echo "round $round: of $all answers $answers came back; $wanted had been given a second before" >&2
        exit 1
    fi
done
echo "killed $times times: of $given answers $held came back, $newest were younger than a second; none older was lost"
