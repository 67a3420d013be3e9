"""Reads the window as a screen reader does, and says what it finds wrong. Run by at-spi.sh."""

import subprocess
import sys
import time

import pyatspi

CONTROLS = {
    pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON, pyatspi.ROLE_RADIO_BUTTON, pyatspi.ROLE_CHECK_BOX,
    pyatspi.ROLE_ENTRY, pyatspi.ROLE_PASSWORD_TEXT, pyatspi.ROLE_PAGE_TAB, pyatspi.ROLE_LINK, pyatspi.ROLE_COMBO_BOX,
}
SCREENS = [
    ("1", "Start", "Throughline"), ("3", "Options", "Options for this person"), ("4", "What if", "What if"),
    ("5", "Plan", "Plan"), ("6", "Report", "Report"), ("7", "Pathway", "The pathway, for this person"),
    ("8", "Library", "Library"), ("9", "Trends", "Trends"), ("comma", "Settings", "Settings"),
]
faults = []


def expect(truth, says):
    if not truth:
        faults.append(says)
        print("FAULT:", says)


def below(node):
    """Every accessible below this one, in reading order."""
    for child in node:
        if child is not None:
            yield child
            yield from below(child)


def program():
    """The program on the desktop, once it has told of its window."""
    for _ in range(120):
        for application in pyatspi.Registry.getDesktop(0):
            if application and "throughline" in application.name.lower() and any(True for _ in below(application)):
                return application
        time.sleep(0.25)
    sys.exit("the program never came up on the accessibility bus")


def until(application, is_there):
    """What there is to read, as soon as it holds; or what there was at last."""
    nodes = []
    for _ in range(40):
        try:
            nodes = list(below(application))
            if is_there(nodes):
                break
        except Exception:  # what is read can vanish meanwhile
            pass
        time.sleep(0.25)
    return nodes


def has(node, state):
    return node.getState().contains(state)


def find(nodes, role, name):
    return next((node for node in nodes if node.getRole() == role and node.name == name), None)


def press(*keys):
    for key in keys:
        subprocess.run(["xdotool", "key", key], check=True)
        time.sleep(0.5)


def look(place, nodes):
    """What holds on every screen."""
    controls = [node for node in nodes if node.getRole() in CONTROLS]
    nameless = [node.getRoleName() for node in controls if not node.name.strip()]
    expect(len(controls) >= 12, f"{place}: only {len(controls)} controls are told of")
    expect(not nameless, f"{place}: without a name: {nameless}")
    unreachable = [node.name for node in controls if has(node, pyatspi.STATE_ENABLED) and not has(node, pyatspi.STATE_FOCUSABLE)]
    expect(not unreachable, f"{place}: enabled, but not focusable: {unreachable[:5]}")
    headings = [node for node in nodes if node.getRole() == pyatspi.ROLE_HEADING and node.name]
    expect(headings, f"{place}: no heading")
    return len(controls), len(headings)


def main():
    application = program()
    window = subprocess.run(
        ["xdotool", "search", "--sync", "--onlyvisible", "--name", "Throughline"], capture_output=True, text=True, check=True
    )
    subprocess.run(["xdotool", "windowfocus", "--sync", window.stdout.split()[-1]], check=True)
    nodes = until(application, lambda nodes: find(nodes, pyatspi.ROLE_PUSH_BUTTON, "Options"))
    print("Start:", "%d controls, %d headings" % look("Start", nodes))
    options = find(nodes, pyatspi.ROLE_PUSH_BUTTON, "Options")
    expect(options and not has(options, pyatspi.STATE_ENABLED), "Options is told to be off while no case is open")

    # A new assessment, by doing what the reader's own command does.
    begin = next(node for node in nodes if node.name.startswith("Custody: five minutes"))
    begin.queryAction().doAction(0)
    nodes = until(application, lambda nodes: any(node.getRole() == pyatspi.ROLE_RADIO_BUTTON for node in nodes))
    print("Assessment:", "%d controls, %d headings" % look("Assessment", nodes))
    no = find(nodes, pyatspi.ROLE_RADIO_BUTTON, "No")
    expect(no and not has(no, pyatspi.STATE_CHECKED), "an answer that was not given is not checked")
    no.queryAction().doAction(0)

    def is_checked(nodes):
        answer = find(nodes, pyatspi.ROLE_RADIO_BUTTON, "No")
        return answer and has(answer, pyatspi.STATE_CHECKED)

    expect(is_checked(until(application, is_checked)), "an answer given through the reader is told to be checked")

    for key, screen, title in SCREENS:
        press(f"ctrl+{key}")
        nodes = until(application, lambda nodes: find(nodes, pyatspi.ROLE_HEADING, title))
        expect(find(nodes, pyatspi.ROLE_HEADING, title), f"{screen}: no heading {title!r} after Ctrl+{key}")
        print(f"{screen}:", "%d controls, %d headings" % look(screen, nodes))
    if faults:
        sys.exit(f"{len(faults)} faults")
    print("every screen tells names, roles and states over the accessibility bus")


main()
