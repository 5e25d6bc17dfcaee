"""The check in the whole window, by the keys of its actions."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from readnotes.domain.quotes import Quote
from readnotes.gui.context import Place
from readnotes.gui.views.review_desk import ReviewDesk
from readnotes.services import capture, compose
from tests.gui.window import ALT, CONTROL, SHIFT, Person

BODY = (
    "“The bakers had learnt to work by memory.” [@doe2015, p. 94]\n\n"
    "“Nobody in the street looked up.” [@doe2015, p. 40]\n"
)


def open_desk(reader: Person) -> ReviewDesk:
    """Opens the review of the evening on a draft with a wrong word and a wrong page."""
    library = reader.room.context.library
    [card] = compose.list_review_cards(library)
    compose.set_body(library, card.id, BODY).result()
    reader.go(Place(view="review", name=card.id))
    [desk] = reader.window.findChildren(ReviewDesk)
    reader.until(lambda: desk.checking.open_errors == 2)
    return desk


def rules(desk: ReviewDesk) -> list[str]:
    return [each.rule for each in desk.checking.checked.findings]


def go_to_finding(reader: Person, desk: ReviewDesk, words: str) -> None:
    """Presses F8 until the words are chosen."""
    desk.editor.setFocus()
    for _ in range(9):
        if desk.editor.textCursor().selectedText().startswith(words):
            return
        reader.press(Qt.Key.Key_F8)
    raise AssertionError(words)


def press_notice(reader: Person, title: str) -> None:
    """Reaches a link of the open editor by Tab, and presses it."""
    for _ in range(9):
        reader.press(Qt.Key.Key_Tab)
        focused = reader.focused()
        if isinstance(focused, QPushButton) and focused.text() == title:
            reader.press(Qt.Key.Key_Space)
            return
    raise AssertionError(title)


def test_keys_lead_from_finding_to_finding_and_into_the_list(reader: Person) -> None:
    desk = open_desk(reader)
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


def test_a_wrong_record_is_corrected_by_keys_alone_and_leads_back(reader: Person) -> None:
    desk = open_desk(reader)
    go_to_finding(reader, desk, "The bakers")
    reader.press(Qt.Key.Key_F2, SHIFT)
    reader.until(lambda: reader.room.quotes.editor is not None)
    editor = reader.room.quotes.editor
    assert editor is not None
    assert editor.passage.hasFocus()
    assert editor.passage.toPlainText() == "The bakers had learnt to work from memory."
    assert editor.notice.sentence == "Your draft has “by”, not “from”."
    press_notice(reader, "Take the draft’s wording")
    assert editor.passage.toPlainText() == "The bakers had learnt to work by memory."
    assert editor.passage.hasFocus()
    reader.press(Qt.Key.Key_Return, CONTROL)
    reader.until(desk.isVisible)
    assert desk.editor.hasFocus()
    assert desk.editor.textCursor().selectedText().startswith("The bakers")
    reader.until(lambda: "wording" not in rules(desk))
    assert "page" in rules(desk)
    reader.press(Qt.Key.Key_Left, ALT)
    assert not desk.isVisible()


def test_a_wrong_page_is_corrected_in_the_page_field(reader: Person) -> None:
    desk = open_desk(reader)
    go_to_finding(reader, desk, "p. 40")
    reader.press(Qt.Key.Key_F2, SHIFT)
    reader.until(lambda: reader.room.quotes.editor is not None)
    editor = reader.room.quotes.editor
    assert editor is not None
    assert editor.page.hasFocus()
    press_notice(reader, "Take the draft’s page")
    assert editor.page.text() == "40"
    reader.press(Qt.Key.Key_Z, CONTROL)
    assert editor.page.text() == "39"
    reader.press(Qt.Key.Key_Y, CONTROL)
    reader.press(Qt.Key.Key_Return, CONTROL)
    reader.until(desk.isVisible)
    reader.until(lambda: "page" not in rules(desk))


def test_escape_leads_back_with_the_finding_still_there(reader: Person) -> None:
    desk = open_desk(reader)
    go_to_finding(reader, desk, "The bakers")
    reader.press(Qt.Key.Key_F2, SHIFT)
    reader.until(lambda: reader.room.quotes.editor is not None)
    reader.press(Qt.Key.Key_Escape)
    reader.until(desk.isVisible)
    assert desk.editor.textCursor().selectedText().startswith("The bakers")
    reader.until(lambda: desk.checking.worker.is_running and desk.checking.is_settled)
    assert "wording" in rules(desk)
    go_to_finding(reader, desk, "The bakers")
    reader.press(Qt.Key.Key_F2, SHIFT)
    reader.until(lambda: reader.room.quotes.editor is not None)
    press_notice(reader, "Take the draft’s wording")
    reader.press(Qt.Key.Key_Escape)
    reader.until(desk.isVisible)
    assert reader.said() == "Not saved; your changes wait in the quote."
    go_to_finding(reader, desk, "The bakers")
    reader.press(Qt.Key.Key_F2, SHIFT)
    reader.until(lambda: reader.room.quotes.editor is not None)
    editor = reader.room.quotes.editor
    assert editor is not None
    assert "is back" in editor.notice.sentence
    assert [each.text() for each in editor.notice.links][1:] == ["Drop it"]


def test_who_goes_elsewhere_from_the_record_is_not_led_back(reader: Person) -> None:
    desk = open_desk(reader)
    go_to_finding(reader, desk, "The bakers")
    reader.press(Qt.Key.Key_F2, SHIFT)
    reader.until(lambda: reader.room.quotes.editor is not None)
    reader.go(Place(source="austen1813"))
    reader.go(Place(source="doe2015"))
    reader.press(Qt.Key.Key_Home)
    reader.press(Qt.Key.Key_F2)
    reader.until(lambda: reader.room.quotes.editor is not None)
    reader.press(Qt.Key.Key_Escape)
    assert not desk.isVisible()
    assert reader.quotes.hasFocus()


def test_the_keys_of_the_editor_work_on_its_link_too(reader: Person) -> None:
    desk = open_desk(reader)
    go_to_finding(reader, desk, "The bakers")
    reader.press(Qt.Key.Key_F2, SHIFT)
    reader.until(lambda: reader.room.quotes.editor is not None)
    press_notice(reader, "Take the draft’s wording")
    reader.press(Qt.Key.Key_Tab)
    assert isinstance(reader.focused(), QPushButton)
    reader.press(Qt.Key.Key_Return, CONTROL)
    reader.until(desk.isVisible)
    reader.until(lambda: "wording" not in rules(desk))


def test_coming_to_the_open_editor_another_way_is_going_elsewhere(reader: Person) -> None:
    desk = open_desk(reader)
    go_to_finding(reader, desk, "The bakers")
    reader.press(Qt.Key.Key_F2, SHIFT)
    reader.until(lambda: reader.room.quotes.editor is not None)
    reader.go(Place(view="trash"))
    reader.room.go(Place(source="doe2015"))
    reader.settle()
    editor = reader.room.quotes.editor
    assert editor is not None
    editor.passage.setFocus()
    reader.press(Qt.Key.Key_Escape)
    assert reader.quotes.isVisible()


def test_a_quote_cited_from_another_source_is_corrected_in_its_own(reader: Person) -> None:
    library = reader.room.context.library
    words = "The ovens were never cold in all those years of ice."
    quote = Quote("", "austen1813", words, "12", carrier="doe2015")
    capture.save(library, quote).result()
    [card] = compose.list_review_cards(library)
    body = "“The ovens were never warm in all those years of ice.” [@doe2015, p. 12]"
    compose.set_body(library, card.id, body).result()
    reader.go(Place(view="review", name=card.id))
    [desk] = reader.window.findChildren(ReviewDesk)
    reader.until(lambda: "wording" in rules(desk))
    go_to_finding(reader, desk, "The ovens")
    reader.press(Qt.Key.Key_F2, SHIFT)
    reader.until(lambda: reader.room.quotes.editor is not None)
    assert reader.room.trail.here.source == "austen1813"
    reader.press(Qt.Key.Key_Escape)
    reader.until(desk.isVisible)
