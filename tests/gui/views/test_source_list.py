from PySide6.QtCore import Qt

from readnotes.gui.models.side_model import SideModel
from readnotes.gui.models.source_model import SourceModel
from readnotes.services import reading
from tests.gui.window import CONTROL, Person

KEY = Qt.Key


def test_a_new_quote_from_all_quotes_leaves_its_book_alone_chosen(reader: Person) -> None:
    reader.press(KEY.Key_N, CONTROL)
    books = reader.sitting.window.library_page.sources
    assert reader.room.book.source is not None
    assert books.selected_keys() == [reader.room.book.source.key]
    assert len(books.view.selectedIndexes()) == 1
    assert reader.chosen_row.kind == "all"


def test_a_book_dragged_onto_a_shelf_stands_on_it_and_stays_in_the_list(reader: Person) -> None:
    window = reader.sitting.window
    books = window.library_page.sources.view.model()
    shelves = window.sidebar.model()
    assert isinstance(books, SourceModel)
    assert isinstance(shelves, SideModel)
    dragged = books.mimeData([books.index(books.row_of("austen1813"))])
    shelf = shelves.find("shelf", "Winter")
    copy = Qt.DropAction.CopyAction
    assert shelves.canDropMimeData(dragged, copy, -1, -1, shelf)
    shelves.dropMimeData(dragged, copy, -1, -1, shelf)
    reader.settle()
    library = reader.room.context.library
    on_shelf = reading.list_source_cards(library, reading.Scope("shelf", "Winter"))
    assert {card.key for card in on_shelf} == {"doe2015", "austen1813"}
    assert {card.key for card in books.cards} == {"doe2015", "austen1813"}
    assert "Winter" in reader.said()
    reader.press(KEY.Key_Z, CONTROL)
    assert len(reading.list_source_cards(library, reading.Scope("shelf", "Winter"))) == 1
