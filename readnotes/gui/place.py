"""Where one is in the library."""

from dataclasses import dataclass, replace
from typing import Literal

ViewName = Literal["quotes", "trash", "search", "review", "verify"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where one is in the library: what *back* returns to and the session keeps.

    Attributes:
        view: Which page of the window.
        scope: Kind and name of what the sidebar has chosen: `("all", "")`, `("shelf", "Syria")`.
        source: The citation key of the chosen book, or empty for all of the scope; of a
            comparison with the page, the book it is of, where it is not of a review.
        quote: The library's number of the quote one stands on, or -1; in a search, of the
            passage that others are to be like.
        name: A review's id, or a query.
        typing: Whether the last word of the query is still being typed.
    """

    view: ViewName = "quotes"
    scope: tuple[str, str] = ("all", "")
    source: str = ""
    quote: int = -1
    name: str = ""
    typing: bool = False

    def at(self, quote: int) -> "Place":
        """The same place, standing on a quote."""
        return replace(self, quote=quote)
