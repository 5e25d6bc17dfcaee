"""Where one has been: what *Back* and *Forward* lead through."""

from dataclasses import replace

from readnotes.gui.place import Place

KEPT = 100


class Trail:
    """The places one has been to, with the present one.

    >>> trail = Trail()
    >>> trail.visit(Place(source="a")); trail.visit(Place(source="b"))
    >>> trail.back().source, trail.back().source, trail.back()
    ('a', '', None)
    """

    def __init__(self) -> None:
        self._behind: list[Place] = []
        self._ahead: list[Place] = []
        self.here = Place()

    def visit(self, place: Place) -> None:
        """Goes on to a place; the same place on another quote is no new place."""
        if replace(place, quote=-1) != replace(self.here, quote=-1):
            # Typing a query is one place, however many letters it has.
            if not (place.view == self.here.view == "search"):
                self._behind = [*self._behind[1 - KEPT :], self.here]
            self._ahead.clear()
        self.here = place

    def stand(self, quote: int) -> None:
        """Notes on which quote one stands, to come back to it."""
        self.here = self.here.at(quote)

    def back(self) -> Place | None:
        """The place before, now the present one; None at the beginning."""
        if not self._behind:
            return None
        self._ahead.append(self.here)
        self.here = self._behind.pop()
        return self.here

    def forward(self) -> Place | None:
        """The place one came back from; None where one did not."""
        if not self._ahead:
            return None
        self._behind.append(self.here)
        self.here = self._ahead.pop()
        return self.here

    @property
    def came_from(self) -> Place | None:
        """The place that *Back* leads to; None at the beginning."""
        return self._behind[-1] if self._behind else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before."""
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place one came back from."""
        return bool(self._ahead)
