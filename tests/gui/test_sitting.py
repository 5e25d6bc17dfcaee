import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from readnotes.gui.actions.catalogue import ACTIONS
from readnotes.gui.context import Place
from readnotes.gui.theme import ThemeKeeper
from readnotes.gui.views.trash_page import TrashPage
from readnotes.services import arranging, reading
from readnotes.services.opening import open_library
from tests.gui.window import ALT, CONTROL, SHIFT, Person

KEY = Qt.Key


def test_five_quotes_are_captured_by_keys_alone_and_stand_in_page_order(
    reader: Person, evening: Path
) -> None:
    reader.press(KEY.Key_N, CONTROL)
    pages = ["12", "+", "++", "", "xii"]
    for number, page in enumerate(pages):
        reader.type(page)
        reader.press(KEY.Key_Tab)
        reader.type(f"Passage number {number}.")
        reader.press(KEY.Key_Return, CONTROL)
    assert reader.said() == ""
    assert reader.room.book.source is not None
    key = reader.room.book.source.key
    reader.get_up()
    library = open_library(evening)
    saved = [quote for quote in reading.list_quotes(library) if quote.text.startswith("Passage")]
    library.close()
    assert [(quote.locator, quote.text[-2]) for quote in saved] == [
        ("xii", "4"),
        ("12", "0"),
        ("13", "1"),
        ("15", "2"),
        ("15", "3"),
    ]
    assert {quote.source for quote in saved} == {key}


def test_saved_is_said_after_the_commit(reader: Person) -> None:
    reader.press(KEY.Key_N, CONTROL)
    reader.type("7")
    reader.press(KEY.Key_Tab)
    reader.type("A passage.")
    reader.press(KEY.Key_Return, CONTROL)
    assert "Saved" in reader.row._saved.text()


def test_an_empty_passage_is_refused_beside_the_field(reader: Person) -> None:
    reader.press(KEY.Key_N, CONTROL)
    reader.type("7")
    reader.press(KEY.Key_Tab)
    reader.press(KEY.Key_Return, CONTROL)
    assert reader.row.notice.sentence
    assert reader.row.page.text() == "7"


def test_what_is_half_typed_is_there_the_next_evening(
    reader: Person, evening: Path, qtbot: QtBot, theme_keeper: ThemeKeeper, tmp_path: Path
) -> None:
    reader.press(KEY.Key_N, CONTROL)
    reader.type("21")
    reader.press(KEY.Key_Tab)
    reader.type("Half of a sentence that")
    reader.get_up()
    later = Person(qtbot, theme_keeper, tmp_path).sit_down(None)
    later.until(lambda: later.sitting.room is not None)
    later.settle()
    assert later.row.get_values().text == "Half of a sentence that"
    assert later.row.page.text() == "21"
    later.get_up()


def test_a_quote_is_edited_in_its_place(reader: Person) -> None:
    reader.go(Place(source="doe2015"))
    reader.quotes.choose_row(1)
    reader.press(KEY.Key_Return)
    reader.press(KEY.Key_End, CONTROL)
    reader.type(" And so had we.")
    reader.press(KEY.Key_Return, CONTROL)
    assert reader.passages()[1] == "The bakers had learnt to work from memory. And so had we."
    assert reader.quotes.hasFocus()


def test_leaving_an_edit_asks_nothing_and_loses_nothing(reader: Person) -> None:
    reader.go(Place(source="doe2015"))
    reader.quotes.choose_row(0)
    reader.press(KEY.Key_F2)
    reader.press(KEY.Key_End, CONTROL)
    reader.type(" Nobody.")
    reader.press(KEY.Key_Escape)
    assert reader.passages()[0] == "Nobody in the street looked up."
    reader.press(KEY.Key_F2)
    editor = reader.room.quotes.editor
    assert editor is not None
    assert editor.get_values().text.endswith(" Nobody.")


def test_a_quote_goes_to_the_trash_and_comes_back_by_undo(reader: Person) -> None:
    reader.go(Place(source="doe2015"))
    reader.quotes.choose_row(1)
    reader.press(KEY.Key_Delete)
    assert len(reader.passages()) == 2
    assert "trash" in reader.said()
    assert reader.quotes.current_row == 1
    reader.press(KEY.Key_Z, CONTROL)
    assert len(reader.passages()) == 3
    reader.press(KEY.Key_Z, CONTROL | SHIFT)
    assert len(reader.passages()) == 2


def test_ctrl_z_in_a_field_takes_typing_back_before_the_library(reader: Person) -> None:
    reader.go(Place(source="doe2015"))
    reader.quotes.choose_row(0)
    reader.press(KEY.Key_Delete)
    reader.press(KEY.Key_N, CONTROL)
    reader.press(KEY.Key_Tab)
    reader.type("x")
    reader.press(KEY.Key_Z, CONTROL)
    assert reader.row.passage.toPlainText() == ""
    assert len(reader.passages()) == 2
    reader.press(KEY.Key_Z, CONTROL)
    assert len(reader.passages()) == 3


def test_going_to_a_page_shows_its_quotes_and_begins_a_new_one_there(reader: Person) -> None:
    reader.go(Place(source="doe2015"))
    reader.press(KEY.Key_G, CONTROL)
    reader.type("150")
    reader.settle()
    reader.press(KEY.Key_Return)
    assert reader.quotes.current_row == 2
    reader.press(KEY.Key_G, CONTROL)
    reader.type("100")
    reader.settle()
    reader.press(KEY.Key_Return)
    assert reader.row.page.text() == "100"
    assert reader.row.passage.hasFocus()


def test_the_palette_finds_an_action_by_a_few_letters(reader: Person) -> None:
    reader.press(KEY.Key_P, CONTROL | SHIFT)
    reader.type("side")
    reader.press(KEY.Key_Return)
    assert not reader.sitting.window.sidebar.isVisible()
    reader.press(KEY.Key_F9)
    assert reader.sitting.window.sidebar.isVisible()


def test_back_returns_to_the_quote_one_stood_on(reader: Person) -> None:
    reader.go(Place(source="doe2015"))
    reader.quotes.choose_row(2)
    reader.go(Place(source="austen1813"))
    reader.press(KEY.Key_Left, ALT)
    assert reader.room.book.source is not None
    assert reader.room.book.source.key == "doe2015"
    assert reader.quotes.current_row == 2


def test_the_next_evening_begins_where_this_one_ended(
    reader: Person, qtbot: QtBot, theme_keeper: ThemeKeeper, tmp_path: Path
) -> None:
    reader.go(Place(scope=("shelf", "Winter"), source="doe2015"))
    reader.quotes.choose_row(1)
    reader.get_up()
    later = Person(qtbot, theme_keeper, tmp_path).sit_down(None)
    later.until(lambda: later.sitting.room is not None)
    later.settle()
    assert later.chosen_row.name == "Winter"
    assert later.sitting.window.library_page.sources.current_key == "doe2015"
    assert later.quotes.current_row == 1
    later.get_up()


@pytest.mark.parametrize("spoilt", ["", "[", "[1]", '{"frame": "wide", "place": 3}', "\0"])
def test_a_spoilt_session_never_stops_the_start(
    spoilt: str, qtbot: QtBot, theme_keeper: ThemeKeeper, tmp_path: Path
) -> None:
    (tmp_path / "session.json").write_text(spoilt)
    someone = Person(qtbot, theme_keeper, tmp_path).sit_down(None)
    assert someone.sitting.window.start_page.isVisible()
    someone.get_up()


def test_a_missing_library_is_named_and_ways_on_are_offered(person: Person, tmp_path: Path) -> None:
    person.begin(tmp_path / "Gone.readnotes")
    person.until(lambda: person.sitting.window.start_page.isVisible())
    page = person.sitting.window.start_page
    assert "Gone.readnotes" in page.trouble
    assert page.new.isVisible()
    assert not page.read_only.isVisible()


def test_a_library_that_is_open_elsewhere_can_be_read(person: Person, evening: Path) -> None:
    lock = evening.with_name(evening.name + ".lock")
    lock.write_text(
        json.dumps({"host": "elsewhere", "process": 1, "started": "", "since": "2026-11-22"})
    )
    person.begin(evening)
    page = person.sitting.window.start_page
    person.until(page.read_only.isVisible)
    page.read_only.click()
    person.until(lambda: person.sitting.room is not None)
    person.settle()
    assert len(person.passages()) == 4
    assert "read only" in person.said()
    commands = person.sitting.window.commands()
    assert not {"new-quote", "trash", "edit", "new-source", "undo"} & set(commands)


def test_a_change_made_elsewhere_in_the_window_is_shown_everywhere(reader: Person) -> None:
    context = reader.room.context
    context.hub.write(arranging.put_on_shelf(context.library, "Summer", ["austen1813"]))
    reader.settle()
    reader.sitting.window.sidebar.choose("shelf", "Summer")
    assert reader.chosen_row.name == "Summer"


def test_a_new_shelf_is_named_in_the_sidebar(reader: Person) -> None:
    reader.sitting.perform("new-shelf")
    reader.type("Autumn")
    reader.press(KEY.Key_Return)
    assert reader.chosen_row.name == "Autumn"


def test_restoring_from_the_trash_brings_the_quote_back(reader: Person) -> None:
    reader.go(Place(source="doe2015"))
    reader.quotes.choose_row(0)
    reader.press(KEY.Key_Delete)
    reader.go(Place(view="trash"))
    reader.press(KEY.Key_R, CONTROL)
    reader.go(Place(source="doe2015"))
    assert len(reader.passages()) == 3


def test_the_trash_is_emptied_only_after_an_answer(reader: Person) -> None:
    reader.quotes.setFocus()
    reader.quotes.choose_row(0)
    reader.press(KEY.Key_Delete)
    reader.go(Place(view="trash"))
    reader.sitting.perform("empty-trash")
    assert "cannot be undone" in reader.said()
    keep, delete = reader.sitting.window.notices.buttons
    assert keep.text() == "Keep them"
    delete.click()
    reader.settle()
    front = reader.sitting.window.front
    assert isinstance(front, TrashPage)
    assert not front.rows


def test_every_action_can_be_reached_and_none_fails(reader: Person) -> None:
    offered = reader.sitting.window.commands()
    known = {action.id for action in ACTIONS}
    assert set(offered) <= known


def test_every_command_of_every_page_is_an_action(reader: Person) -> None:
    known = {action.id for action in ACTIONS}
    review = reading.sidebar(reader.room.context.library).reviews[0].id
    for place in (
        Place(source="doe2015"),
        Place(view="trash"),
        Place(view="search", name="bakers"),
        Place(view="review", name=review),
    ):
        reader.go(place)
        assert set(reader.sitting.window.commands()) <= known


def test_a_new_quote_fits_a_small_window_with_all_its_fields(reader: Person) -> None:
    reader.sitting.window.resize(800, 600)
    reader.press(KEY.Key_N, CONTROL)
    reader.press(KEY.Key_Down, ALT)
    details = reader.row.details
    for field in (*details.lines.values(), *details.passages.values(), reader.row.passage):
        assert field.height() >= field.minimumSizeHint().height()
