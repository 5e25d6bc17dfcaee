"""The source editor: what is typed is stored, what is wrong is said beside its field."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from readnotes.domain.contributors import Contributor
from readnotes.domain.sources import Rating, Source
from readnotes.gui.context import Place
from readnotes.gui.dialogs.source_editor import SourceEditor
from readnotes.services import arranging, editing, reading
from tests.gui.reading_room import ReadingRoom, red_picture

OpenEditor = Callable[[str | None], SourceEditor]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def open_editor(room: ReadingRoom) -> OpenEditor:
    def make(key: str | None) -> SourceEditor:
        editor = SourceEditor(room.context, key)
        room.qtbot.addWidget(editor)
        editor.open()
        room.qtbot.waitUntil(lambda: QApplication.activeWindow() is editor)
        room.settle()
        return editor

    return make


def type_into(line: QLineEdit, words: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClicks(line, words)


def save(room: ReadingRoom, editor: SourceEditor) -> None:
    QTest.keyClick(editor, Qt.Key.Key_Return, CONTROL)
    room.settle()


def test_a_new_source_is_stored_as_typed(room: ReadingRoom, open_editor: OpenEditor) -> None:
    editor = open_editor(None)
    form = editor.form
    for name, words in {
        "title": "Slow Autumn",
        "subtitle": "A diary",
        "issued": "2004-02/2005",
        "publisher": "Press <b>",
        "csl:publisher-place": "Leeds",
        "isbn": "978-0-306-40615-7",
        "pages": "312",
        "edition": "2",
    }.items():
        type_into(form.lines[name], words)
    type_into(form.contributors.rows[0].name, "Poe, Edgar")
    form.contributors.add.click()
    type_into(form.contributors.rows[1].name, "A Body")
    form.contributors.rows[1].role.choose("editor")
    QTest.keyClicks(form.tags, "autumn, diary")
    QTest.keyClicks(form.shelves, "Seasons")
    form.status.choose("reading")
    form.rating.choose(4)
    form.proof.setChecked(True)
    save(room, editor)
    stored = reading.get_source(room.library, "poe2004")
    assert (stored.title, stored.subtitle, stored.issued) == (
        "Slow Autumn",
        "A diary",
        "2004-02/2005",
    )
    assert (stored.publisher, stored.isbn, stored.pages) == (
        "Press <b>",
        "978-0-306-40615-7",
        312,
    )
    assert stored.contributors == (
        Contributor("author", "Poe", "Edgar"),
        Contributor("editor", literal="A Body"),
    )
    assert (stored.tags, stored.shelves) == (("autumn", "diary"), ("Seasons",))
    assert (stored.status, stored.rating, stored.proof) == ("reading", Rating(4, 5), True)
    assert dict(stored.csl) == {"publisher-place": "Leeds"}
    assert not editor.isVisible()
    assert room.host.places == [Place(source="poe2004")]


def test_saving_without_a_change_changes_nothing(
    room: ReadingRoom, open_editor: OpenEditor
) -> None:
    editing.edit_source(
        room.library, "doe2015", {"csl": {"x": [1]}, "rating": Rating(3.5, 4)}
    ).result()
    before = reading.get_source(room.library, "doe2015")
    save(room, open_editor("doe2015"))
    assert reading.get_source(room.library, "doe2015") == before


def test_a_wrong_date_is_said_beside_it_and_nothing_is_stored(
    room: ReadingRoom, open_editor: OpenEditor
) -> None:
    editor = open_editor("doe2015")
    type_into(editor.form.lines["issued"], "2015-13")
    save(room, editor)
    assert editor.isVisible()
    assert editor.form.fields["issued"].is_wrong
    assert editor.focusWidget() is editor.form.lines["issued"]
    assert reading.get_source(room.library, "doe2015").issued == "2015"


def test_a_wrong_isbn_is_stored_and_flagged(room: ReadingRoom, open_editor: OpenEditor) -> None:
    editor = open_editor("doe2015")
    type_into(editor.form.lines["isbn"], "978-0-306-40615-8")
    assert "check digit" in editor.form.fields["isbn"].remark
    save(room, editor)
    assert reading.get_source(room.library, "doe2015").isbn == "978-0-306-40615-8"


def test_a_source_needs_a_title(room: ReadingRoom, open_editor: OpenEditor) -> None:
    editor = open_editor(None)
    save(room, editor)
    assert editor.form.fields["title"].remark == "A source needs a title."
    assert len(reading.list_sources(room.library)) == 2


def test_the_key_is_suggested_and_a_taken_one_refused(
    room: ReadingRoom, open_editor: OpenEditor
) -> None:
    editor = open_editor(None)
    key = editor.form.fields["key"]
    type_into(editor.form.lines["title"], "Another Winter")
    type_into(editor.form.contributors.rows[0].name, "Doe, Anna")
    type_into(editor.form.lines["issued"], "2015")
    room.qtbot.waitUntil(lambda: key.line.placeholderText() == "doe2015a")
    type_into(key.line, "roe1999")
    room.qtbot.waitUntil(lambda: "roe1999a" in key.remark)
    save(room, editor)
    assert editor.isVisible()
    assert key.is_wrong


def test_another_kind_brings_its_own_fields_to_the_front(
    room: ReadingRoom, open_editor: OpenEditor
) -> None:
    form = open_editor(None).form
    assert not form.fields["csl:volume"].isVisible()
    form.kind.choose("article-journal")
    form.kind.activated.emit(0)
    room.settle()
    assert form.fields["csl:volume"].isVisible()
    assert not form.fields["isbn"].isVisible()
    form.more.click()
    room.settle()
    assert form.fields["isbn"].isVisible()


def test_another_edition_warns_clears_the_checks_and_offers_renumbering(
    room: ReadingRoom, open_editor: OpenEditor
) -> None:
    [number, *_rest] = reading.quote_order(room.library, reading.Scope("source", "doe2015"))
    editing.edit_quotes(room.library, [number], {"checked": "2016-01-02"}, "check").result()
    editor = open_editor("doe2015")
    type_into(editor.form.lines["edition"], "3")
    assert "clears the dates" in editor.notice.sentence
    save(room, editor)
    assert reading.quote_cards(room.library, [number])[0].checked is None
    notice = room.messages.shown[-1]
    notice.answers[0].act()
    assert room.host.performed == ["renumber"]


def test_the_order_of_names_can_be_changed(room: ReadingRoom, open_editor: OpenEditor) -> None:
    editing.edit_source(
        room.library,
        "doe2015",
        {"contributors": (Contributor(family="Doe"), Contributor(family="Roe"))},
    ).result()
    editor = open_editor("doe2015")
    editor.form.contributors.rows[1].up.click()
    editor.form.contributors.rows[1].remove.click()
    save(room, editor)
    assert reading.get_source(room.library, "doe2015").contributors == (Contributor(family="Roe"),)


def test_a_cover_is_added_and_taken_away(
    room: ReadingRoom, open_editor: OpenEditor, tmp_path: Path
) -> None:
    picture = tmp_path / "cover.png"
    picture.write_bytes(red_picture())
    editor = open_editor("doe2015")
    editor.form.cover.take_file(picture)
    save(room, editor)
    [use] = reading.get_source(room.library, "doe2015").attachments
    assert reading.get_attachment(room.library, use.sha256).data == red_picture()
    editor = open_editor("doe2015")
    editor.form.cover.remove.click()
    save(room, editor)
    assert reading.get_source(room.library, "doe2015").attachments == ()


def test_editions_of_one_work_are_linked_both_ways(
    room: ReadingRoom, open_editor: OpenEditor
) -> None:
    editor = open_editor("doe2015")
    type_into(editor.form.lines["work"], "Short Summers (roe1999)")
    save(room, editor)
    works = [reading.get_source(room.library, key).work for key in ("doe2015", "roe1999")]
    assert works == ["Short Summers", "Short Summers"]


def test_shelves_are_entered_and_left(room: ReadingRoom, open_editor: OpenEditor) -> None:
    arranging.put_on_shelf(room.library, "Old", ["doe2015", "roe1999"]).result()
    editor = open_editor("doe2015")
    editor.form.shelves.selectAll()
    QTest.keyClicks(editor.form.shelves, "New")
    save(room, editor)
    shelves = {shelf.name: shelf.sources for shelf in reading.list_shelves(room.library)}
    assert shelves == {"Old": ("roe1999",), "New": ("doe2015",)}


def test_what_the_editor_does_not_show_is_kept(room: ReadingRoom, open_editor: OpenEditor) -> None:
    odd = replace(Source("odd", "Odd"), csl={"issued": {"raw": "x"}, "volume": "2"})
    editing.add_source(room.library, odd).result()
    editor = open_editor("odd")
    type_into(editor.form.lines["title"], "Odder")
    save(room, editor)
    assert dict(reading.get_source(room.library, "odd").csl) == {
        "issued": {"raw": "x"},
        "volume": "2",
    }
