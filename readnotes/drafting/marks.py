"""Quotation marks by language and depth."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Marks:
    """The quotation marks of a language: opening and closing, outer and inner."""

    outer: tuple[str, str]
    inner: tuple[str, str]


# Unicode CLDR 46, `delimiters`; French with the thin spaces its printers set.
_ENGLISH = Marks(("“", "”"), ("‘", "’"))
_MARKS = {
    "de": Marks(("„", "“"), ("‚", "‘")),
    "fr": Marks(("«\u202f", "\u202f»"), ("“", "”")),
    "it": Marks(("«", "»"), ("“", "”")),
    "es": Marks(("«", "»"), ("“", "”")),
    "pt": Marks(("“", "”"), ("‘", "’")),
    "nl": Marks(("‘", "’"), ("“", "”")),
    "ru": Marks(("«", "»"), ("„", "“")),
    "uk": Marks(("«", "»"), ("„", "“")),
    "pl": Marks(("„", "”"), ("«", "»")),
    "ar": Marks(("«", "»"), ("“", "”")),
    "fa": Marks(("«", "»"), ("‹", "›")),
}

_MARK = re.compile(r"[“”„«»‘’‚‹›\"]")
_CLOSED_BY = {"”": "“„", "“": "„", "»": "«", "’": "‘", "‘": "‚", "›": "‹", '"': '"'}
_OPENERS = frozenset('“„«‘‚‹"')
_BLANKS_INSIDE = "\u00a0\u202f "


def marks_of(language: str | None) -> Marks:
    """The marks of a language by its tag; English ones where it is not known.

    >>> marks_of("de-AT").outer, marks_of(None).inner
    (('„', '“'), ('‘', '’'))
    """
    return _MARKS.get((language or "").replace("_", "-").split("-")[0].lower(), _ENGLISH)


def marks_at(language: str | None, depth: int) -> tuple[str, str]:
    """The marks of a quotation that stands so deep in others: outer ones at 0, inner ones at 1.

    >>> marks_at("en", 0), marks_at("en", 1)
    (('“', '”'), ('‘', '’'))
    """
    marks = marks_of(language)
    return marks.inner if depth % 2 else marks.outer


def switch_inner_marks(passage: str, language: str | None = "en", depth: int = 0) -> str:
    """Write the marks inside a passage as they must be once it stands in marks itself.

    Marks that do not pair up, and apostrophes, stay as they are.

    Args:
        passage: The passage, without marks around it.
        language: Whose marks.
        depth: In how many quotations it stands itself.

    >>> switch_inner_marks('He said “no ‘way’”, didn’t he? "So"')
    'He said ‘no “way”’, didn’t he? ‘So’'
    """
    pairs = _find_pairs(passage)
    if pairs is None:
        return passage
    letters = list(passage)
    for start, end, inside in pairs:
        opening, closing = marks_at(language, depth + 1 + inside)
        letters[start], letters[end] = opening, closing
        # French marks bring their own blanks; those of the passage give way.
        if passage[start] == "«" and letters[start + 1] in _BLANKS_INSIDE:
            letters[start + 1] = ""
        if passage[end] == "»" and letters[end - 1] in _BLANKS_INSIDE:
            letters[end - 1] = ""
    return "".join(letters)


def _find_pairs(passage: str) -> list[tuple[int, int, int]] | None:
    """Begin, end and depth (from 0) of all marks that pair up; None where double ones do not."""
    stack: list[tuple[str, int]] = []
    pairs: list[tuple[int, int, int]] = []
    for found in _MARK.finditer(passage):
        mark, place = found[0], found.start()
        if _is_apostrophe(passage, place, mark):
            continue
        if stack and stack[-1][0] in _CLOSED_BY.get(mark, ""):
            _, start = stack.pop()
            pairs.append((start, place, len(stack)))
        elif mark in _OPENERS:
            stack.append((mark, place))
        elif mark != "’":
            return None
    return None if stack else pairs


def _is_apostrophe(passage: str, place: int, mark: str) -> bool:
    after_letter = passage[place - 1 : place].isalnum() if place else False
    before_letter = passage[place + 1 : place + 2].isalnum()
    return (mark == "’" and before_letter) or (mark == "‘" and after_letter and before_letter)
