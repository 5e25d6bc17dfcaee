"""The rule about emphasis inside a quotation: somebody must say whose it is."""

import re
from collections.abc import Callable, Iterator

from readnotes.drafting.findings import Finding
from readnotes.drafting.matching import Match
from readnotes.drafting.pieces import Judged
from readnotes.markup.parse import Range
from readnotes.text.folding import fold

_EMPHASIS_SAID = re.compile(
    r"\b(?:emphas[ie]s|italics?|bold(?:face)?|stress|underlining)\b[^.;\n]{0,40}?"
    r"\b(?:mine|my|add(?:ed|ition)|original|ours?|author|his|hers|theirs|supplied|reviewer|source)\b"
    r"|\b(?:my|our|author|original)(?:[’']s)?\s(?:own\s)?(?:emphas[ie]s|italics?)\b"
    r"|\bemphas(?:is|es|ised|ized|ising|izing)\b[^.;\n]{0,30}\b(?:me|mine|author|original)\b"
    r"|\bemph\.\s(?:mine|my|added|orig)|\bem\.? added\b|\bitalics\s[^\W\d_][\w-]*[’']s?\b"
    r"|\bHervorh|\bHerv\.|\bsoulign|\bcursiva|\bcorsivo|\bkursiv|\bsubrayad|التشديد|التأكيد",
    re.IGNORECASE,
)
_EMPHASIS_EVERYWHERE = re.compile(
    r"\b(?:all|any|every)\s(?:the\s)?(?:emphas[ie]s|italics)\b"
    r"|\b(?:emphas[ie]s|italics)\b[^.\n]{0,40}\bthroughout\b",
    re.IGNORECASE,
)
_REACH = 240


def check_emphasis(
    body: str, judged: Judged, until: int, *, said_for_all: Callable[[], bool]
) -> Iterator[Finding]:
    """Emphasis inside a quotation that nobody says whose it is.

    Args:
        body: The draft.
        judged: The quotation.
        until: Where the next quotation begins; what is said behind it is about that one.
        said_for_all: Whether the draft says once whose all emphasis is.
    """
    if judged.standing in ("own words", "uncited"):
        return
    ranges = _foreign_emphasis(judged)
    if not ranges or _says_whose(body, judged, until) or said_for_all():
        return
    first, last = ranges[0]
    plain = judged.reading.plain
    start, end = plain.origin(first), plain.origin_of_end(last)
    version = judged.match.nearest
    yield Finding(
        "emphasis",
        start,
        end,
        0,
        body[start:end],
        judged.key,
        None,
        version.text if version is not None else None,
    )


def _foreign_emphasis(judged: Judged) -> list[Range]:
    """Emphasised words, but for a quotation all in italics, editorial marks and titles."""
    plain = judged.reading.plain
    tokens = judged.reading.tokens
    recorded = _recorded_emphasis(judged.match)
    found = []
    for first, last in plain.emphasised:
        words = plain.text[first:last]
        around = plain.text[:first] + plain.text[last:]
        if not any(map(str.isalnum, words)) or not any(map(str.isalnum, around)):
            continue
        inside = [token for token in tokens if token.start < last and token.end > first]
        if inside and all(token.kind in ("note", "inserted", "gap") for token in inside):
            continue
        if fold(words) in recorded or _is_title(words):
            continue
        found.append((first, last))
    return found


def _recorded_emphasis(found: Match) -> frozenset[str]:
    versions = [hit.version for hits in found.hits for hit in hits]
    if found.nearest is not None:
        versions.append(found.nearest)
    return frozenset(
        fold(version.plain.text[first:last])
        for version in versions
        for first, last in version.plain.emphasised
    )


def _is_title(words: str) -> bool:
    longer = [word for word in words.split() if len(word) > 3]
    return len(words.split()) > 1 and bool(longer) and all(word[0].isupper() for word in longer)


def _says_whose(body: str, judged: Judged, until: int) -> bool:
    piece = judged.piece
    if _EMPHASIS_SAID.search(body, piece.start, min(until, piece.outer_end + _REACH)):
        return True
    cited = (*piece.strong, *((judged.reference,) if judged.reference else ()))
    return any(_EMPHASIS_SAID.search(body, *reference.shown) for reference in cited)


def says_whose_everywhere(body: str) -> bool:
    """Whether a draft says once for all whose its emphasis is.

    >>> says_whose_everywhere("(All emphasis in quotations is mine.)")
    True
    """
    return _EMPHASIS_EVERYWHERE.search(body) is not None
