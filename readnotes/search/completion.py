"""What the reader may be about to type: field names and their values, at the cursor."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from readnotes.domain.quotes import QUOTE_KINDS
from readnotes.i18n import text as sentence
from readnotes.search.fields import FIELDS, SHORT_FORMS
from readnotes.search.names import stand_in
from readnotes.search.tree import Words, write_value
from readnotes.text.folding import fold_words

MOST_OFFERED = 8

_MARKS = '"“”„‟«»＂'
_BETWEEN = re.compile(r"[\s\0()-]+")
_PIECE = re.compile(
    rf"(?P<field>[A-Za-z][A-Za-z-]*:)?(?P<exact>=?)"
    rf"(?:(?P<mark>[{_MARKS}])(?P<phrase>[^{_MARKS}]*)(?P<closed>[{_MARKS}])?"
    rf"|(?P<word>[^\s\0(){_MARKS}]*))"
)
_REST_OF_WORD = re.compile(rf"[^\s\0(){_MARKS}]*")
_REST_OF_PHRASE = re.compile(rf"[^{_MARKS}]*[{_MARKS}]")
_NAME = re.compile(r"[A-Za-z][A-Za-z-]*")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that may be meant.

    Attributes:
        text: What to put in the place of the range.
        meaning: What it is, in a few words.
    """

    text: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Completion:
    """What may be meant at the cursor.

    Attributes:
        start: Where the text begins that a candidate replaces, in code points.
        end: Where it ends.
        candidates: The likeliest first, at most `MOST_OFFERED`.
    """

    start: int
    end: int
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """What stands at the cursor.

    Attributes:
        start: Where it begins, behind the colon and `=` of a field.
        end: Where it ends, perhaps behind the cursor.
        field: The field whose value it is; empty where a field's name may be begun.
        typed: What was typed before the cursor, without quotation marks.
    """

    start: int
    end: int
    field: str
    typed: str


def find_place(text: str, cursor: int) -> Place | None:
    """What there is to complete at the cursor: the value of a field, or a field's name.

    Args:
        text: The query.
        cursor: In code points.

    >>> find_place('ransom tag:"cold w', 18)
    Place(start=11, end=18, field='tag', typed='cold w')
    >>> find_place("ransom ta", 9)
    Place(start=7, end=9, field='', typed='ta')
    """
    before = text[:cursor]
    at = 0
    piece: re.Match[str] | None = None
    while at < len(before):
        if blank := _BETWEEN.match(before, at):
            piece, at = None, blank.end()
            continue
        piece = _PIECE.match(before, at)
        if piece is None or piece.end() == at:
            return None
        at = piece.end()
    return _place_of(piece, text) if piece is not None else None


def _place_of(piece: re.Match[str], text: str) -> Place | None:
    end = piece.end()
    if piece["mark"] is None:
        rest = _REST_OF_WORD.match(text, end)
        end = rest.end() if rest else end
    elif piece["closed"] is not None:
        return None
    else:
        closing = _REST_OF_PHRASE.match(text, end)
        end = closing.end() if closing else end
    if piece["field"]:
        name = piece["field"][:-1].lower()
        typed = piece["phrase"] if piece["mark"] else piece["word"]
        return Place(piece.end("exact"), end, SHORT_FORMS.get(name, name), typed)
    if piece["mark"] or piece["exact"] or not _NAME.fullmatch(piece["word"]):
        return None
    # Not a field that is there already, cursor in its name.
    if ":" in text[piece.end() : end]:
        return None
    return Place(piece.start(), end, "", piece["word"])


def offer(place: Place, candidates: Iterable[Candidate]) -> Completion | None:
    """The candidates for a place; None where there are none, or nothing but what stands there."""
    offered = tuple(dict.fromkeys(candidates))[:MOST_OFFERED]
    if not offered or [each.text for each in offered] == [write_value(place.typed)]:
        return None
    return Completion(place.start, place.end, offered)


def begun_so(typed: str, name: str) -> bool:
    """Whether a name, or a word in it, begins so; compared as the search compares.

    >>> begun_so("PRÍ", "cold prison"), begun_so("", "prison"), begun_so("son", "prison")
    (True, True, False)
    """
    words = tuple(fold_words(typed))
    return not words or stand_in(Words(words, prefix=True), fold_words(name))


def field_names(typed: str) -> list[Candidate]:
    """The fields that begin so.

    >>> [each.text for each in field_names("ta")]
    ['tag:']
    """
    begun = typed.lower()
    named = {name: field.meaning for name, field in FIELDS.items()} | {"in": IN_MEANING}
    return [Candidate(f"{n}:", meaning) for n, meaning in named.items() if n.startswith(begun)]


def fixed_values(field: str, typed: str) -> list[Candidate]:
    """The values of a field that has only a few.

    >>> [each.text for each in fixed_values("is", "un")]
    ['unchecked', 'unused']
    """
    begun = "-".join(typed.lower().split())
    values = VALUES.get(field, {})
    return [Candidate(v, meaning) for v, meaning in values.items() if v.startswith(begun)]


def write_candidates(named: Sequence[tuple[str, str]]) -> list[Candidate]:
    """Names and their meanings as candidates, in quotation marks where they must be."""
    return [Candidate(write_value(name), meaning) for name, meaning in named]


IN_MEANING = sentence("what is searched")

_DAYS = {
    "today": sentence("today"),
    "yesterday": sentence("yesterday"),
    "this-week": sentence("since Monday"),
    "last-week": sentence("the week before, Monday to Sunday"),
    "this-month": sentence("since the first of the month"),
    "last-month": sentence("the month before"),
    "this-year": sentence("since 1 January"),
    "last-year": sentence("the year before"),
}
_HAVING = {
    "page": sentence("a page"),
    "comment": sentence("your comment"),
    "tags": sentence("tags"),
    "image": sentence("a picture"),
    "gist": sentence("a gist"),
    "speaker": sentence("a speaker"),
    "translation": sentence("a translation"),
    "carrier": sentence("the source it was quoted in"),
    "language": sentence("a language of its own"),
}
_KINDS = {
    "quotation": sentence("word for word"),
    "paraphrase": sentence("in your words"),
    "summary": sentence("a longer stretch in short"),
    "comment": sentence("your own thought"),
    "question": sentence("what is to be found out"),
    "image": sentence("a picture"),
}
VALUES: Mapping[str, Mapping[str, str]] = {
    "is": {
        "essential": sentence("must not be missing from the review"),
        "checked": sentence("compared with the page"),
        "unchecked": sentence("not yet compared with the page"),
        "used": sentence("cited in a review"),
        "unused": sentence("cited in no review"),
    },
    "has": _HAVING,
    "no": _HAVING,
    "kind": {kind: _KINDS[kind] for kind in QUOTE_KINDS},
    "in": {
        "quotes": sentence("passages, as when nothing is said"),
        "sources": sentence("books and other sources"),
        "reviews": sentence("your reviews"),
        "text": sentence("only the words of passages"),
        "comment": sentence("only your comments"),
        "all": sentence("passages, sources and reviews"),
    },
    "page": {"front": sentence("the pages before page 1")},
    "added": _DAYS,
    "before": _DAYS,
    "after": _DAYS,
    "read": _DAYS,
}
"""The values of fields that have only a few, in the order of the help."""
