"""A walk through every screen; any warning of Qt fails it (`qt_log_level_fail`)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from readnotes.gui.actions.catalogue import ACTIONS, MENUS
from readnotes.gui.context import Place
from readnotes.settings.schema import THEME
from tests.gui.window import CONTROL, SHIFT, Person

KEY = Qt.Key
DIALOGS = (
    *("preferences", "keyboard-help", "renumber", "history"),
    *("new-source", "edit-source", "new-review"),
)
EXPORTS = ("export", "export-library")


def nameless(window: QWidget) -> list[str]:
    """What someone who hears the window instead of seeing it could not tell apart."""
    found = []
    for kind in (QAbstractButton, QLineEdit, QPlainTextEdit):
        for widget in window.findChildren(kind):
            inner = widget.objectName().startswith("qt_") or isinstance(widget.parent(), QLineEdit)
            heard = QAccessible.queryAccessibleInterface(widget)
            name = heard.text(QAccessible.Text.Name)
            if widget.isVisible() and not inner and not name:
                found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_screen_opens_without_a_warning(reader: Person, theme: str) -> None:
    reader.settings.set(THEME, theme)
    window = reader.sitting.window
    reader.go(Place(source="doe2015"))
    reader.press(KEY.Key_N, CONTROL)
    reader.go(Place(scope=("shelf", "Winter")))
    reader.go(Place(scope=("status", "read")))
    reader.go(Place(view="trash"))
    reader.go(Place(source="doe2015"))
    reader.quotes.choose_row(0)
    for name in (*DIALOGS, *EXPORTS):
        dialog = reader.open_dialog(name)
        assert nameless(dialog) == []
        reader.close_dialog(dialog)
    reader.press(KEY.Key_P, CONTROL | SHIFT)
    reader.press(KEY.Key_Escape)
    reader.press(KEY.Key_G, CONTROL)
    reader.press(KEY.Key_Escape)
    assert nameless(window) == []
    reader.sitting.close_library()
    reader.settle()
    assert window.start_page.isVisible()
    assert nameless(window) == []


def test_a_search_is_typed_and_left_again(reader: Person) -> None:
    reader.press(KEY.Key_K, CONTROL)
    reader.type("bakers")
    reader.until(lambda: reader.sitting.window.front is not reader.sitting.window.library_page)
    reader.settle()
    assert nameless(reader.sitting.window) == []
    reader.press(KEY.Key_Escape)
    assert reader.sitting.window.front is reader.sitting.window.library_page
    assert reader.sitting.window.top_row.field.text() == ""


def test_a_review_is_opened_from_the_sidebar(reader: Person) -> None:
    counts = reader.room.side.counts
    assert counts is not None
    reader.go(Place(view="review", name=counts.reviews[0].id))
    assert nameless(reader.sitting.window) == []
    reader.press(KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert reader.sitting.window.front is reader.sitting.window.library_page


def test_every_action_stands_in_the_menu_with_its_key(reader: Person) -> None:
    menus = list(reader.sitting.actions.menus(reader.window))
    assert [menu.title() for menu in menus] == list(MENUS.values())
    shown = {action.objectName(): action for menu in menus for action in menu.actions()}
    for action in ACTIONS:
        assert shown[action.id].shortcut().toString() == (action.keys[0] if action.keys else "")


def test_a_menu_greys_what_cannot_be_done_now(reader: Person) -> None:
    menu = reader.sitting.actions.menu("review", reader.window)
    menu.aboutToShow.emit()
    assert not reader.sitting.actions.qaction("insert-quote").isEnabled()
    assert reader.sitting.actions.qaction("new-review").isEnabled()
    menu.aboutToHide.emit()
    assert reader.sitting.actions.qaction("insert-quote").isEnabled()


def test_panes_are_gone_through_in_a_circle(reader: Person) -> None:
    reader.go(Place(source="doe2015"))
    seen = []
    for _turn in range(6):
        reader.press(KEY.Key_F6)
        seen.append(reader.focused())
    assert len(set(seen)) == 5
    assert seen[0] is seen[5]
