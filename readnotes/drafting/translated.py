"""Quotations the reviewer translated herself, and says so: they are in no record's words."""

import re

from readnotes.drafting.block_pieces import Piece

_SAID = re.compile(
    r"\b(?:my|our|own|reviewer[’']s)\s(?:own\s|rough\s|free\s|literal\s){0,2}"
    r"(?:translation|rendering)s?\b"
    r"|\b(?:translations?|trans(?:l|lated)?|tr)\b\.?\s(?:are\s|is\s)?(?:by\s)?"
    r"(?:mine|me|ours|the reviewer|reviewer)\b"
    r"|\bI translate\b"
    r"|\b(?:eigene|meine|unsere)r?\sÜbersetzung"
    r"|\bÜbers(?:etzung|etzt|\.)\s(?:von\s)?(?:mir|uns|d\.|des Verf)"
    r"|\b(?:ma|notre)\straduction|\btraduction\s(?:de\sl[’']auteur|personnelle)|\b(?:je|nous)\stradui"
    r"|\b(?:mia|nostra)\straduzione|\btraduzione\s(?:mia|nostra)|\btrad\.\s(?:mia|mía|propia)"
    r"|\btraducción\s(?:mía|propia|nuestra)|\b(?:mi|nuestra)\straducción|ترجمتي|ترجمة\sالكاتب",
    re.IGNORECASE,
)
_EVERYWHERE = re.compile(
    r"\b(?:all|any|every|unless\b[^.\n]{0,40})[\s,]{1,2}(?:the\s)?translations?\b[^.\n]{0,60}"
    r"\b(?:mine|my own|ours|reviewer)",
    re.IGNORECASE,
)
_BEFORE, _BEHIND = 60, 120


def says_translated(body: str, piece: Piece, until: int) -> bool:
    """Whether a draft says of a quotation that its words are the reviewer's translation.

    Args:
        body: The draft.
        piece: The quotation.
        until: Where the next one begins; what is said behind it is about that one.
    """
    before = max(piece.unit.start, piece.outer_start - _BEFORE)
    if _SAID.search(body, before, min(until, piece.outer_end + _BEHIND)):
        return True
    return any(_SAID.search(body, *reference.shown) for reference in piece.strong)


def says_translated_everywhere(body: str) -> bool:
    """Whether a draft says once for all whose its translations are.

    >>> says_translated_everywhere("(All translations are mine.)")
    True
    """
    return _EVERYWHERE.search(body) is not None
