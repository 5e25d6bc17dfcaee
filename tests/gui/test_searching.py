"""Searching in the whole window, by keys: typed, completed, led on from, kept and left again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog

from readnotes.domain.quotes import Quote
from readnotes.gui import theme
from readnotes.gui.context import Place
from readnotes.gui.models.side_rows import SideRow
from readnotes.gui.views.search_results import SearchResults
from readnotes.gui.views.top_row import SearchField
from readnotes.gui.widgets.search_completions import CompletionList
from readnotes.services import arranging, capture, compose, reading
from tests.gui.window import ALT, CONTROL, SHIFT, Person

KEY = Qt.Key
NAMES = ("Light", "Lamps")


@pytest.fixture
def searcher(reader: Person) -> Person:
    """Someone with the cursor in the search field."""
    library = reader.room.context.library
    for locator, words, tags in (
        ("12", "The lantern had gone out by then.", ("night", "cold war")),
        ("13", "A lantern is no friend to thieves.", ("night",)),
    ):
        reader.sitting.hub.write(
            capture.save(library, Quote("", "doe2015", words, locator=locator, tags=tags))
        )
    reader.settle()
    reader.press(KEY.Key_K, CONTROL)
    return reader


def search(person: Person, query: str) -> SearchResults:
    """Types a query and waits for all of the answer."""
    person.type(query)
    person.until(lambda: not person.sitting.window.top_row.is_waiting)
    person.settle()
    front = person.sitting.window.front
    assert isinstance(front, SearchResults)
    person.until(lambda: not front.is_resting)
    person.settle()
    return front


def field(person: Person) -> SearchField:
    return person.sitting.window.top_row.field


def popup(person: Person) -> CompletionList:
    return person.room.search.completion.popup


def found(results: SearchResults) -> list[str]:
    quotes = results.quotes
    cards = [quotes.card_of(quotes.number_of(row)) for row in range(quotes.count)]
    return [card.text for card in cards if card is not None]


def test_tab_takes_the_first_thing_that_may_be_meant(searcher: Person) -> None:
    search(searcher, "lantern ta")
    searcher.until(popup(searcher).isVisible)
    assert [choice.words for choice in popup(searcher).view.choices] == ["tag:"]
    searcher.press(KEY.Key_Tab)
    assert field(searcher).text() == "lantern tag:"
    assert field(searcher).hasFocus()
    assert [choice.words for choice in popup(searcher).view.choices] == ["night", '"cold war"']
    searcher.press(KEY.Key_Down)
    searcher.press(KEY.Key_Down)
    searcher.press(KEY.Key_Return)
    assert field(searcher).text() == 'lantern tag:"cold war" '
    assert not popup(searcher).isVisible()
    assert found(search(searcher, "")) == ["The lantern had gone out by then."]


def test_each_candidate_says_what_it_is(searcher: Person) -> None:
    search(searcher, "is:un")
    notes = {choice.words: choice.note for choice in popup(searcher).view.choices}
    assert notes["unused"] == "cited in no review"


def test_escape_puts_the_candidates_away_and_nothing_else(searcher: Person) -> None:
    results = search(searcher, "tag:")
    assert popup(searcher).isVisible()
    searcher.press(KEY.Key_Escape)
    assert not popup(searcher).isVisible()
    assert field(searcher).text() == "tag:"
    assert results.isVisible()
    searcher.press(KEY.Key_Escape)
    assert searcher.sitting.window.library_page.isVisible()


def test_a_candidate_is_taken_with_the_pointer(searcher: Person) -> None:
    search(searcher, "key:au")
    view = popup(searcher).view
    box = view.visualRect(view.model().index(0, 0))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    searcher.settle()
    assert field(searcher).text() == "key:austen1813 "
    assert field(searcher).hasFocus()


def test_plain_words_bring_no_candidates(searcher: Person) -> None:
    for letter in "lantern a":
        searcher.type(letter)
        searcher.settle()
        assert not popup(searcher).isVisible()


def test_candidates_go_away_with_the_keys(searcher: Person) -> None:
    search(searcher, "tag:")
    assert popup(searcher).isVisible()
    searcher.press(KEY.Key_F6)
    assert not popup(searcher).isVisible()


def test_a_question_mark_in_the_empty_field_opens_the_help(searcher: Person) -> None:
    results = search(searcher, "?")
    assert results.parts.help.isVisible()
    results = search(searcher, "lantern")
    assert field(searcher).text() == "lantern"
    assert not results.parts.help.isVisible()
    assert len(found(results)) == 2


def test_the_help_is_an_action_and_fits_a_small_window(searcher: Person) -> None:
    searcher.window.resize(800, 600)
    searcher.press(KEY.Key_F1, CONTROL)
    searcher.until(lambda: searcher.sitting.window.front is searcher.room.pages.search)
    results = searcher.room.pages.search
    assert results is not None
    searcher.settle()
    assert results.parts.help.isVisible()
    page = results.parts.help.widget()
    assert page is not None
    assert page.width() <= results.parts.help.viewport().width()


def test_enter_goes_to_the_hits_and_on_to_the_book(searcher: Person) -> None:
    results = search(searcher, "friend thieves")
    searcher.press(KEY.Key_Return)
    assert results.quotes.hasFocus()
    number = results.quotes.current_number()
    searcher.press(KEY.Key_Return)
    assert searcher.quotes.current_number() == number
    strip = searcher.sitting.window.library_page.book.head.strip
    assert strip.isVisible()
    assert searcher.room.book.source is not None
    assert searcher.room.book.source.key == "doe2015"
    searcher.press(KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert searcher.sitting.window.front is results
    assert field(searcher).text() == "friend thieves"


def test_a_half_typed_word_still_finds_when_one_comes_back(searcher: Person) -> None:
    results = search(searcher, "lant")
    searcher.press(KEY.Key_Return)
    searcher.press(KEY.Key_Return)
    searcher.press(KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert len(found(results)) == 2


def test_go_to_page_works_from_a_hit(searcher: Person) -> None:
    search(searcher, "thieves")
    searcher.press(KEY.Key_Return)
    searcher.press(KEY.Key_G, CONTROL)
    searcher.type("94")
    searcher.settle()
    searcher.press(KEY.Key_Return)
    [card] = searcher.room.book.cards_of([searcher.quotes.current_number()])
    assert card.locator == "94"
    searcher.press(KEY.Key_K, CONTROL)
    search(searcher, "thieves")
    searcher.press(KEY.Key_Return)
    searcher.press(KEY.Key_G, CONTROL)
    searcher.type("200")
    searcher.settle()
    searcher.press(KEY.Key_Return)
    assert searcher.row.page.text() == "200"
    assert searcher.row.passage.hasFocus()


def test_passages_like_one_are_looked_for_by_a_key(searcher: Person) -> None:
    results = search(searcher, "thieves")
    searcher.press(KEY.Key_Return)
    number = results.quotes.current_number()
    searcher.press(KEY.Key_K, CONTROL | ALT)
    assert "like it" in results.summary
    assert found(results)[0] == "The lantern had gone out by then."
    assert results.quotes.row_of(number) < 0
    searcher.go(Place(source="doe2015"))
    searcher.quotes.choose_quote(number)
    searcher.press(KEY.Key_K, CONTROL | ALT)
    assert searcher.sitting.window.front is results
    assert found(results)[0] == "The lantern had gone out by then."


def test_a_hit_leads_to_the_review_that_cites_it(searcher: Person) -> None:
    library = searcher.room.context.library
    [review] = reading.sidebar(library).reviews
    body = "“A lantern is no friend to thieves.” [@doe2015, p. 13]"
    searcher.sitting.hub.write(compose.set_body(library, review.id, body))
    searcher.settle()
    search(searcher, "thieves")
    searcher.press(KEY.Key_Return)
    searcher.press(KEY.Key_U, CONTROL)
    assert searcher.room.place() == Place(view="review", name=review.id)


def test_hits_are_copied_and_sorted_by_keys(searcher: Person) -> None:
    results = search(searcher, "lantern")
    searcher.press(KEY.Key_Return)
    searcher.press(KEY.Key_C, CONTROL | SHIFT)
    assert QGuiApplication.clipboard().text() == "The lantern had gone out by then."
    searcher.press(KEY.Key_C, CONTROL)
    assert "p. 12" in QGuiApplication.clipboard().text()
    searcher.press(KEY.Key_3, CONTROL)
    assert results.parts.sort.currentData() == "newest"
    assert found(results)[0] == "A lantern is no friend to thieves."


def saved(person: Person) -> list[SideRow]:
    sidebar = person.sitting.window.sidebar
    rows = [sidebar._model.row_at(sidebar._model.find("search", name)) for name in NAMES]
    return [row for row in rows if row is not None]


def test_a_kept_search_stands_in_the_sidebar_with_a_count_that_follows(searcher: Person) -> None:
    search(searcher, "lantern")
    searcher.press(KEY.Key_F4)
    results = searcher.room.pages.search
    assert results is not None
    [dialog] = results.findChildren(QInputDialog)
    dialog.setTextValue("Light")
    dialog.accept()
    searcher.settle()
    assert [(row.name, row.count, row.more) for row in saved(searcher)] == [("Light", 2, False)]
    library = searcher.room.context.library
    quote = Quote("", "austen1813", "No lantern at Pemberley.", locator="7")
    searcher.sitting.hub.write(capture.save(library, quote))
    searcher.settle()
    assert [row.count for row in saved(searcher)] == [3]


def test_a_kept_search_gets_another_name_and_is_forgotten(searcher: Person) -> None:
    library = searcher.room.context.library
    searcher.sitting.hub.write(arranging.save_search(library, "Light", "lantern"))
    searcher.settle()
    sidebar = searcher.sitting.window.sidebar
    sidebar.choose("search", "Light")
    sidebar.setFocus()
    searcher.press(KEY.Key_F2)
    searcher.type("Lamps")
    searcher.press(KEY.Key_Return)
    assert [(row.name, row.count) for row in saved(searcher)] == [("Lamps", 2)]
    sidebar.choose("search", "Lamps")
    sidebar.setFocus()
    searcher.press(KEY.Key_Delete)
    assert saved(searcher) == []


def test_an_arabic_passage_is_found_without_its_vowel_marks(searcher: Person) -> None:
    library = searcher.room.context.library
    quote = Quote("", "doe2015", "كَانَ الزَّمَانُ يَمْضِي.", locator="5", language="ar")
    searcher.sitting.hub.write(capture.save(library, quote))
    searcher.settle()
    field(searcher).write("الزمان", 6)
    results = search(searcher, "")
    assert found(results) == ["كَانَ الزَّمَانُ يَمْضِي."]
    mark = theme.current().colours.mark
    done = results.quotes._rows.row(0)
    assert done is not None
    assert done.paragraphs[0].right_to_left
    formats = done.paragraphs[0].layout.formats()
    [marked] = [each for each in formats if each.format.background().color() == mark]
    words = quote.text[marked.start : marked.start + marked.length]
    assert words == "الزَّمَانُ"


def test_what_is_counted_no_further_says_so() -> None:
    assert SideRow("search", "x", "x", 1000, more=True).shown_count == "1,000+"
    assert SideRow("search", "x", "x", 999).shown_count == "999"


def test_del_in_the_sidebar_never_trashes_a_hit(searcher: Person) -> None:
    results = search(searcher, "lantern")
    searcher.press(KEY.Key_Return)
    assert results.quotes.selected_numbers()
    searcher.sitting.window.sidebar.setFocus()
    searcher.press(KEY.Key_Delete)
    assert len(found(results)) == 2
    assert reading.list_trash(searcher.room.context.library).quotes == ()


def test_the_counts_are_reached_and_used_by_keys(searcher: Person) -> None:
    results = search(searcher, "street OR lantern OR bakers")
    searcher.press(KEY.Key_Return)
    searcher.press(KEY.Key_F6)
    assert results.parts.facets.hasFocus()
    words = [line.words for line in results.parts.facets.lines()]
    for _ in range(words.index("cold war") - 1):
        searcher.press(KEY.Key_Down)
        if results.parts.facets.line(results.parts.facets.currentRow()).words == "cold war":
            break
    searcher.press(KEY.Key_Return)
    assert found(results) == ["The lantern had gone out by then."]
    assert 'tag:="cold war"' in field(searcher).text()
