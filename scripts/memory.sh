#!/bin/sh
# What of a passphrase, a recovery key and an answer's words is in the window's memory before and after locking.
# `sh scripts/memory.sh [PROGRAM]`; Linux only, where one program can read another's memory. Where the tools are missing
# or the system does not allow it, it says so and exits with 77. Fails if anything is found after locking.
set -eu
cd "$(dirname "$0")/.."
needed_tools="zenity python3"
. scripts/window.sh
begin_display
# A bus of its own, on which the second lock is said to be that of the screen.
if command -v dbus-daemon >/dev/null 2>&1 && command -v dbus-send >/dev/null 2>&1; then
    cat >"$folder/bus.conf" <<CONFIG
<busconfig><type>session</type><listen>unix:path=$folder/bus</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>
CONFIG
    dbus-daemon --nofork --config-file="$folder/bus.conf" >/dev/null 2>&1 &
    processes="$processes $!"
    until_so "a bus" test -S "$folder/bus"
    export DBUS_SESSION_BUS_ADDRESS="unix:path=$folder/bus"
fi
begin_and_keep
words="my sister keeps the key under the blue flowerpot"
keys 2 Tab Tab Tab Tab Tab Return Tab Tab Tab Tab Tab Tab
xdotool type "$words"
sleep 2
# In the environment and not among the arguments, and never in this window's own memory.
export PASSPHRASE="$passphrase" WORDS="$words" RECOVERY="$(grep AGE-SECRET "$folder/recovery.txt")"
count() {
    python3 - "$pid" <<'PYTHON'
import os, re, sys
pid = sys.argv[1]
needles = {name: os.environ[name] for name in ("PASSPHRASE", "RECOVERY", "WORDS")}
# Giving memory back overwrites its first 16 bytes on most systems, so that only the rest of a text is looked for.
forms = {name: [text[16:].encode(form) for form in ("utf-8", "utf-16-le", "utf-32-le")] for name, text in needles.items()}
found = dict.fromkeys(needles, 0)
show = bool(os.environ.get("THROUGHLINE_SHOW"))
try:
    memory = open(f"/proc/{pid}/mem", "rb", 0)
except OSError as error:
    print(f"left out: the memory of another program cannot be read here ({error})", file=sys.stderr)
    sys.exit(77)
for line in open(f"/proc/{pid}/maps"):
    rights = line.split()[1]
    if not rights.startswith("r") or line.rstrip().endswith(("[vvar]", "[vsyscall]")):
        continue
    start, end = (int(part, 16) for part in line.split()[0].split("-"))
    try:
        memory.seek(start)
        region = memory.read(end - start)
    except (OSError, OverflowError, ValueError):
        continue
    for name, texts in forms.items():
        for text in texts:
            for hit in re.finditer(re.escape(text), region):
                found[name] += 1
                if show:
                    around = region[max(0, hit.start() - 64):hit.end() + 64]
                    print(name, hex(start + hit.start()), line.split()[-1], around, file=sys.stderr)
print(found["PASSPHRASE"], found["RECOVERY"], found["WORDS"])
PYTHON
}
before=$(count)
keys ctrl+l
sleep 3
after=$(count)
xdotool type "$passphrase"
sleep 1
typed=$(count)
keys Return
words_are_back() { unlocked=$(count) && [ "${unlocked##* }" -gt 0 ]; }
until_so "the case after unlocking" words_are_back
if [ -n "${DBUS_SESSION_BUS_ADDRESS:-}" ]; then
    dbus-send --session /org/freedesktop/ScreenSaver org.freedesktop.ScreenSaver.ActiveChanged boolean:true
else
    keys ctrl+l
fi
sleep 3
again=$(count)
echo "copies of the passphrase, the recovery key, an answer's words: before locking $before, after $after," \
    "while the passphrase is typed $typed, unlocked $unlocked, locked again $again"
[ "${typed%% *}" -gt 0 ] || { echo "the search does not find what is there" >&2; exit 1; }
[ "$after$again" = "0 0 00 0 0" ]
