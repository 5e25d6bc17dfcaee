"""What a locator is made of: points, spans, parts, and the locator itself.

`locators.py` is the door to everything about locators; this file only names the values.
"""

from dataclasses import dataclass

PAGE = "page"
FOLIO = "folio"
TIMESTAMP = "timestamp"
PERCENT = "percent"
AS_TYPED = "as-typed"
UNPAGED = "unpaged"
MISSING = "missing"

BACKWARDS = "backwards"


@dataclass(frozen=True, slots=True)
class Point:
    """One end of a span: page 94, page xii, page A12, section 12.3, verse 3:16.

    Attributes:
        number: The parts of the number, largest first: `(94,)`, `(12, 3)`. Percent and time have
            the whole number (percent, seconds) and, where there is a fraction, its millionths.
        series: The letters before the number with their hyphen, as typed: `A`, `S-`.
        suffix: The letter after it, as typed: `a`; of a folio `r` or `v`.
        roman: The numeral where it was written as one; pages before page 1 are.
    """

    number: tuple[int, ...]
    series: str = ""
    suffix: str = ""
    roman: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """From one point to another, both included; a single page is a span from itself to itself.

    Attributes:
        following: `f` or `ff` where "and following" was written; `last` is then the next page.
    """

    first: Point
    last: Point
    following: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One term of a locator with its numbers: the `ch. 3` of `ch. 3, p. 40`.

    Attributes:
        spans: In the order typed; empty for a picture or note without a number of its own.
    """

    term: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Locator:
    """Where in a source a quote stands, as the reviewer would cite it.

    Attributes:
        typed: Her own text, never changed.
        term: A CSL locator term, `location`, `percent`, `plate`, or one of `as-typed`,
            `unpaged` and `missing`. With a page and something else, the something else.
        spans: The page spans where it names a page, else the term's own; in the order typed.
        parts: Everything it names, from the largest (volume) to the smallest (note).
        question: Why the program asks about it: `backwards` (a range that ends before it
            begins, kept as typed), or None.
    """

    typed: str
    term: str
    spans: tuple[Span, ...] = ()
    parts: tuple[Part, ...] = ()
    question: str | None = None

    @property
    def pages(self) -> tuple[Span, ...]:
        """The page spans, empty where no page is named."""
        if self.term == PAGE:
            return self.spans
        return next((part.spans for part in self.parts if part.term == PAGE), ())
