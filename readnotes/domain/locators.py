"""Where in a source a quote stands: the door to everything about locators.

`parse_locator` reads what the reviewer typed, `render_locator` shows it, `show_locator` does both,
`locator_order` and `page_spans` make the byte strings by which the library orders and searches,
`counted_places` says what is no page, `carry_on` and `shift` lead from one page to another. The
parts lie in the files `locator_*.py` beside this one.
"""

from functools import lru_cache

from readnotes.domain.locator_moves import asks_to_carry_on, carry_on, past_the_end, shift
from readnotes.domain.locator_order import FRONT_MATTER, locator_order, page_spans
from readnotes.domain.locator_parsing import parse_locator
from readnotes.domain.locator_places import LOCATION, TIME, counted_places
from readnotes.domain.locator_rendering import locator_label_and_value, render_locator
from readnotes.domain.locator_values import (
    AS_TYPED,
    BACKWARDS,
    MISSING,
    PAGE,
    TIMESTAMP,
    UNPAGED,
    Locator,
    Part,
    Point,
    Span,
)

__all__ = [
    "AS_TYPED",
    "BACKWARDS",
    "FRONT_MATTER",
    "LOCATION",
    "MISSING",
    "PAGE",
    "TIME",
    "TIMESTAMP",
    "UNPAGED",
    "Locator",
    "Part",
    "Point",
    "Span",
    "asks_to_carry_on",
    "carry_on",
    "counted_places",
    "locator_label_and_value",
    "locator_order",
    "page_key",
    "page_spans",
    "parse_locator",
    "parse_page_query",
    "past_the_end",
    "render_locator",
    "shift",
    "show_locator",
]


@lru_cache(maxsize=4096)
def show_locator(typed: str, timed: bool = False) -> str:
    """What was typed as it is shown and cited; kept, for many quotes stand on the same pages.

    Args:
        typed: As the reviewer typed it.
        timed: Whether the source runs in time, as `parse_locator` takes it.

    >>> show_locator("149-50")
    'pp. 149–150'
    """
    return render_locator(parse_locator(typed, timed))


def parse_page_query(text: str) -> tuple[bytes, bytes] | None:
    """The pages that a search names: first and last key, both included; None if it names none.

    Understands one page or one range as in the page field (`94`, `90-100`, `149-50`, `xii`,
    `A12`) and `front`, all pages before page 1. A quote is found where one of its `page_spans`
    has `first <= last_of_query and last >= first_of_query`.

    >>> parse_page_query("front") == FRONT_MATTER
    True
    >>> parse_page_query("ch. 3") is None
    True
    """
    if text.strip().lower() == "front":
        return FRONT_MATTER
    locator = parse_locator(text)
    if locator.term != PAGE or len(locator.spans) != 1:
        return None
    return page_spans(locator)[0]


def page_key(label: str) -> bytes | None:
    """The key of one page by its label (`94`, `xii`, `A12`), None for anything else.

    >>> page_key("xii") < page_key("9") < page_key("94") < page_key("A12")
    True
    >>> page_key("90-100") is None
    True
    """
    keys = parse_page_query(label)
    return keys[0] if keys is not None and keys[0] == keys[1] else None
