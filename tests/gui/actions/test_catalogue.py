from collections import Counter

from PySide6.QtGui import QKeySequence

from readnotes.gui.actions.catalogue import ACTIONS, MENUS, find_action

#: The keys that `product.md` gives, the same everywhere.
PROMISED = {
    "new-quote": "Ctrl+N",
    "new-source": "Ctrl+Shift+N",
    "new-review": "Ctrl+Alt+N",
    "search": "Ctrl+K",
    "find-here": "Ctrl+F",
    "go-to-page": "Ctrl+G",
    "save": "Ctrl+Return",
    "insert-quote": "Ctrl+Shift+Q",
    "insert-from-list": "Ctrl+Shift+Return",
    "export": "Ctrl+E",
    "undo": "Ctrl+Z",
    "trash": "Del",
    "edit": "F2",
    "next-pane": "F6",
    "next-finding": "F8",
    "sidebar": "F9",
    "full-screen": "F11",
    "back": "Alt+Left",
    "preferences": "Ctrl+,",
    "quit": "Ctrl+Q",
    "keyboard-help": "F1",
    "palette": "Ctrl+Shift+P",
}


def test_no_two_actions_share_a_key() -> None:
    keys = Counter(QKeySequence(keys).toString() for action in ACTIONS for keys in action.keys)
    assert [key for key, times in keys.items() if times > 1] == []


def test_every_key_is_one_that_qt_understands() -> None:
    assert all(not QKeySequence(keys).isEmpty() for action in ACTIONS for keys in action.keys)


def test_every_action_stands_in_a_menu() -> None:
    assert {action.menu for action in ACTIONS} == set(MENUS)


def test_no_two_actions_have_one_id() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)


def test_actions_have_the_keys_that_were_promised() -> None:
    assert {name: find_action(name).keys[0] for name in PROMISED} == PROMISED


def test_redo_has_both_of_its_keys() -> None:
    assert set(find_action("redo").keys) == {"Ctrl+Y", "Ctrl+Shift+Z"}
