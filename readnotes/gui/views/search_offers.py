"""Other queries, offered where one finds little or nothing: spelt otherwise, or wider."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QWidget

from readnotes.gui import measures
from readnotes.gui.widgets.counted_list import CountedLine, CountedList
from readnotes.i18n import text
from readnotes.services.find import Nearest, NearQuery, Suggestion

NONE_NEAR = Nearest((), ())
WIDTH = 464


class SearchOffers(CountedList):
    """Queries with how much each finds; a click or Enter takes one (`line_chosen`, its value)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(text("Other queries"), parent)
        self.setProperty("ground", "pane")
        # A number far from its words would not be read with them.
        self.setFixedWidth(WIDTH)
        self._suggestions: Sequence[Suggestion] = ()
        self._near: Sequence[NearQuery] = ()
        self.hide()

    def clear_offers(self) -> None:
        """Offers nothing."""
        self._suggestions, self._near = (), ()
        self._show()

    def set_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Offers the query with words of the library that are spelt nearly so."""
        self._suggestions = suggestions
        self._show()

    def set_near(self, near: Sequence[NearQuery]) -> None:
        """Offers wider queries."""
        self._near = near
        self._show()

    def _show(self) -> None:
        lines = [*_spelt(self._suggestions), *_wider(self._near)]
        self.set_lines(lines)
        self.setVisible(bool(lines))
        height = sum(self.sizeHintForRow(row) for row in range(self.count()))
        self.setFixedHeight(height + 2 * measures.STEP_2)


def _spelt(suggestions: Sequence[Suggestion]) -> Iterator[CountedLine]:
    if suggestions:
        title = text("Similar spelling")
        yield CountedLine(title, None, title, heading=True)
    for each in suggestions:
        yield _line(each.query, each.total, exact=each.total_exact)


def _wider(near: Sequence[NearQuery]) -> Iterator[CountedLine]:
    if near:
        title = text("These find something")
        yield CountedLine(title, None, title, heading=True)
    for each in near:
        yield _line(each.query, each.total, exact=each.total_exact)


def _line(query: str, total: int, *, exact: bool) -> CountedLine:
    spoken = text("{query}, {count} found").format(query=query, count=total)
    return CountedLine(query, total, spoken, value=query, more=not exact)
