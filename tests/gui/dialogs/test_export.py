"""The export dialog: what it shows is what it writes, and it never writes over a file unasked."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from readnotes.domain.quotes import Quote
from readnotes.gui.dialogs.export import ExportDialog
from readnotes.gui.dialogs.export_subjects import (
    ExportSubject,
    library_subject,
    quotes_subject,
    review_subject,
)
from readnotes.services import capture
from tests.gui.reading_room import ReadingRoom, red_picture

OpenDialog = Callable[[ExportSubject], ExportDialog]


@pytest.fixture
def open_dialog(room: ReadingRoom) -> OpenDialog:
    def make(subject: ExportSubject) -> ExportDialog:
        dialog = ExportDialog(room.context, subject)
        room.qtbot.addWidget(dialog)
        dialog.open()
        room.settle()
        return dialog

    return make


@pytest.fixture
def subject(room: ReadingRoom) -> ExportSubject:
    use = capture.Picture("street.png", "image/png", red_picture(), alt="a street")
    quote = Quote("", "doe2015", "A street", "40", kind="image")
    stored = capture.save(room.library, quote, [use]).result().value
    sha256 = stored.attachments[0].sha256
    body = f"She writes so [@doe2015, p. 94].\n\n![a street](attachment:{sha256})\n"
    return review_subject(room.context, room.add_review("The winter", ["doe2015"], body), "page")


def write(room: ReadingRoom, dialog: ExportDialog, path: Path) -> None:
    dialog.path.setFocus()
    dialog.path.selectAll()
    QTest.keyClicks(dialog.path, str(path))
    QTest.keyClick(dialog.path, Qt.Key.Key_Return)
    room.settle()


def test_what_is_shown_is_written_with_its_pictures_beside_it(
    room: ReadingRoom, open_dialog: OpenDialog, subject: ExportSubject, tmp_path: Path
) -> None:
    dialog = open_dialog(subject)
    assert "She writes so (p. 94)." in dialog.outcome.toPlainText()
    assert dialog.beside_line == "written with one picture beside it"
    target = tmp_path / "winter.md"
    write(room, dialog, target)
    assert not dialog.isVisible()
    assert "She writes so (p. 94)." in target.read_text(encoding="utf-8")
    [picture] = (tmp_path / "winter-pictures").iterdir()
    assert picture.read_bytes() == red_picture()
    assert "beside it" in room.messages.shown[-1].text


def test_another_style_is_shown_at_once_with_a_sample(
    room: ReadingRoom, open_dialog: OpenDialog, subject: ExportSubject
) -> None:
    dialog = open_dialog(subject)
    dialog.style_choice.setFocus()
    QTest.keyClick(dialog.style_choice, Qt.Key.Key_Down)
    QTest.keyClick(dialog.style_choice, Qt.Key.Key_Down)
    dialog.style_choice.activated.emit(2)
    room.settle()
    assert dialog.sample_line == "(Doe 2015, 94)"
    assert "She writes so (Doe 2015, 94)." in dialog.outcome.toPlainText()


def test_a_file_is_replaced_only_after_asking(
    room: ReadingRoom, open_dialog: OpenDialog, subject: ExportSubject, tmp_path: Path
) -> None:
    target = tmp_path / "winter.md"
    target.write_text("mine", encoding="utf-8")
    dialog = open_dialog(subject)
    write(room, dialog, target)
    assert target.read_text(encoding="utf-8") == "mine"
    assert dialog.isVisible()
    assert dialog.notice.sentence == "“winter.md” is there already. Replace it?"
    dialog.write.click()
    room.settle()
    assert target.read_text(encoding="utf-8").startswith("She writes")


def test_another_name_takes_the_answer_back(
    room: ReadingRoom, open_dialog: OpenDialog, subject: ExportSubject, tmp_path: Path
) -> None:
    for name in ("one.md", "two.md"):
        (tmp_path / name).write_text("mine", encoding="utf-8")
    dialog = open_dialog(subject)
    write(room, dialog, tmp_path / "one.md")
    write(room, dialog, tmp_path / "two.md")
    assert (tmp_path / "two.md").read_text(encoding="utf-8") == "mine"
    assert dialog.isVisible()


def test_a_missing_folder_is_said_and_nothing_is_written(
    room: ReadingRoom, open_dialog: OpenDialog, subject: ExportSubject, tmp_path: Path
) -> None:
    dialog = open_dialog(subject)
    write(room, dialog, tmp_path / "no" / "winter.md")
    assert "nothing was written" in dialog.notice.sentence
    assert not (tmp_path / "no").exists()


def test_the_next_export_begins_as_the_last_one_ended(
    room: ReadingRoom, open_dialog: OpenDialog, subject: ExportSubject, tmp_path: Path
) -> None:
    dialog = open_dialog(subject)
    dialog.form.choose("hugo")
    dialog.form.activated.emit(2)
    dialog.style_choice.choose("footnotes")
    room.settle()
    write(room, dialog, tmp_path / "again.md")
    later = open_dialog(subject)
    assert later.form.currentData() == "hugo"
    assert later.style_choice.currentData() == "footnotes"
    assert later.path.text() == str(tmp_path / "again.md")


def test_the_result_can_be_copied(
    room: ReadingRoom, open_dialog: OpenDialog, subject: ExportSubject
) -> None:
    dialog = open_dialog(subject)
    dialog.copy.click()
    assert QGuiApplication.clipboard().text().startswith("She writes so (p. 94).")
    assert dialog.notice.sentence == "Copied; its pictures are not."


def test_an_unknown_key_is_said_and_does_not_stop_the_export(
    room: ReadingRoom, open_dialog: OpenDialog
) -> None:
    review = room.add_review("Odd", ["doe2015"], "so [@nobody, p. 3]")
    dialog = open_dialog(review_subject(room.context, review, "page"))
    assert "nobody" in dialog.notice.sentence
    assert dialog.write.isEnabled()


def test_it_fits_a_small_screen(open_dialog: OpenDialog, subject: ExportSubject) -> None:
    least = open_dialog(subject).minimumSizeHint()
    assert (least.width() <= 800, least.height() <= 600) == (True, True)


@pytest.mark.parametrize(("form", "row"), [("markdown", 0), ("csv", 1), ("json", 2)])
def test_quotes_are_exported_in_each_form(
    room: ReadingRoom, open_dialog: OpenDialog, tmp_path: Path, form: str, row: int
) -> None:
    dialog = open_dialog(quotes_subject(room.context, "The Long Winter", key="doe2015"))
    dialog.form.choose(form)
    dialog.form.activated.emit(row)
    room.settle()
    suffix = {"markdown": ".md"}.get(form, f".{form}")
    assert Path(dialog.path.text()).suffix == suffix
    target = tmp_path / f"quotes{suffix}"
    write(room, dialog, target)
    written = target.read_text(encoding="utf-8-sig")
    assert "The bakers had learnt" in written
    assert "empty by noon" not in written


def test_the_library_is_exported_whole(
    room: ReadingRoom, open_dialog: OpenDialog, tmp_path: Path
) -> None:
    dialog = open_dialog(library_subject(room.context))
    write(room, dialog, tmp_path / "all.json")
    assert '"readnotes": 1' in (tmp_path / "all.json").read_text(encoding="utf-8")
