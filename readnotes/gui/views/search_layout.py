"""How the results of a search are laid out, and what is said of them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from readnotes.gui import measures
from readnotes.gui.views.query_help import QueryHelp
from readnotes.gui.views.search_facets import FacetList
from readnotes.gui.views.search_offers import SearchOffers
from readnotes.gui.widgets.choice_box import ChoiceBox
from readnotes.gui.widgets.counted_list import CountedLine, CountedList
from readnotes.gui.widgets.quote_list import QuoteList
from readnotes.i18n import text
from readnotes.services.code_words import QUERY_TROUBLES
from readnotes.services.find import Hit, Trouble

FACETS_WIDTH = 232
MOST_RECORDS_SEEN = 5


class SearchLayout(QObject):
    """The parts of the page, and which of them are seen.

    Signals:
        record_chosen(Hit): A found source or review is to be opened.
    """

    record_chosen = Signal(object)

    def __init__(self, page: QFrame) -> None:
        """Lays the parts out on a page."""
        super().__init__(page)
        page.setProperty("ground", "pane")
        self.summary = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.trouble = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.sort = ChoiceBox()
        self.records = CountedList(text("Found books and reviews"))
        self.quotes = QuoteList()
        self.facets = FacetList()
        self.offers = SearchOffers()
        self.help = QueryHelp()
        self._page = page
        self._none = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._rest = QWidget()
        self._name_parts()
        self.records.line_chosen.connect(lambda line: self.record_chosen.emit(line.value))
        self._lay_out(page)

    @property
    def none_sentence(self) -> str:
        """What is said where nothing was found."""
        return self._none.text()

    def show_trouble(self, trouble: Trouble | None, query: str) -> None:
        """Says where understanding stopped, in grey."""
        if trouble is None:
            self.trouble.hide()
            return
        self.trouble.setText(
            text("Stopped understanding at “{rest}” (character {at}): {why}.").format(
                rest=query[trouble.at : trouble.at + measures.MEASURE] or "…",
                at=trouble.at + 1,
                why=QUERY_TROUBLES.get(trouble.why, trouble.why),
            )
        )
        self.trouble.show()

    def show_records(self, hits: Sequence[Hit]) -> None:
        """Shows found sources and reviews above the passages."""
        self.records.set_lines([_record_line(hit) for hit in hits])
        self.records.setVisible(bool(hits))
        if hits:
            row = self.records.sizeHintForRow(0)
            seen = min(len(hits), MOST_RECORDS_SEEN)
            self.records.setFixedHeight(row * seen + measures.STEP_3)

    def show_ranked(self, ranked: str | None) -> None:
        """Says where relevance did not compare everything."""
        bounded = text("Best of the likeliest")
        self.sort.setItemText(1, bounded if ranked == "bounded" else text("By relevance"))

    def show_results(self, *, quotes: bool) -> None:
        """Shows what was found."""
        self._places.setCurrentIndex(0)
        self.sort.show()
        self._none.hide()
        self.quotes.setVisible(quotes)
        self._rest.setVisible(not quotes)
        self.facets.setVisible(self.facets.count() > 0)
        self._page.setFocusProxy(self.quotes if quotes else self.records)

    def show_nothing_asked(self) -> None:
        """Says what can be asked."""
        self.show_trouble(None, "")
        self.show_records(())
        self.summary.clear()
        self.facets.set_lines(())
        self.offers.clear_offers()
        self.show_what_to_ask()

    def show_what_to_ask(self) -> None:
        """Says what can be asked in the place of results, and nothing about what was asked."""
        self.show_none(
            text("Type words, a page as page:94, or a tag as tag:prison; ? explains the rest.")
        )

    def show_none(self, sentence: str) -> None:
        """Says that nothing is found; what to do about it is offered below."""
        self._places.setCurrentIndex(0)
        self.sort.show()
        self._none.setText(sentence)
        self._none.show()
        self.quotes.hide()
        self._rest.show()
        self.facets.setVisible(self.facets.count() > 0)
        self._page.setFocusProxy(self.offers)

    def show_help(self) -> None:
        """Shows the page that explains the language, in the place of the results."""
        self.show_nothing_asked()
        self.facets.hide()
        self.sort.hide()
        self.summary.setText(text("How to search"))
        self._places.setCurrentWidget(self.help)
        self._page.setFocusProxy(self.help)

    def _name_parts(self) -> None:
        self.summary.setProperty("role", "secondary")
        self.trouble.setProperty("role", "secondary")
        self.trouble.hide()
        for words, name in (
            (text("By book and page"), "page"),
            (text("By relevance"), "relevance"),
            (text("Newest first"), "newest"),
        ):
            self.sort.addItem(words, name)
        self.sort.setAccessibleName(text("Order of the results"))
        self.records.setProperty("ground", "pane")
        self.records.hide()
        self._none.setProperty("role", "secondary")
        side = measures.STEP_4
        self._none.setContentsMargins(side, side, side, measures.STEP_2)
        self._none.hide()

    def _lay_out(self, page: QFrame) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(measures.STEP_4, measures.STEP_2, measures.STEP_3, measures.STEP_2)
        head.setSpacing(measures.STEP_3)
        head.addWidget(self.summary)
        head.addWidget(self.trouble, 1)
        head.addStretch(0)
        head.addWidget(self.sort)
        line = QFrame()
        line.setProperty("role", "hairline")
        results = QWidget()
        found = QVBoxLayout(results)
        found.setContentsMargins(0, 0, 0, 0)
        found.setSpacing(0)
        for part, stretch in (
            (self.records, 0),
            (self.quotes, 1),
            (self._none, 0),
            (self.offers, 0),
            (self._rest, 1),
        ):
            found.addWidget(part, stretch)
        middle = QWidget()
        self._places = QStackedLayout(middle)
        self._places.addWidget(results)
        self._places.addWidget(self.help)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.addWidget(middle)
        both.addWidget(self.facets)
        both.setStretchFactor(0, 1)
        both.setChildrenCollapsible(False)
        both.setHandleWidth(measures.HAIRLINE)
        both.setSizes([4 * FACETS_WIDTH, FACETS_WIDTH])
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line)
        column.addWidget(both, 1)


def _record_line(hit: Hit) -> CountedLine:
    if hit.record == "review":
        words = text("{title} · your review").format(title=hit.title)
    else:
        words = hit.title
    return CountedLine(words, None, words, value=hit)
