"""The check in the whole window, by the keys of its actions."""

from PySide6.QtCore import Qt

from readnotes.gui.context import Place
from readnotes.gui.views.review_desk import ReviewDesk
from readnotes.services import compose
from tests.gui.window import CONTROL, SHIFT, Person

BODY = (
    "“The bakers had learnt to work by memory.” [@doe2015, p. 94]\n\n"
    "“Nobody in the street looked up.” [@doe2015, p. 40]\n"
)


def test_keys_lead_from_finding_to_finding_and_into_the_list(reader: Person) -> None:
    library = reader.room.context.library
    [card] = compose.list_review_cards(library)
    compose.set_body(library, card.id, BODY).result()
    reader.go(Place(view="review", name=card.id))
    [desk] = reader.window.findChildren(ReviewDesk)
    reader.until(lambda: desk.checking.open_errors == 2)
    desk.editor.put_cursor(0)
    reader.press(Qt.Key.Key_F8)
    assert desk.editor.textCursor().selectedText().startswith("The bakers")
    while desk.editor.textCursor().selectedText() != "p. 40":
        reader.press(Qt.Key.Key_F8)
    before = desk.editor.textCursor().selectionStart()
    reader.press(Qt.Key.Key_F8, SHIFT)
    assert desk.editor.textCursor().selectionStart() < before
    reader.press(Qt.Key.Key_F8, CONTROL)
    assert desk.checking.panel.list.hasFocus()
    reader.press(Qt.Key.Key_Home)
    reader.press(Qt.Key.Key_Return)
    assert desk.editor.hasFocus()
    assert desk.editor.textCursor().selectedText().startswith("The bakers")
