"""Citations written as Pandoc reads them: `[@harkin2015, p. 94]`.

Rules: Pandoc User's Guide, *Citation syntax*.
"""

import re
from collections.abc import Iterable

from readnotes.citation.cited import CitedItem
from readnotes.domain.locators import AS_TYPED, MISSING, UNPAGED, parse_locator, render_locator

PLAIN_KEY = r"\w(?:\w|[:.#$%&\-+?<>~/](?=\w))*"
"""A key that needs no braces: letters, digits, `_`, and single punctuation marks inside."""

_PLAIN_KEY = re.compile(PLAIN_KEY)
_BRACES = str.maketrans("{}", "()")


def render_pandoc(items: Iterable[CitedItem], *, narrative: bool = False) -> str:
    """Write a citation in Pandoc's form.

    >>> render_pandoc([CitedItem("a", locator="p. 5"), CitedItem("b", prefix="see")])
    '[@a, p. 5; see @b]'
    >>> render_pandoc([CitedItem("samer2017", locator="p. 46")], narrative=True)
    '@samer2017 [p. 46]'
    """
    first, *others = items
    rest = [_render_item(item) for item in others]
    if not narrative:
        return f"[{'; '.join([_render_item(first), *rest])}]"
    place = _render_place(first).removeprefix(", ")
    inside = "; ".join([part for part in (place, *rest) if part])
    return f"{_render_key(first)} [{inside}]" if inside else _render_key(first)


def write_locator(typed: str, *, timed: bool = False) -> str:
    """The locator of a record as a draft has it: with its label; empty where there is none.

    Args:
        typed: The record's locator.
        timed: Whether the source's places are times.

    >>> write_locator("149-50"), write_locator("--")
    ('pp. 149–150', '')
    """
    locator = parse_locator(typed, timed=timed)
    return "" if locator.term in (MISSING, UNPAGED) else render_locator(locator)


def _render_item(item: CitedItem) -> str:
    before = f"{item.prefix} " if item.prefix else ""
    return f"{before}{_render_key(item)}{_render_place(item)}"


def _render_key(item: CitedItem) -> str:
    key = item.key if _PLAIN_KEY.fullmatch(item.key) else f"{{{item.key}}}"
    return f"{'-' if item.suppress_author else ''}@{key}"


def _render_place(item: CitedItem) -> str:
    if not item.locator:
        return item.suffix
    # Only a locator that Pandoc would not know for one stands in braces.
    if parse_locator(item.locator).term == AS_TYPED:
        return f"{{{item.locator.translate(_BRACES)}}}{item.suffix}"
    return f", {item.locator}{item.suffix}"
