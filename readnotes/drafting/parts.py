"""A part of a passage: what the reader chose of it, with omission marks for what lies between."""

import re
import unicodedata
from collections.abc import Iterable

from readnotes.markup.parse import Range

OMISSION = "…"

_NO_BLANK_BEFORE = frozenset(".,;:!?)]}”’»…")
_OMISSION_AT_END = re.compile(r"\s*[\[{]?(?:…|\.\.\.)[\]}]?\s*$")
_OMISSION_AT_START = re.compile(r"^\s*[\[{]?(?:…|\.\.\.)[\]}]?\s*")


def take_part(passage: str, chosen: Iterable[Range]) -> str:
    """Write the chosen words of a passage as they may be quoted.

    What is left out before and after them needs no mark; what is left out between them gets one.
    A half-chosen word is taken whole.

    Args:
        passage: The passage.
        chosen: Ranges of code points, in any order; empty ones count for nothing.

    >>> take_part("It was rolled out, he said, by the time he left.", [(36, 47), (0, 17)])
    'It was rolled out … time he left'
    >>> take_part("It was rolled out", [(1, 5)])
    'It was'
    """
    ranges = _merged(passage, chosen)
    if not ranges:
        return ""
    taken = passage[slice(*ranges[0])]
    for start, end in ranges[1:]:
        piece = passage[start:end]
        # A mark of the passage's own beside the gap says the same.
        taken, piece = _OMISSION_AT_END.sub("", taken), _OMISSION_AT_START.sub("", piece)
        gap = "" if piece[:1] in _NO_BLANK_BEFORE else " "
        taken = f"{taken} {OMISSION}{gap}{piece}"
    return taken.strip()


def _merged(passage: str, chosen: Iterable[Range]) -> list[Range]:
    """The ranges in order, each grown to whole words and shorn of blanks, neighbours united."""
    ranges: list[Range] = []
    for start, end in sorted(_whole_words(passage, *each) for each in chosen):
        if start >= end:
            continue
        if ranges and not passage[ranges[-1][1] : start].strip():
            ranges[-1] = (ranges[-1][0], max(end, ranges[-1][1]))
        else:
            ranges.append((start, end))
    return ranges


def _whole_words(passage: str, start: int, end: int) -> Range:
    start, end = max(start, 0), min(end, len(passage))
    while start < end and passage[start].isspace():
        start += 1
    while end > start and passage[end - 1].isspace():
        end -= 1
    if start >= end:
        return start, start
    while start > 0 and _in_word(passage, start):
        start -= 1
    while end < len(passage) and _in_word(passage, end):
        end += 1
    return start, end


def _in_word(passage: str, place: int) -> bool:
    """Whether a word runs on over this place."""
    return _is_of_word(passage[place - 1]) and _is_of_word(passage[place])


def _is_of_word(letter: str) -> bool:
    """Letters, figures, and the signs over them: a vowel sign parts no Arabic word."""
    return letter.isalnum() or unicodedata.category(letter).startswith("M")
