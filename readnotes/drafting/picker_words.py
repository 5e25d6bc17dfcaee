"""What was typed into the picker at the cursor: words to look for, and a page for this use."""

import re
from dataclasses import dataclass

from readnotes.domain.locators import AS_TYPED, BACKWARDS, MISSING, UNPAGED, parse_locator

_EVERYWHERE = "@"
_AFTER_COLON = re.compile(r"^(?P<words>.*?)\s*(?:\s:\s*|:\s+)(?P<place>[^:]*\S)\s*$")
_WITH_LABEL = re.compile(r"^(?P<words>.*\S)\s+(?P<place>(?:pp?|ch|vol|fol|§)\.?\s?\S.*?)\s*$", re.I)
_NO_PLACES = (AS_TYPED, MISSING, UNPAGED)


@dataclass(frozen=True, slots=True)
class PickerWords:
    """What the picker is to look for.

    Attributes:
        words: Words or a page; empty for all.
        locator: The place to be cited instead of the recorded one, as typed, or empty.
        everywhere: Whether the whole library is meant.
    """

    words: str
    locator: str = ""
    everywhere: bool = False


def read_picker_words(typed: str) -> PickerWords:
    """Part what was typed: a place at the end, behind a colon or with its label, is for this use.

    A page alone is what is looked for.

    >>> found = read_picker_words("@bakers: 41-2")
    >>> found.words, found.locator, found.everywhere
    ('bakers', '41-2', True)
    >>> read_picker_words("p. 41").words, read_picker_words("tag:41").words
    ('p. 41', 'tag:41')
    """
    everywhere = typed.startswith(_EVERYWHERE)
    words = typed.removeprefix(_EVERYWHERE).strip()
    for pattern in (_AFTER_COLON, _WITH_LABEL):
        found = pattern.match(words)
        if found and _is_place(found["place"]):
            return PickerWords(found["words"].strip(), found["place"].strip(), everywhere)
    return PickerWords(words, "", everywhere)


def _is_place(typed: str) -> bool:
    locator = parse_locator(typed)
    return locator.term not in _NO_PLACES and locator.question != BACKWARDS
