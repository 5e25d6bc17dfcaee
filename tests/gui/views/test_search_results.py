"""The results of a search: grouped, marked, narrowed, opened, copied."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QMenu, QPushButton

from readnotes.gui.context import Place
from readnotes.gui.dialogs.export import ExportDialog
from readnotes.gui.views.search_results import SearchResults
from readnotes.gui.widgets.counted_list import CountedList
from readnotes.services import discarding, find, reading
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
    room.qtbot.waitUntil(lambda: not page.is_resting)
    room.settle()
    return texts(room, page)


def texts(room: ReadingRoom, page: SearchResults) -> list[str]:
    numbers = [page.quotes.number_of(row) for row in range(page.quotes.count)]
    return [card.text for card in reading.quote_cards(room.library, numbers)]


def click_line(lines: CountedList, row: int) -> None:
    box = lines.visualItemRect(lines.item(row))
    QTest.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=box.center())


def test_results_stand_by_book_in_page_order(room: ReadingRoom, results: SearchResults) -> None:
    found = ask(room, results, "street")
    assert found == ["Nobody in the street looked up.", "The street was empty by noon."]
    assert results.summary == "2 found"


@pytest.mark.parametrize("sort", ["page", "newest", "relevance"])
def test_in_every_order_it_is_said_of_which_book_a_passage_is(
    room: ReadingRoom, results: SearchResults, sort: str
) -> None:
    results.parts.sort.setCurrentIndex(results.parts.sort.findData(sort))
    ask(room, results, "street")
    cards = reading.quote_cards(room.library, [results.quotes.number_of(0)])
    assert results.quotes._rows.heading(0) == cards[0].source_title != ""


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


def test_what_narrows_is_shown_and_taken_off_again(
    room: ReadingRoom, results: SearchResults
) -> None:
    ask(room, results, "street")
    facets = results.parts.facets
    click_line(facets, [line.words for line in facets.lines()].index("1999"))
    room.settle()
    assert results.query == "street year:1999"
    assert texts(room, results) == ["The street was empty by noon."]
    assert [line.words for line in facets.lines()][:2] == ["Narrowed to", "✕  year:1999"]
    facets.setFocus()
    facets.setCurrentRow(1)
    QTest.keyClick(facets, Qt.Key.Key_Return)
    room.settle()
    assert results.query == "street"
    assert len(texts(room, results)) == 2


def test_trouble_is_told_in_passing(room: ReadingRoom, results: SearchResults) -> None:
    found = ask(room, results, "street (noon")
    assert found == ["The street was empty by noon."]
    assert "“(noon”" in results.parts.trouble.text()
    assert "character 8" in results.parts.trouble.text()


def test_where_nothing_is_found_wider_queries_are_offered(
    room: ReadingRoom, results: SearchResults
) -> None:
    assert ask(room, results, "street zebra") == []
    assert results.parts.none_sentence == "Nothing in the library has “zebra”."
    heading, offer = results.parts.offers.lines()
    assert heading.heading
    assert (offer.words, offer.count) == ("street", 2)
    results.setFocus()
    QTest.keyClick(results.parts.offers, Qt.Key.Key_Return)
    room.settle()
    assert results.summary == "2 found"


def test_what_was_offered_for_one_query_is_not_offered_for_another(
    room: ReadingRoom, results: SearchResults
) -> None:
    ask(room, results, "street zebra")
    assert results.parts.offers.lines()
    assert len(ask(room, results, "street")) == 2
    assert results.parts.offers.lines() == []


def test_few_hits_bring_words_of_nearly_the_same_spelling(
    room: ReadingRoom, results: SearchResults
) -> None:
    changed: list[str] = []
    results.query_changed.connect(changed.append)
    room.add_quote("roe1999", "8", "A stret, as he wrote it.")
    assert len(ask(room, results, "stret")) == 1
    heading, offer = results.parts.offers.lines()
    assert heading.words == "Similar spelling"
    assert (offer.words, offer.count) == ("street", 2)
    click_line(results.parts.offers, 1)
    room.settle()
    assert changed == ["street"]
    assert len(texts(room, results)) == 2
    assert not results.parts.offers.isVisible()


def test_nothing_found_names_corrections_before_wider_queries(
    room: ReadingRoom, results: SearchResults
) -> None:
    assert ask(room, results, "bakars kind:quotation") == []
    words = [line.words for line in results.parts.offers.lines()]
    assert words[:2] == ["Similar spelling", "bakers kind:quotation"]
    assert "These find something" in words


def test_an_empty_query_says_what_can_be_asked(room: ReadingRoom, results: SearchResults) -> None:
    ask(room, results, "street")
    assert ask(room, results, " ") == []
    assert "page:94" in results.parts.none_sentence


def test_where_nothing_is_understood_it_is_said_what_can_be_asked(
    room: ReadingRoom, results: SearchResults
) -> None:
    assert ask(room, results, "(page: OR") == []
    assert "page:94" in results.parts.none_sentence
    assert results.parts.trouble.isVisible()


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
    assert {line.words for line in records.lines()} == {
        "The Long Winter",
        "Streets in winter · your review",
    }
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
    room.settle()
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


def test_a_long_list_of_hits_can_be_read_to_its_end(
    room: ReadingRoom, results: SearchResults
) -> None:
    for page in range(100):
        room.add_quote("roe1999", str(page + 10), f"Lantern number {page}.")
    ask(room, results, "lantern")
    assert results.summary == "100 found"
    results.quotes.setFocus()
    QTest.keyClick(results.quotes, Qt.Key.Key_End)
    number = results.quotes.current_number()
    [card] = reading.quote_cards(room.library, [number])
    assert card.text == "Lantern number 99."
    # A change elsewhere does not take the reader back to the beginning.
    room.add_quote("doe2015", "1", "Another lantern.")
    room.hub.write(discarding.trash_quotes(room.library, [results.quotes.number_of(0)]))
    room.settle()
    assert results.quotes.current_number() == number


def test_the_first_hits_come_before_all_are_counted(
    room: ReadingRoom, results: SearchResults, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("readnotes.gui.views.search_answers.FIRST_HITS", 20)
    for page in range(70):
        room.add_quote("roe1999", str(page + 10), f"Lantern number {page}.")
    told: list[str] = []
    results._answers.found.connect(lambda _first: told.append(results.summary))
    results._answers.counted.connect(lambda _total, _exact: told.append(results.summary))
    ask(room, results, "lantern number")
    assert told[0].endswith("+ found")
    assert told[1:] == ["70 found"]


@pytest.mark.parametrize(
    ("late", "said"), [("count", ["50+ found", "70 found"]), ("facets", ["70 found"])]
)
def test_of_many_hits_it_is_said_at_once_that_they_are_many(
    room: ReadingRoom,
    results: SearchResults,
    monkeypatch: pytest.MonkeyPatch,
    late: str,
    said: list[str],
) -> None:
    monkeypatch.setattr("readnotes.gui.views.search_answers.FIRST_HITS", 20)
    monkeypatch.setattr("readnotes.search.facets.MOST_COUNTED", 50)
    for page in range(70):
        room.add_quote("roe1999", str(page + 10), f"Lantern number {page}.")
    other = threading.Event()
    answer = getattr(find, late)

    def answer_late(*asked: object, **how: object) -> object:
        assert other.wait(10)
        return answer(*asked, **how)

    monkeypatch.setattr(find, late, answer_late)
    told: list[str] = []
    answers = results._answers
    answers.counted.connect(lambda _total, _exact: told.append(results.summary))
    (answers.faceted if late == "count" else answers.counted).connect(lambda *_: other.set())
    ask(room, results, "lantern number")
    assert told == said


def test_hits_are_sorted_by_keyboard_too(room: ReadingRoom, results: SearchResults) -> None:
    ask(room, results, "street")
    results.commands()["order-newest"]()
    room.settle()
    assert texts(room, results)[0] == "The street was empty by noon."
    assert results.parts.sort.currentText() == "Newest first"


def test_passages_like_one_are_found_without_itself(
    room: ReadingRoom, results: SearchResults
) -> None:
    room.add_quote("roe1999", "9", "Bakers work by night, memory by day.")
    ask(room, results, "learnt")
    number = results.quotes.number_of(0)
    results.quotes.choose_row(0)
    results.commands()["find-alike"]()
    room.settle()
    [place] = room.host.places
    assert place.quote == number
    results.set_query(place.name, typing=False, like=place.quote)
    room.settle()
    assert texts(room, results)[0] == "Bakers work by night, memory by day."
    assert results.quotes.row_of(number) < 0
    assert results.summary == f"{results.quotes.count} passages like it"
    assert results.parts.sort.currentData() == "relevance"
    ask(room, results, "street")
    assert results.parts.sort.currentData() == "page"


def test_the_menu_of_a_hit_names_what_can_be_done(
    room: ReadingRoom, results: SearchResults
) -> None:
    ask(room, results, "noon")
    row = dict(results.quotes.rows_in_view())[0]
    point = QPoint(results.quotes.width() // 2, row + 60)
    QTest.mouseClick(results.quotes.viewport(), Qt.MouseButton.RightButton, pos=point)
    results.quotes.customContextMenuRequested.emit(point)
    [menu] = results.quotes.findChildren(QMenu)
    titles = [action.text() for action in menu.actions() if action.text()]
    assert "Find passages like this one" in titles
    assert "Copy with citation" in titles
    [copy] = [action for action in menu.actions() if action.text() == "Copy with citation"]
    copy.trigger()
    menu.close()
    assert room.host.performed == ["copy-quote"]


def test_space_shows_the_whole_passage_and_puts_it_away(
    room: ReadingRoom, results: SearchResults
) -> None:
    room.add_quote("roe1999", "9", "Lantern light. " * 300)
    ask(room, results, "lantern")
    results.quotes.setFocus()
    [(row, _top)] = results.quotes.rows_in_view()
    before = results.quotes._place.height(row)
    QTest.keyClick(results.quotes, Qt.Key.Key_Space)
    assert results.quotes._place.height(row) > 3 * before
    QTest.keyClick(results.quotes, Qt.Key.Key_Space)
    assert results.quotes._place.height(row) == before


def test_the_help_explains_the_language_and_an_example_is_tried(
    room: ReadingRoom, results: SearchResults
) -> None:
    changed: list[str] = []
    results.query_changed.connect(changed.append)
    ask(room, results, "?")
    help_page = results.parts.help
    assert help_page.isVisible()
    [example] = [each for each in help_page.findChildren(QPushButton) if each.text() == "kidnap*"]
    QTest.mouseClick(example, Qt.MouseButton.LeftButton)
    room.settle()
    assert changed == ["kidnap*"]
    assert not help_page.isVisible()


def test_what_was_left_unfinished_is_finished_when_one_comes_back(
    room: ReadingRoom, results: SearchResults
) -> None:
    results.set_query("street")
    results.leave()
    room.settle()
    assert texts(room, results) == []
    assert ask(room, results, "street") != []
    shown: list[object] = []
    results._answers.found.connect(shown.append)
    results.leave()
    ask(room, results, "street")
    assert shown == []


def test_where_nothing_narrows_there_is_no_column_of_counts(
    room: ReadingRoom, results: SearchResults
) -> None:
    ask(room, results, "street")
    assert results.parts.facets.isVisible()
    ask(room, results, "noon")
    assert results.parts.facets.isHidden()
    ask(room, results, "street")
    assert results.parts.facets.isVisible()


def test_tab_goes_from_example_to_example_and_enter_tries_one(
    room: ReadingRoom, results: SearchResults
) -> None:
    changed: list[str] = []
    results.query_changed.connect(changed.append)
    results.set_query("?")
    room.settle()
    results.parts.help.setFocus()
    for _ in range(2):
        QTest.keyClick(results.focusWidget(), Qt.Key.Key_Tab)
    example = results.focusWidget()
    assert isinstance(example, QPushButton)
    QTest.keyClick(example, Qt.Key.Key_Return)
    assert changed == [example.text()]
    assert room.host.performed == ["search"]
