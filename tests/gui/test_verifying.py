"""Comparing quotes with the page, by keys on the real window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from readnotes.domain.quotes import Quote
from readnotes.domain.sources import Source
from readnotes.gui.context import Place
from readnotes.gui.presenters.half_typed import png_of
from readnotes.gui.presenters.verify_walk import Walk
from readnotes.gui.views.verify_page import VerifyPage
from readnotes.runtime.clock import fixed_clock
from readnotes.services import capture, compose, discarding, editing, reading, verify
from readnotes.services.capture import Picture
from readnotes.services.opening import new_library
from tests.gui.reading_room import red_picture
from tests.gui.window import CONTROL, SHIFT, Person

KEY = Qt.Key


def begin(reader: Person) -> VerifyPage:
    """Begins to compare the quotes of the first book by its key."""
    reader.go(Place(source="doe2015"))
    reader.press(KEY.Key_K, CONTROL | SHIFT)
    page = reader.sitting.window.front
    assert isinstance(page, VerifyPage)
    return page


def stored(reader: Person, page: str) -> Quote:
    [found] = [
        each for each in reading.list_quotes(reader.room.context.library) if each.locator == page
    ]
    return found


def seen(page: VerifyPage) -> tuple[str, str, str]:
    """What the reader sees: how far, which page, which words."""
    return page.progress_line, page.card.page.text(), page.card.words.words


def test_enter_says_that_a_quote_matches_and_shows_the_next(reader: Person) -> None:
    page = begin(reader)
    assert seen(page) == ("1 of 3", "p. 39", "Nobody in the street looked up.")
    reader.press(KEY.Key_Return)
    assert seen(page)[:2] == ("2 of 3", "p. 94")
    clock = reader.room.context.library.clock
    assert stored(reader, "39").checked == clock.now().astimezone().date().isoformat()


def test_undo_shows_the_quote_again(reader: Person) -> None:
    page = begin(reader)
    reader.press(KEY.Key_Return)
    reader.press(KEY.Key_Return)
    reader.press(KEY.Key_Z, CONTROL)
    assert seen(page)[:2] == ("2 of 3", "p. 94")
    assert stored(reader, "94").checked is None
    reader.press(KEY.Key_Y, CONTROL)
    assert seen(page)[:2] == ("3 of 3", "pp. 149–150")


def test_words_are_mended_in_place_and_then_still_to_be_compared(reader: Person) -> None:
    page = begin(reader)
    reader.press(KEY.Key_E)
    reader.press(KEY.Key_A, CONTROL)
    reader.type("Nobody in the street looked down.")
    reader.press(KEY.Key_Return, CONTROL)
    assert seen(page) == ("1 of 3", "p. 39", "Nobody in the street looked down.")
    assert stored(reader, "39").text == "Nobody in the street looked down."
    reader.press(KEY.Key_Return)
    assert stored(reader, "39").checked


def test_a_wrong_page_is_mended_with_enter(reader: Person) -> None:
    page = begin(reader)
    reader.press(KEY.Key_P)
    reader.type("40")
    reader.press(KEY.Key_Return)
    assert seen(page)[:2] == ("1 of 3", "p. 40")
    assert stored(reader, "40").text == "Nobody in the street looked up."
    assert reader.focused() is page


def test_undo_takes_a_mended_word_back(reader: Person) -> None:
    page = begin(reader)
    reader.press(KEY.Key_E)
    reader.type("Then ")
    reader.press(KEY.Key_Return, CONTROL)
    assert seen(page)[2].startswith("Then Nobody")
    reader.press(KEY.Key_Z, CONTROL)
    assert seen(page) == ("1 of 3", "p. 39", "Nobody in the street looked up.")


def test_a_page_past_the_end_is_said_to_be_one_and_can_be_saved(reader: Person) -> None:
    page = begin(reader)
    reader.press(KEY.Key_P)
    reader.type("400")
    assert page.card.page_remark == "past p. 250, the last"
    reader.press(KEY.Key_Return)
    assert seen(page)[1] == "p. 400"


def test_a_quote_put_into_the_trash_elsewhere_is_passed_over(reader: Person) -> None:
    page = begin(reader)
    library = reader.room.context.library
    number = verify.round_of_source(library, "doe2015").numbers[0]
    reader.sitting.hub.write(discarding.trash_quotes(library, [number]))
    reader.settle()
    assert seen(page)[:2] == ("2 of 3", "p. 94")


def test_letters_typed_into_a_field_mean_nothing_else(reader: Person) -> None:
    page = begin(reader)
    reader.press(KEY.Key_E)
    reader.type("speed")
    assert page.card.text_edit.toPlainText().startswith("speed")
    assert page.progress_line == "1 of 3"


def test_escape_leaves_the_field_and_what_was_typed_comes_back(reader: Person) -> None:
    page = begin(reader)
    reader.press(KEY.Key_E)
    reader.type("Then ")
    reader.press(KEY.Key_Escape)
    assert not page.card.is_editing
    assert stored(reader, "39").text == "Nobody in the street looked up."
    reader.press(KEY.Key_E)
    assert page.card.text_edit.toPlainText() == "Then Nobody in the street looked up."


def test_skipped_quotes_can_be_gone_through_at_the_end(reader: Person) -> None:
    page = begin(reader)
    for key in (KEY.Key_S, KEY.Key_Return, KEY.Key_S):
        reader.press(key)
    assert page.end.sentence == "1 quote matches the page. 2 quotes were skipped."
    reader.press(KEY.Key_Return)
    assert seen(page)[:2] == ("1 of 2", "p. 39")
    reader.press(KEY.Key_Escape)
    assert reader.sitting.window.front is reader.sitting.window.library_page


def test_backspace_returns_to_the_one_before(reader: Person) -> None:
    page = begin(reader)
    reader.press(KEY.Key_S)
    reader.press(KEY.Key_Backspace)
    assert seen(page)[:2] == ("1 of 3", "p. 39")


def test_a_book_that_was_compared_says_so(reader: Person) -> None:
    library = reader.room.context.library
    verify.mark_checked(library, verify.round_of_source(library, "doe2015").numbers).result()
    page = begin(reader)
    assert page.progress_line == ""
    assert page.end.sentence == "Every quote here was compared with the page."


@pytest.fixture
def printed(person: Person, tmp_path: Path) -> Person:
    """A library with one quote that differs from its page, and a photo of it."""
    path = tmp_path / "Printed.readnotes"
    library = new_library(path, fixed_clock("2026-11-22T08:00:00Z", tick=1))
    editing.add_source(library, Source("doe2015", "The Long Winter")).result()
    given = Quote("", "doe2015", "[D]espite it", "3", as_printed="despite it all")
    quote = capture.save(library, given).result().value
    picture = Picture("p3.png", "image/png", red_picture())
    editing.attach_pictures(library, quote, [picture]).result()
    body = "“[D]espite it” [@doe2015, p. 3]"
    compose.new_review(library, "A review", ["doe2015"], body).result()
    library.close()
    return person.sit_down(path)


def test_the_pages_own_words_and_its_photo_are_shown(printed: Person) -> None:
    page = begin(printed)
    assert page.card.words.words == "despite it all"
    assert page.card.quoted.words == "[D]espite it"
    assert page.photo.isVisible()
    assert page.photo.picture.size().toTuple() == (8, 8)
    printed.press(KEY.Key_E)
    assert printed.focused() is page.card.printed_edit


def test_the_arrows_lead_to_the_other_photo(printed: Person) -> None:
    library = printed.room.context.library
    [quote] = reading.list_quotes(library)
    wide = QImage(12, 4, QImage.Format.Format_RGB32)
    wide.fill(0)
    note = Picture("note.txt", "text/plain", b"no picture")
    pictures = [note, png_of(wide)]
    printed.sitting.hub.write(editing.attach_pictures(library, quote, pictures))
    printed.settle()
    page = begin(printed)
    assert page.photo.picture.width() == 8
    printed.press(KEY.Key_Right)
    assert page.photo.picture.width() == 12
    printed.press(KEY.Key_Right)
    assert page.photo.picture.width() == 8
    printed.press(KEY.Key_Left)
    assert page.photo.picture.width() == 12


def test_arabic_words_are_mended_at_their_own_side(reader: Person) -> None:
    library = reader.room.context.library
    quote = stored(reader, "39")
    reader.sitting.hub.write(editing.edit_quote(library, quote.id, {"text": "كان الزمان يمضي"}))
    reader.settle()
    page = begin(reader)
    reader.press(KEY.Key_E)
    assert page.card.text_edit.stands_at_right()
    reader.press(KEY.Key_Escape)
    assert capture.load_row(library, f"quote:{quote.id}") is None


def test_the_desk_says_how_many_of_its_quotes_were_compared(printed: Person) -> None:
    library = printed.room.context.library
    [review] = reading.list_reviews(library)
    printed.go(Place(view="review", name=review.id))
    desk = printed.room.pages._review
    assert desk is not None
    assert desk.header.checked.text() == "0 of 1 checked"
    QTest.mouseClick(desk.header.checked, Qt.MouseButton.LeftButton)
    printed.settle()
    page = printed.sitting.window.front
    assert isinstance(page, VerifyPage)
    assert seen(page)[:2] == ("1 of 1", "p. 3")
    printed.press(KEY.Key_Return)
    assert page.end.sentence == "1 quote matches the page."
    printed.press(KEY.Key_Escape)
    assert printed.sitting.window.front is desk
    assert desk.header.checked.text() == "1 of 1 checked"


def test_a_walk_follows_what_became_of_the_quotes_elsewhere() -> None:
    walk = Walk([1, 2, 3])
    walk.say("matches")
    assert not walk.follow({2, 3})
    assert walk.follow({3})
    assert (walk.current, walk.matching) == (3, [1, 2])
    assert walk.follow({1, 2, 3})
    assert walk.current == 2
    assert Walk([]).current is None
