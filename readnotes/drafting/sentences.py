"""The sentence of a paragraph that is being written."""

import re

from readnotes.drafting.units import ends_sentence

_CITATION = re.compile(r"\[[^\]\n]{0,80}@|\(pp?\.")
"""Behind a stop, it still belongs to the sentence."""
_PERHAPS = re.compile(r"[.!?…؟]\S{0,60}\s+")


def sentence_around(paragraph: str, place: int) -> tuple[int, int]:
    """Where the sentence begins and ends in which a place stands, in code points.

    >>> sentence_around("It was cold, on p. 4. She went. “Home.”", 24)
    (22, 31)
    """
    start = 0
    for found in _PERHAPS.finditer(paragraph):
        goes_on = _CITATION.match(paragraph, found.end())
        if goes_on or not ends_sentence(paragraph, found.start(), found.start() + 1):
            continue
        if found.end() > place:
            return start, found.start() + len(found.group().rstrip())
        start = found.end()
    return start, len(paragraph)
