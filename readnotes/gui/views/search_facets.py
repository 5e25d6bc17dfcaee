"""The counts beside the results of a search, each a way to narrow them."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from readnotes.gui.kinds import kind_word
from readnotes.gui.widgets.counted_list import CountedLine, CountedList
from readnotes.i18n import text
from readnotes.services.find import Facet, Facets

MOST_SHOWN = 8


class FacetList(CountedList):
    """Books, authors, tags and kinds; a click narrows.

    Signals:
        clause_chosen(clause): What to add to the query.
    """

    clause_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(text("Narrow the search"), parent)
        self.line_chosen.connect(lambda line: self.clause_chosen.emit(line.value))

    def set_facets(self, facets: Facets) -> None:
        """Shows these counts; a group of which one thing is all there is narrows nothing."""
        self.set_lines(list(_lines(facets)))


def _lines(facets: Facets) -> Iterator[CountedLine]:
    kinds = tuple(Facet(kind_word(each.label), each.clause, each.count) for each in facets.kinds)
    for title, group in (
        (text("Books"), facets.books),
        (text("Authors"), facets.authors),
        (text("Tags"), facets.tags),
        (text("Kinds"), kinds),
    ):
        telling = [each for each in group if each.count < facets.counted]
        if not telling:
            continue
        yield CountedLine(title, None, title, heading=True)
        for each in telling[:MOST_SHOWN]:
            spoken = text("{title}: {label}, {count}").format(
                title=title, label=each.label, count=each.count
            )
            yield CountedLine(each.label, each.count, spoken, value=each.clause)
