"""What was done to a record, and earlier states brought back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from readnotes.domain.quotes import Quote
from readnotes.gui.context import Place
from readnotes.gui.dialogs.history import HistoryDialog
from readnotes.gui.dialogs.history_lines import Change, steps_of
from readnotes.gui.stamps import show_stamp
from readnotes.gui.widgets.empty_place import EmptyPlace
from readnotes.services import discarding, editing, reading, undo
from readnotes.services.undo import Remembered
from readnotes.storage import journal
from tests.gui.reading_room import ReadingRoom
from tests.gui.window import CONTROL, Person

OLD = "Nobody in the street looked up."
NEW = "Nobody in the <b>street</b> looked up again."


@pytest.fixture
def passage(room: ReadingRoom) -> Quote:
    """A passage whose words and page were changed, one after the other."""
    [quote] = [each for each in reading.list_quotes(room.library) if each.locator == "39"]
    editing.edit_quote(room.library, quote.id, {"text": NEW, "tags": ("sky",)}).result()
    return editing.edit_quote(room.library, quote.id, {"locator": "40"}).result().value


def open_dialog(room: ReadingRoom, kind: Remembered, number: int) -> HistoryDialog:
    dialog = HistoryDialog(room.context, kind, number)
    room.qtbot.addWidget(dialog)
    dialog.open()
    room.settle()
    return dialog


def on_quote(room: ReadingRoom, quote: Quote) -> HistoryDialog:
    return open_dialog(room, "quote", reading.quote_number(room.library, quote.id))


def words_of(dialog: HistoryDialog) -> list[str]:
    return [each.text() for each in dialog.findChildren(QLabel) if each.isVisible() and each.text()]


def test_the_steps_stand_newest_first_with_their_day_and_time(
    room: ReadingRoom, passage: Quote
) -> None:
    dialog = on_quote(room, passage)
    rows = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert [row.partition("\n")[0] for row in rows] == ["Edit quote", "Edit quote", "New quote"]
    assert rows[0].partition("\n")[2] == show_stamp(passage.modified)


def test_each_field_of_a_step_is_shown_before_and_after_it(
    room: ReadingRoom, passage: Quote
) -> None:
    dialog = on_quote(room, passage)
    assert words_of(dialog) == ["Page", "39", "→", "40"]
    dialog.list.setCurrentRow(1)
    assert words_of(dialog) == ["Passage", OLD, "→", NEW, "Tags", "street", "→", "sky"]
    assert all(each.textFormat() is Qt.TextFormat.PlainText for each in dialog.findChildren(QLabel))


def test_the_step_that_made_a_record_shows_its_first_state_and_gives_nothing_back(
    room: ReadingRoom, passage: Quote
) -> None:
    dialog = on_quote(room, passage)
    dialog.list.setCurrentRow(2)
    shown = words_of(dialog)
    assert OLD in shown
    assert "→" not in shown
    assert dialog.sentence() == "Here it came into the library."
    assert not dialog.bring.isEnabled()


def test_enter_brings_the_values_back_and_the_notice_offers_undo(
    room: ReadingRoom, passage: Quote
) -> None:
    dialog = on_quote(room, passage)
    dialog.list.setCurrentRow(1)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    room.settle()
    assert not dialog.isVisible()
    again = reading.get_quote(room.library, passage.id)
    assert (again.text, again.tags, again.locator) == (OLD, ("street",), "40")
    [answer] = room.messages.shown[-1].answers
    answer.act()
    assert room.host.performed == ["undo"]


def test_what_was_put_right_since_cannot_be_brought_back_twice(
    room: ReadingRoom, passage: Quote
) -> None:
    editing.edit_quote(room.library, passage.id, {"locator": "39"}).result()
    dialog = on_quote(room, passage)
    dialog.list.setCurrentRow(1)
    assert words_of(dialog)[:4] == ["Page", "39", "→", "40"]
    assert not dialog.bring.isEnabled()
    assert "nothing to bring back" in dialog.sentence()


def test_a_change_made_elsewhere_is_shown_at_once(room: ReadingRoom, passage: Quote) -> None:
    dialog = on_quote(room, passage)
    room.hub.write(editing.edit_quote(room.library, passage.id, {"speaker": "Umm Nur"}))
    room.settle()
    assert words_of(dialog) == ["Speaker", "—", "→", "Umm Nur"]


def test_a_key_that_another_source_has_now_is_refused_with_a_sentence(room: ReadingRoom) -> None:
    number = reading.number_of(room.library, "doe2015")
    editing.edit_source(room.library, "doe2015", {"key": "doe2016"}).result()
    room.add_source("doe2015", "Another Winter")
    dialog = open_dialog(room, "source", number)
    assert words_of(dialog) == ["Citation key", "doe2015", "→", "doe2016"]
    dialog.bring.click()
    room.settle()
    assert dialog.isVisible()
    assert "doe2015" in dialog.sentence()


def test_a_record_whose_history_is_forgotten_says_so(room: ReadingRoom) -> None:
    room.library.database.write("", lambda work: journal.trim(work, "9999", 0)).result()
    dialog = open_dialog(room, "source", reading.number_of(room.library, "doe2015"))
    assert dialog.list.isHidden()
    [nothing] = dialog.findChildren(EmptyPlace)
    assert nothing.sentence == "Nothing was changed here that is still remembered."
    assert not dialog.bring.isEnabled()


def test_the_way_into_the_trash_is_a_step_but_nothing_to_bring_back(
    room: ReadingRoom, passage: Quote
) -> None:
    discarding.trash_records(room.library, [passage.id]).result()
    dialog = on_quote(room, passage)
    assert dialog.list.count() == 4
    assert words_of(dialog)[:4] == ["In the trash", "—", "→", "yes"]
    assert not dialog.bring.isEnabled()


def test_every_field_of_a_source_has_words(room: ReadingRoom) -> None:
    changes = editing.parse_edits(
        "source",
        [
            'rating={"value": 4}',
            'readings=[{"from": "2026-01", "to": "2026-02"}]',
            'links=[{"to": "roe1999", "relation": "reviews"}]',
            'contributors=[{"role": "editor", "family": "Roe", "given": "Ann"}]',
            'csl={"publisher-place": "Leeds", "odd": 3}',
            "kind=motion_picture",
            "status=set-aside",
            "proof=true",
        ],
    )
    editing.edit_source(room.library, "doe2015", changes).result()
    number = reading.number_of(room.library, "doe2015")
    present = undo.present_state(room.library, "source", number)
    newest = steps_of("source", present, undo.history(room.library, "source", number))[0]
    assert newest.changes == (
        Change("Who made it", "Doe, Anna", "Roe, Ann (editor)"),
        Change("Kind", "Book", "Film"),
        Change("Place", "", "Leeds"),
        Change("odd", "", "3"),
        Change("Uncorrected proof", "", "yes"),
        Change("Reading", "", "Set aside"),
        Change("Rating", "", "4 of 5"),
        Change("When it was read", "", "2026-01 – 2026-02"),
        Change("Relations", "", "roe1999 (reviews)"),
    )


def test_control_h_opens_the_history_of_the_chosen_quote_and_escape_closes_it(
    reader: Person,
) -> None:
    reader.quotes.setFocus()
    reader.quotes.choose_row(0)
    reader.press(Qt.Key.Key_H, CONTROL)
    [dialog] = reader.window.findChildren(HistoryDialog)
    reader.settle()
    assert dialog.windowTitle() == "History of the quote"
    assert dialog.list.count() == 1
    assert dialog.width() <= 800
    assert dialog.height() <= 600
    QTest.keyClick(dialog.list, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    reader.close_dialog(dialog)


def test_control_h_in_the_list_of_books_opens_the_history_of_the_book(reader: Person) -> None:
    reader.go(Place(source="doe2015"))
    reader.sitting.window.library_page.sources.view.setFocus()
    reader.press(Qt.Key.Key_H, CONTROL)
    [dialog] = reader.window.findChildren(HistoryDialog)
    assert dialog.windowTitle() == "History of the source"
    reader.close_dialog(dialog)


def test_the_history_of_a_found_quote_opens_from_the_results(reader: Person) -> None:
    reader.go(Place(view="search", name="bakers"))
    results = reader.room.pages.search
    assert results is not None
    reader.until(lambda: results.quotes.count > 0)
    results.quotes.choose_row(0)
    results.quotes.setFocus()
    reader.press(Qt.Key.Key_H, CONTROL)
    [dialog] = reader.window.findChildren(HistoryDialog)
    assert "The bakers had learnt to work from memory." in words_of(dialog)
    reader.close_dialog(dialog)


def test_a_quote_moved_away_and_back_on_its_page_has_nothing_to_bring_back(
    room: ReadingRoom,
) -> None:
    quote = room.add_quote("doe2015", "94", "Bread.")
    room.add_quote("doe2015", "94", "Salt.")
    for page in ("95", "94"):
        editing.edit_quote(room.library, quote.id, {"locator": page}).result()
    dialog = on_quote(room, quote)
    dialog.list.setCurrentRow(1)
    assert words_of(dialog)[:4] == ["Page", "94", "→", "95"]
    assert not dialog.bring.isEnabled()
