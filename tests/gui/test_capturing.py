from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage

from readnotes.gui.context import Place
from readnotes.services import reading
from tests.gui.window import CONTROL, Person

KEY = Qt.Key


def begin(reader: Person) -> None:
    reader.go(Place(source="doe2015"))
    reader.press(KEY.Key_N, CONTROL)


def red_picture() -> QImage:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    return image


def test_a_row_that_was_refused_comes_back_with_the_reason_beside_its_field(
    reader: Person,
) -> None:
    begin(reader)
    reader.type("7")
    reader.press(KEY.Key_Tab)
    reader.type("A passage quoted in another book.")
    reader.row.details.lines["carrier"].setText("nobody1900")
    reader.press(KEY.Key_Return, CONTROL)
    assert reader.row.get_values().text == "A passage quoted in another book."
    assert "nobody1900" in reader.row.notice.sentence
    assert len(reader.passages()) == 3


def test_a_page_past_the_end_is_saved_and_said(reader: Person) -> None:
    begin(reader)
    reader.type("251")
    assert reader.row.page.property("trouble") == "warning"
    reader.press(KEY.Key_Tab)
    reader.type("After the last page.")
    reader.press(KEY.Key_Return, CONTROL)
    assert reader.passages()[-1] == "After the last page."


def test_a_passage_that_is_there_already_is_recognised(reader: Person) -> None:
    begin(reader)
    reader.press(KEY.Key_Tab)
    reader.type("Nobody in the street looked up.")
    reader.until(lambda: "39" in reader.row.notice.sentence)
    open_it, _keep_both = reader.row.notice.links
    open_it.click()
    reader.settle()
    assert reader.room.quotes.editor is not None


def test_a_picture_from_the_clipboard_is_kept_with_the_quote(reader: Person) -> None:
    begin(reader)
    reader.type("8")
    reader.press(KEY.Key_Tab)
    QGuiApplication.clipboard().setImage(red_picture())
    reader.row.passage.paste()
    reader.settle()
    reader.press(KEY.Key_Return, CONTROL)
    card = reader.room.book.cards_of([reader.quotes.number_of(0)])[0]
    assert (card.locator, card.text) == ("8", "")
    assert card.picture is not None


def test_dropped_words_are_taken_for_a_passage(reader: Person) -> None:
    begin(reader)
    data = QMimeData()
    data.setText("“Dropped from a web page.” (p. 12)")
    reader.sitting.window.library_page.book.dropped.emit(data)
    reader.settle()
    assert reader.row.passage.toPlainText() == "Dropped from a web page."
    assert reader.row.page.text() == "12"


def test_a_dropped_picture_waits_for_its_words(reader: Person, tmp_path: Path) -> None:
    begin(reader)
    path = tmp_path / "page.png"
    red_picture().save(str(path))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    reader.sitting.window.library_page.book.dropped.emit(data)
    reader.settle()
    reader.row.passage.setFocus()
    reader.type("The picture on the cover.")
    reader.press(KEY.Key_Return, CONTROL)
    library = reader.room.context.library
    quote = next(each for each in reading.list_quotes(library) if each.attachments)
    assert reading.get_attachment(library, quote.attachments[0].sha256).name == "page.png"


def test_the_last_page_is_carried_on_for_each_book_apart(reader: Person) -> None:
    begin(reader)
    reader.type("94")
    reader.press(KEY.Key_Tab)
    reader.type("Once more.")
    reader.press(KEY.Key_Return, CONTROL)
    reader.go(Place(source="austen1813"))
    assert reader.row.page.placeholderText() == "Page"
    reader.go(Place(source="doe2015"))
    assert reader.row.page.placeholderText() == "94"


def test_each_book_keeps_its_own_half_typed_row(reader: Person) -> None:
    begin(reader)
    reader.press(KEY.Key_Tab)
    reader.type("Of the one book")
    reader.go(Place(source="austen1813"))
    assert reader.row.get_values().is_empty
    reader.go(Place(source="doe2015"))
    assert reader.row.get_values().text == "Of the one book"


def test_ctrl_n_in_a_list_of_all_goes_to_the_book_of_the_quote_one_stands_on(
    reader: Person,
) -> None:
    reader.go(Place())
    reader.quotes.choose_row(reader.quotes.count - 1)
    reader.press(KEY.Key_N, CONTROL)
    assert reader.room.book.source is not None
    assert reader.room.book.source.key == "doe2015"
    assert reader.row.page.hasFocus()
