"""How the results of a search are laid out, and what is said of them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from readnotes.gui import measures
from readnotes.gui.views.search_facets import FacetList
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
        offer_taken(row): One of the queries offered where nothing was found.
    """

    record_chosen = Signal(object)
    offer_taken = Signal(int)

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
        self._none = QWidget()
        self._none_words = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._offers = QVBoxLayout()
        self._offered: list[QPushButton] = []
        self._name_parts()
        self.records.line_chosen.connect(lambda line: self.record_chosen.emit(line.value))
        self._lay_out(page)

    @property
    def offers(self) -> list[QPushButton]:
        """The queries offered where nothing was found."""
        return list(self._offered)

    @property
    def none_sentence(self) -> str:
        """What is said where nothing was found."""
        return self._none_words.text()

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
        self.records.set_lines([CountedLine(hit.title, None, hit.title, value=hit) for hit in hits])
        self.records.setVisible(bool(hits))
        if hits:
            row = self.records.sizeHintForRow(0)
            seen = min(len(hits), MOST_RECORDS_SEEN)
            self.records.setFixedHeight(row * seen + measures.STEP_3)

    def show_ranked(self, ranked: str | None) -> None:
        """Says where relevance did not compare everything."""
        bounded = text("Best of the newest 3,000")
        self.sort.setItemText(1, bounded if ranked == "bounded" else text("By relevance"))

    def show_results(self, *, quotes: bool) -> None:
        """Shows what was found."""
        self._places.setCurrentWidget(self._results)
        self.facets.show()
        self.quotes.setVisible(quotes)

    def show_nothing_asked(self) -> None:
        """Says what can be asked."""
        self.show_trouble(None, "")
        self.show_records(())
        self.summary.clear()
        self.facets.set_lines(())
        self._show_words(text("Type words, a page as page:94, or a tag as tag:prison."), ())

    def show_none(self, understood: str, offers: Sequence[str]) -> None:
        """Says that nothing was found, and offers queries that find something."""
        sentence = text("Nothing has all of this: {query}").format(query=understood)
        if offers:
            sentence = text("{nothing}\nThese find something:").format(nothing=sentence)
        else:
            sentence = text("{nothing}\nEsc leads back.").format(nothing=sentence)
        self._show_words(sentence, offers)

    def _show_words(self, sentence: str, offers: Sequence[str]) -> None:
        self._none_words.setText(sentence)
        for button in self._offered:
            self._offers.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._offered = []
        for row, words in enumerate(offers):
            button = QPushButton(words.replace("&", "&&"))
            button.setProperty("role", "link")
            button.clicked.connect(lambda _on=False, row=row: self.offer_taken.emit(row))
            self._offered.append(button)
            self._offers.addWidget(button, 0, Qt.AlignmentFlag.AlignCenter)
        self._places.setCurrentWidget(self._none)
        self.facets.hide()

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
        self._none_words.setProperty("role", "secondary")
        self._none_words.setAlignment(Qt.AlignmentFlag.AlignCenter)

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
        self._results = QWidget()
        found = QVBoxLayout(self._results)
        found.setContentsMargins(0, 0, 0, 0)
        found.setSpacing(0)
        found.addWidget(self.records)
        found.addWidget(self.quotes, 1)
        empty = QVBoxLayout(self._none)
        empty.addStretch(2)
        empty.addWidget(self._none_words)
        empty.addLayout(self._offers)
        empty.addStretch(3)
        middle = QWidget()
        self._places = QStackedLayout(middle)
        self._places.addWidget(self._results)
        self._places.addWidget(self._none)
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
