"""A whole book as one line: which page stands where, front matter before page 1."""

from collections.abc import Sequence
from dataclasses import dataclass

from readnotes.domain.roman import parse_roman, render_roman

SMALLEST_SHARE_OF_FRONT = 0.06
LARGEST_SHARE_OF_FRONT = 0.25


@dataclass(frozen=True, slots=True, order=True)
class StripPage:
    """A page by its number; front matter (xii) comes before page 1.

    >>> StripPage(False, 12) < StripPage(True, 1), StripPage(False, 12).label
    (True, 'xii')
    """

    body: bool
    number: int

    @property
    def label(self) -> str:
        """As it is printed on the page."""
        return str(self.number) if self.body else render_roman(self.number)


def parse_page(label: str) -> StripPage | None:
    """Reads a page's label; None for what is no single page.

    >>> parse_page("94"), parse_page("xii"), parse_page("back cover")
    (StripPage(body=True, number=94), StripPage(body=False, number=12), None)
    """
    if label.isascii() and label.isdigit():
        return StripPage(True, int(label)) if int(label) else None
    number = parse_roman(label)
    return None if number is None else StripPage(False, number)


@dataclass(frozen=True, slots=True)
class StripScale:
    """How the pages of a book share a line that runs from 0 to 1.

    Attributes:
        front: The last page of the front matter as far as is known; 0 without any.
        body: The last page.
        counts: How many quotes stand on each page that has some, in page order.
    """

    front: int
    body: int
    counts: dict[StripPage, int]

    @property
    def border(self) -> float:
        """Where front matter ends and page 1 begins; 0 without any."""
        if not self.front:
            return 0.0
        share = self.front / (self.front + self.body)
        return min(max(share, SMALLEST_SHARE_OF_FRONT), LARGEST_SHARE_OF_FRONT)

    def place(self, page: StripPage) -> float:
        """Where a page begins, from 0 to 1; pages past the end stand at the end.

        >>> scale_for([], [(1, 2)], 100).place(StripPage(True, 51))
        0.5
        """
        if page.body:
            return self.border + (1 - self.border) * min((page.number - 1) / self.body, 1.0)
        return self.border * min((page.number - 1) / max(self.front, 1), 1.0)

    def page_at(self, place: float) -> StripPage:
        """The page at a place from 0 to 1.

        >>> scale_for([(4, 1)], [(1, 2)], 100).page_at(0.0).label
        'i'
        """
        place = min(max(place, 0.0), 1.0)
        if place < self.border:
            return StripPage(False, min(int(place / self.border * self.front) + 1, self.front))
        share = (place - self.border) / (1 - self.border)
        return StripPage(True, min(int(share * self.body) + 1, self.body))

    def neighbour(self, page: StripPage | None, direction: int) -> StripPage | None:
        """The next page with quotes after (or, with -1, before) a page; None if there is none."""
        pages = list(self.counts)
        if page is None:
            return (pages[0] if direction > 0 else pages[-1]) if pages else None
        if direction > 0:
            return next((each for each in pages if each > page), None)
        return next((each for each in reversed(pages) if each < page), None)


def scale_for(
    front: Sequence[tuple[int, int]], body: Sequence[tuple[int, int]], pages: int | None
) -> StripScale:
    """The scale of a book.

    Args:
        front: Pages of the front matter with how many quotes they have.
        body: Pages from 1 on, likewise.
        pages: How many pages the book has; where nobody knows, the last quote's page stands in.
    """
    counts = {StripPage(False, page): count for page, count in front}
    counts |= {StripPage(True, page): count for page, count in body}
    last_front = max((page for page, _ in front), default=0)
    last_body = max(max((page for page, _ in body), default=1), pages or 1)
    return StripScale(last_front, last_body, dict(sorted(counts.items())))
