"""The results of a search: grouped, marked, narrowed, opened, copied."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog

from readnotes.gui.context import Place
from readnotes.gui.dialogs.export import ExportDialog
from readnotes.gui.views.search_results import SearchResults
from readnotes.services import discarding, reading
from tests.gui.reading_room import ReadingRoom


@pytest.fixture
def results(room: ReadingRoom) -> Iterator[SearchResults]:
    room.add_review("Streets in winter", ["doe2015"], "A street.")
    page = SearchResults(room.context)
    room.qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    yield page
    page.close()


def ask(room: ReadingRoom, page: SearchResults, query: str) -> list[str]:
    page.set_query(query)
    room.settle()
    return texts(room, page)


def texts(room: ReadingRoom, page: SearchResults) -> list[str]:
    numbers = [page.quotes.number_of(row) for row in range(page.quotes.count)]
    return [card.text for card in reading.quote_cards(room.library, numbers)]


def test_results_stand_by_book_in_page_order(room: ReadingRoom, results: SearchResults) -> None:
    found = ask(room, results, "street")
    assert found == ["Nobody in the street looked up.", "The street was empty by noon."]
    assert results.summary == "2 found"


def test_the_last_word_need_only_begin_so(room: ReadingRoom, results: SearchResults) -> None:
    assert ask(room, results, "bak") == ["The bakers had learnt to work from memory."]


def test_only_the_answer_to_the_last_query_is_shown(
    room: ReadingRoom, results: SearchResults
) -> None:
    for query in ("s", "st", "str", "noon"):
        results.set_query(query)
    room.settle()
    assert texts(room, results) == ["The street was empty by noon."]


def test_a_click_on_a_count_narrows(room: ReadingRoom, results: SearchResults) -> None:
    ask(room, results, "street")
    changed: list[str] = []
    results.query_changed.connect(changed.append)
    facets = results.parts.facets
    row = [line.words for line in facets.lines()].index("Short Summers")
    facets.setCurrentRow(row)
    QTest.keyClick(facets, Qt.Key.Key_Return)
    room.settle()
    assert texts(room, results) == ["The street was empty by noon."]
    assert changed == [results.query]
    assert "street" in results.query


def test_trouble_is_told_in_passing(room: ReadingRoom, results: SearchResults) -> None:
    found = ask(room, results, "street (noon")
    assert found == ["The street was empty by noon."]
    assert "“(noon”" in results.parts.trouble.text()
    assert "character 8" in results.parts.trouble.text()


def test_where_nothing_is_found_wider_queries_are_offered(
    room: ReadingRoom, results: SearchResults
) -> None:
    assert ask(room, results, "street zebra") == []
    assert "Nothing has all of this" in results.parts.none_sentence
    [offer] = results.parts.offers
    assert offer.text() == "street   (2)"
    offer.click()
    room.settle()
    assert results.summary == "2 found"


def test_an_empty_query_says_what_can_be_asked(room: ReadingRoom, results: SearchResults) -> None:
    ask(room, results, "street")
    assert ask(room, results, " ") == []
    assert "page:94" in results.parts.none_sentence


def test_enter_opens_a_passage_in_its_book(room: ReadingRoom, results: SearchResults) -> None:
    ask(room, results, "noon")
    results.setFocus()
    results.quotes.choose_row(0)
    QTest.keyClick(results.quotes, Qt.Key.Key_Return)
    number = results.quotes.current_number()
    assert room.host.places == [Place(source="roe1999", quote=number)]


def test_found_books_and_reviews_are_opened_too(room: ReadingRoom, results: SearchResults) -> None:
    ask(room, results, "winter in:all")
    records = results.parts.records
    assert {line.words for line in records.lines()} == {"The Long Winter", "Streets in winter"}
    for row in range(2):
        records.setCurrentRow(row)
        QTest.keyClick(records, Qt.Key.Key_Return)
    assert {place.view for place in room.host.places} == {"quotes", "review"}


def test_quotes_are_copied_with_and_without_citation(
    room: ReadingRoom, results: SearchResults
) -> None:
    ask(room, results, "noon")
    results.quotes.choose_row(0)
    results.commands()["copy-quote"]()
    room.settle()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("“The street was empty by noon.”")
    assert "p. 7" in copied
    results.commands()["copy-words"]()
    assert QGuiApplication.clipboard().text() == "The street was empty by noon."


def test_a_chosen_quote_can_be_sent_to_the_draft(room: ReadingRoom, results: SearchResults) -> None:
    ask(room, results, "noon")
    sent: list[list[int]] = []
    results.insert_requested.connect(sent.append)
    assert "insert-from-list" not in results.commands() or results.quotes.selected_numbers()
    results.quotes.choose_row(0)
    results.commands()["insert-from-list"]()
    assert sent == [[results.quotes.current_number()]]


def test_escape_asks_to_go_back(room: ReadingRoom, results: SearchResults) -> None:
    ask(room, results, "noon")
    with room.qtbot.waitSignal(results.close_requested):
        QTest.keyClick(results.quotes, Qt.Key.Key_Escape)


def test_a_search_is_kept_under_a_name(room: ReadingRoom, results: SearchResults) -> None:
    ask(room, results, "noon")
    results.commands()["save-search"]()
    [dialog] = results.findChildren(QInputDialog)
    dialog.setTextValue("At noon")
    dialog.accept()
    room.settle()
    [kept] = reading.sidebar(room.library).searches
    assert (kept.name, kept.query) == ("At noon", "noon")


def test_results_follow_what_is_changed(room: ReadingRoom, results: SearchResults) -> None:
    ask(room, results, "street")
    number = results.quotes.number_of(0)
    room.hub.write(discarding.trash_quotes(room.library, [number]))
    room.settle()
    assert texts(room, results) == ["The street was empty by noon."]


def test_what_was_found_can_be_exported(room: ReadingRoom, results: SearchResults) -> None:
    ask(room, results, "street")
    results.commands()["export"]()
    room.settle()
    [dialog] = results.findChildren(ExportDialog)
    assert "The street was empty by noon." in dialog.outcome.toPlainText()
    assert "The bakers" not in dialog.outcome.toPlainText()
    dialog.reject()


def test_a_found_quote_goes_to_the_trash(room: ReadingRoom, results: SearchResults) -> None:
    ask(room, results, "noon")
    results.quotes.choose_row(0)
    results.commands()["trash"]()
    room.settle()
    assert texts(room, results) == []
    assert len(reading.list_trash(room.library).quotes) == 1
