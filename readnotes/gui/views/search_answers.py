"""What a search answers, in stages: at once the first hits, a moment later what takes longer."""

from array import array
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from readnotes.gui.context import Context
from readnotes.services import find
from readnotes.services.find import First, SearchOptions, Sort

T = TypeVar("T")

FIRST_HITS = 60
FEW_HITS = 5
REST_MS = 150
"""What takes longer is asked for when typing pauses: it would be given up at the next key."""

STAGES = ("first", "total", "facets", "all facets", "numbers", "spelling", "wider")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is searched for.

    Attributes:
        query: As typed.
        typing: Whether its last word is still being typed.
        sort: The order of the hits.
        like: The number of the passage that others are to be like, which is left out; or -1.
    """

    query: str = ""
    typing: bool = False
    sort: Sort = "page"
    like: int = -1


class SearchAnswers(QObject):
    """Asks for one query at a time, each stage by itself; another query gives all of them up.

    Signals:
        found(First): The first hits.
        counted(int, bool): How many there are, where that was not known at first; whether all are
            counted, or so many at least.
        listed(array): The numbers of all quotes, in order, where there are more than the first.
        faceted(Facets): What it can be narrowed to; first bounded, then exact.
        respelt(tuple): Corrections of a query that finds little.
        widened(Nearest): What is nearest to a query that finds nothing.
    """

    found = Signal(object)
    counted = Signal(int, bool)
    listed = Signal(object)
    faceted = Signal(object)
    respelt = Signal(object)
    widened = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._asked = Asked()
        self._first: First | None = None
        self._open: set[str] = set()
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._go_on)

    @property
    def is_resting(self) -> bool:
        """Whether more is to be asked for in a moment."""
        return self._rest.isActive()

    @property
    def is_unfinished(self) -> bool:
        """Whether something of the answer is still to come."""
        return bool(self._open) or self._rest.isActive()

    @property
    def asked(self) -> Asked:
        """What was asked for last."""
        return self._asked

    def ask(self, asked: Asked) -> None:
        """Has a query answered; whatever is still being answered is given up."""
        self.give_up()
        self._asked = asked
        if asked.query.strip():
            library, options = self._context.library, self._options()
            self._ask("first", partial(find.find_first, library, asked.query, options), self._begin)

    def give_up(self) -> None:
        """Has nothing more answered."""
        self._rest.stop()
        self._open.clear()
        self._first = None
        for stage in STAGES:
            self._context.hub.give_up((self, stage))

    def _options(self) -> SearchOptions:
        asked = self._asked
        return SearchOptions(FIRST_HITS, asked.sort, typing=asked.typing, count_all=False)

    def _ask(self, stage: str, question: Callable[[], T], done: Callable[[T], None]) -> None:
        self._open.add(stage)
        self._context.hub.ask(
            self._context.library, question, partial(self._close, stage, done), topic=(self, stage)
        )

    def _close(self, stage: str, done: Callable[[T], None], answer: T) -> None:
        self._open.discard(stage)
        done(answer)

    def _begin(self, first: First) -> None:
        """Shows the first hits; the rest is asked for when nothing more is typed."""
        self._first = first
        self.found.emit(self._without_itself(first))
        if self._asked.typing:
            self._rest.start()
        else:
            self._go_on()

    def _go_on(self) -> None:
        first = self._first
        if first is None:
            return
        library, query, options = self._context.library, self._asked.query, self._options()
        if not first.found.total_exact:
            self._ask("total", partial(find.count, library, query, options), self._tell_total)
        if first.found.total:
            self._ask("facets", partial(find.facets, library, query, options), self._tell_facets)
        if not first.complete:
            everything = replace(options, limit=None)
            self._ask(
                "numbers", partial(find.find_numbers, library, query, everything), self._tell_all
            )
        if first.found.total_exact and first.found.total < FEW_HITS and self._asked.like < 0:
            self._ask("spelling", partial(find.suggest, library, query, options), self.respelt.emit)
        if not first.found.total:
            self._ask("wider", partial(find.nearest, library, query, options), self.widened.emit)

    def _without_itself(self, first: First) -> First:
        """Leaves out the passage that others are to be like."""
        like = self._asked.like
        if like not in first.numbers:
            return first
        found = replace(first.found, total=first.found.total - 1)
        numbers = array("q", [number for number in first.numbers if number != like])
        cards = tuple(card for card in first.cards if card.number != like)
        return replace(first, found=found, numbers=numbers, cards=cards)

    def _tell_total(self, total: int, *, exact: bool = True) -> None:
        self.counted.emit(total - 1 if self._asked.like >= 0 else total, exact)

    def _tell_all(self, numbers: "array[int]") -> None:
        if self._asked.like >= 0 and self._asked.like in numbers:
            numbers.remove(self._asked.like)
        self.listed.emit(numbers)

    def _tell_facets(self, facets: find.Facets) -> None:
        self.faceted.emit(facets)
        if not facets.complete:
            first = self._first
            if "total" in self._open and first is not None and facets.counted > first.found.total:
                self._tell_total(facets.counted, exact=False)
            library, query, options = self._context.library, self._asked.query, self._options()
            exact = partial(find.facets, library, query, options, all_hits=True)
            self._ask("all facets", exact, self.faceted.emit)
