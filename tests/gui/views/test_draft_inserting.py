"""Quotes come into the draft by keys, on the whole window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from readnotes.domain.quotes import Quote
from readnotes.gui.context import Place
from readnotes.gui.views.review_desk import ReviewDesk
from readnotes.services import capture, compose, reading
from readnotes.services.capture import Picture
from tests.gui.reading_room import red_picture
from tests.gui.window import ALT, CONTROL, PLAIN, SHIFT, Person

KEY = Qt.Key
BODY = (
    "Intro.\n\nSo “nobody in the street looked up” [@doe2015, p. 39].\n\n"
    "> The bakers had learnt to work from memory.\n> [@doe2015, p. 94]\n\nEnd"
)


@pytest.fixture
def desk(reader: Person) -> Iterator[ReviewDesk]:
    """A desk in the window, with a draft that quotes twice; the cursor is at its end."""
    library = reader.room.context.library
    [review] = reading.list_reviews(library)
    compose.set_body(library, review.id, BODY).result()
    reader.go(Place(view="review", name=review.id))
    found = reader.sitting.window.front
    assert isinstance(found, ReviewDesk)
    found.editor.setFocus()
    found.editor.put_cursor(len(BODY))
    yield found
    found.keeper.begin("")


def added(desk: ReviewDesk) -> str:
    """What stands at the end of the draft that did not before."""
    body = desk.editor.body()
    assert body.startswith(BODY)
    return body.removeprefix(BODY).strip()


def enter_card(reader: Person, desk: ReviewDesk, row: int) -> None:
    """Goes from the list into the words of a quote."""
    desk.quotes.list.setFocus()
    desk.quotes.list.choose_row(row)
    reader.press(KEY.Key_Right)
    assert reader.focused() is desk.quotes.card.passage


def choose_words(reader: Person, count: int, held: Qt.KeyboardModifier = SHIFT) -> None:
    for _ in range(count):
        reader.press(KEY.Key_Right, CONTROL | held)


def test_chosen_words_of_a_card_come_alone(reader: Person, desk: ReviewDesk) -> None:
    enter_card(reader, desk, 1)
    choose_words(reader, 2)
    reader.press(KEY.Key_Return)
    assert added(desk) == "“The bakers” [@doe2015, p. 94]"
    reader.press(KEY.Key_Z, CONTROL)
    assert added(desk) == ""


def test_what_is_left_out_between_chosen_words_gets_its_mark(
    reader: Person, desk: ReviewDesk
) -> None:
    enter_card(reader, desk, 1)
    choose_words(reader, 2)
    reader.press(KEY.Key_Space)
    choose_words(reader, 2, PLAIN)
    choose_words(reader, 2)
    reader.press(KEY.Key_Return, SHIFT)
    assert added(desk) == "> The bakers … to work\n> [@doe2015, p. 94]"


def test_escape_forgets_the_choice_and_then_leaves_the_card(
    reader: Person, desk: ReviewDesk
) -> None:
    enter_card(reader, desk, 1)
    choose_words(reader, 2)
    reader.press(KEY.Key_Space)
    reader.press(KEY.Key_Escape)
    assert desk.quotes.card.passage.chosen_words() == ""
    reader.press(KEY.Key_Escape)
    assert reader.focused() is desk.quotes.list


def test_without_a_choice_the_whole_quote_comes(reader: Person, desk: ReviewDesk) -> None:
    enter_card(reader, desk, 0)
    reader.press(KEY.Key_Return, ALT)
    assert added(desk) == "[@doe2015, p. 39]"


def test_neighbours_in_a_sentence_share_a_citation(reader: Person, desk: ReviewDesk) -> None:
    desk.quotes.list.setFocus()
    desk.quotes.list.choose_row(0)
    reader.press(KEY.Key_Down, SHIFT)
    reader.press(KEY.Key_Return)
    assert added(desk) == (
        "“Nobody in the street looked up.” "
        "“The bakers had learnt to work from memory.” [@doe2015, pp. 39, 94]"
    )


@pytest.mark.parametrize(
    ("typed", "cited"),
    [
        ("94", "[@doe2015, p. 94]"),
        ("bakers: 95", "[@doe2015, p. 95]"),
        ("bakers p. 95-6", "[@doe2015, pp. 95–96]"),
        ("94 : 95", "[@doe2015, p. 95]"),
    ],
)
def test_a_place_typed_behind_the_words_is_cited_this_time(
    reader: Person, desk: ReviewDesk, typed: str, cited: str
) -> None:
    reader.type(" @@")
    reader.type(typed)
    reader.settle()
    reader.press(KEY.Key_Return, ALT)
    assert added(desk) == cited
    [quote] = [
        each
        for each in reading.list_quotes(reader.room.context.library)
        if each.text.startswith("The bakers")
    ]
    assert quote.locator == "94"


def test_inside_a_quotation_the_inner_marks_are_set(reader: Person, desk: ReviewDesk) -> None:
    desk.editor.put_cursor(BODY.index("looked up"))
    reader.type("@@")
    reader.type("94")
    reader.settle()
    reader.press(KEY.Key_Return)
    assert "street ‘The bakers had learnt to work from memory.’ [@doe2015, p. 94] looked" in (
        desk.editor.body()
    )


def test_a_citation_at_the_cursor_shows_its_quote(reader: Person, desk: ReviewDesk) -> None:
    card = desk.quotes.card
    desk.editor.put_cursor(BODY.index("p. 94"))
    reader.until(lambda: card.isVisible() and card.page.text() == "p. 94")
    assert card.passage.toPlainText() == "The bakers had learnt to work from memory."
    assert desk.quotes.list.current_number() == card.number
    reader.press(KEY.Key_J, CONTROL)
    assert reader.focused() is desk.quotes.list


def test_a_citation_without_a_quote_shows_its_source(reader: Person, desk: ReviewDesk) -> None:
    desk.editor.insert_words("“nothing recorded here” [@austen1813, p. 77] [@nobody]")
    desk.editor.put_cursor(desk.editor.body().index("p. 77"))
    reader.until(lambda: "Austen" in desk.quotes.card.source.toolTip())
    assert desk.quotes.card.remark.text() == "No recorded quote goes with this citation."
    desk.editor.put_cursor(desk.editor.body().index("@nobody") + 2)
    reader.until(lambda: "nobody" in desk.quotes.card.remark.text())


def test_a_citation_that_is_being_typed_says_nothing_yet(reader: Person, desk: ReviewDesk) -> None:
    desk.editor.put_cursor(BODY.index("p. 94"))
    reader.until(lambda: desk.quotes.card.page.text() == "p. 94")
    desk.editor.put_cursor(len(BODY))
    reader.type(" [@nob")
    reader.qtbot.wait(300)
    assert desk.quotes.card.page.isVisible()
    assert desk.quotes.card.page.text() == "p. 94"


def test_a_quote_leads_to_where_it_is_cited_place_after_place(
    reader: Person, desk: ReviewDesk
) -> None:
    desk.editor.insert_words(" “in the street looked up” [@doe2015, p. 39]")
    desk.quotes.list.setFocus()
    desk.quotes.list.choose_row(0)
    found = []
    for _ in range(3):
        desk.quotes.list.setFocus()
        reader.press(KEY.Key_J, CONTROL)
        assert reader.focused() is desk.editor
        place = desk.editor.selection()[0]
        found.append(desk.editor.body()[place : place + 10])
    assert found == ["“nobody in", "“in the st", "“nobody in"]


def test_a_used_quote_has_a_link_to_its_place(reader: Person, desk: ReviewDesk) -> None:
    card = desk.quotes.card
    desk.quotes.list.choose_row(1)
    assert card.place.isVisible()
    QTest.mouseClick(card.place, Qt.MouseButton.LeftButton)
    reader.settle()
    assert desk.editor.selection()[0] == BODY.index("> The bakers")
    desk.quotes.list.choose_row(2)
    assert not card.place.isVisible()


def test_a_quote_that_is_cited_nowhere_says_so(reader: Person, desk: ReviewDesk) -> None:
    desk.quotes.list.setFocus()
    desk.quotes.list.choose_row(2)
    reader.press(KEY.Key_J, CONTROL)
    assert reader.said() == "The draft does not cite this quote."


def test_arabic_words_are_chosen_as_they_are_read(reader: Person, desk: ReviewDesk) -> None:
    library = reader.room.context.library
    quote = Quote("", "doe2015", "كان الزمان يمضي في هدوء", "200")
    reader.sitting.hub.write(capture.save(library, quote))
    reader.settle()
    enter_card(reader, desk, 3)
    choose_words(reader, 2)
    reader.press(KEY.Key_Return)
    assert added(desk).endswith("[@doe2015, p. 200]")


@pytest.mark.parametrize(
    ("held", "form"),
    [
        (PLAIN, "“The bakers had learnt to work from memory.” [@doe2015, p. 94]"),
        (SHIFT, "> The bakers had learnt to work from memory.\n> [@doe2015, p. 94]"),
        (ALT, "[@doe2015, p. 94]"),
    ],
)
def test_a_dragged_quote_comes_in_the_form_the_keys_say(
    reader: Person, desk: ReviewDesk, held: Qt.KeyboardModifier, form: str
) -> None:
    data = desk.quotes.list.model().mimeData([desk.quotes.list.model().index(1, 0)])
    at = QPointF(desk.editor.cursorRect().center())
    left, copy = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    view = desk.editor.viewport()
    QApplication.sendEvent(view, QDragEnterEvent(at.toPoint(), copy, data, left, held))
    QApplication.sendEvent(view, QDropEvent(at, copy, data, left, held))
    reader.settle()
    assert added(desk) == form


def test_a_picture_comes_with_its_caption_and_credit(reader: Person, desk: ReviewDesk) -> None:
    library = reader.room.context.library
    quote = Quote("", "doe2015", "", "201", kind="image")
    picture = Picture("p.png", "image/png", red_picture(), "A street", "an empty street", "R. Doe")
    reader.sitting.hub.write(capture.save(library, quote, (picture,)))
    reader.settle()
    desk.quotes.list.setFocus()
    desk.quotes.list.choose_row(3)
    reader.press(KEY.Key_Return)
    body = added(desk)
    assert body.startswith("![an empty street](attachment:")
    assert body.endswith('"A street. R. Doe")\n[@doe2015, p. 201]')
