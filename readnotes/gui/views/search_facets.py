"""The counts beside the results of a search, each a way to narrow them, and what narrows them."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from readnotes.gui.kinds import kind_word
from readnotes.gui.widgets.counted_list import CountedLine, CountedList
from readnotes.i18n import text
from readnotes.services.find import Facet, Facets

MOST_SHOWN = 8
NOTHING = Facets((), (), (), (), (), 0, True)


class FacetList(CountedList):
    """Books, authors, tags, kinds and years; a click narrows. Above them what narrows already.

    Signals:
        clause_chosen(clause): What to add to the query.
        query_chosen(query): The query without something that narrows it.
    """

    clause_chosen = Signal(str)
    query_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(text("Narrow the search"), parent)
        self._facets = NOTHING
        self._narrowings: Sequence[tuple[str, str]] = ()
        self.line_chosen.connect(self._on_line_chosen)

    def set_facets(self, facets: Facets) -> None:
        """Shows these counts; a group of which one thing is all there is narrows nothing."""
        self._facets = facets
        self._show()

    def set_narrowings(self, narrowings: Sequence[tuple[str, str]]) -> None:
        """Shows the clauses that narrow the query, each with the query without it."""
        self._narrowings = narrowings
        self._show()

    def _show(self) -> None:
        self.set_lines([*_narrowed(self._narrowings), *_lines(self._facets)])
        # With nothing to narrow it is an empty column; it goes from under no one's hand.
        self.setVisible(bool(self.count()) or self.hasFocus())

    def _on_line_chosen(self, line: CountedLine) -> None:
        clause = str(line.value)
        if line.strong:
            self.query_chosen.emit(clause)
        else:
            self.clause_chosen.emit(clause)


def _narrowed(narrowings: Sequence[tuple[str, str]]) -> Iterator[CountedLine]:
    if narrowings:
        title = text("Narrowed to")
        yield CountedLine(title, None, title, heading=True)
    for clause, without in narrowings:
        spoken = text("Take off {clause}").format(clause=clause)
        yield CountedLine(f"✕  {clause}", None, spoken, strong=True, value=without)


def _lines(facets: Facets) -> Iterator[CountedLine]:
    kinds = tuple(Facet(kind_word(each.label), each.clause, each.count) for each in facets.kinds)
    for title, group in (
        (text("Books"), facets.books),
        (text("Authors"), facets.authors),
        (text("Tags"), facets.tags),
        (text("Kinds"), kinds),
        (text("Years"), facets.years),
    ):
        telling = [each for each in group if each.count < facets.counted]
        if not telling:
            continue
        yield CountedLine(title, None, title, heading=True)
        for each in telling[:MOST_SHOWN]:
            spoken = text("{title}: {label}, {count}").format(
                title=title, label=each.label, count=each.count
            )
            more = not facets.complete
            yield CountedLine(each.label, each.count, spoken, value=each.clause, more=more)
