"""The opaque words and the numbers by which the full-text index knows a quote.

They say in the index what is not words: its source, kind, language, tags, pages, when it was
entered. So the index finds a word on a page of a book in one walk.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from readnotes.domain.quotes import QUOTE_KINDS
from readnotes.text.pairs import JOINT

#: A book's quotes have sequences of its own: its own sequence times this, and what follows.
SEQUENCES_OF_BOOK = 1 << 22

#: The marks of when a quote was entered: so many quotes in a row have the same of each kind.
ENTERED = {"q": 1 << 16, "o": 1 << 12, "n": 1 << 8}

#: So many pages have one more mark together, by which a range of many pages is asked for.
PAGES_OF_MARK = 16

#: A span of more pages has no mark for each of them.
MOST_PAGES = 8

#: Spans that have none: those of many pages, and those from one kind of number to another.
OTHER_SPANS = "px"

Key = bytes
Spans = tuple[tuple[Key, Key], ...]

# How `domain/locator_order.py` begins the key of a page: of front matter; of a plain number.
_FRONT, _PLAIN = b"\x01", b"\x02\x00"


def may_be_mark(word: str, *, prefix: bool = False) -> bool:
    """Whether a word, or what begins so, may be one of these marks.

    >>> [may_be_mark(word) for word in ("s12", "px", "silence")]
    [True, True, False]
    >>> may_be_mark("s", prefix=True), may_be_mark("si", prefix=True)
    (True, False)
    """
    return (_BEGINNING if prefix else _MARK).fullmatch(word) is not None


def may_have_mark(words: Iterable[str]) -> bool:
    """Whether one of many words may be one of these marks.

    >>> may_have_mark(["silence", "s1200", "kept"]), may_have_mark(["silence", "xs12"])
    (True, False)
    """
    return _MARKS.search(" ".join(words)) is not None


_MARK = re.compile(rf"[stknoq]\d+|l[0-9a-f]+|p(?:b?\d+|[fsx])|{JOINT}[^ ]*")
_MARKS = re.compile(rf"(?<![^ ])(?:{_MARK.pattern})(?![^ ])")
_BEGINNING = re.compile(rf"[stknoq]\d*|l[0-9a-f]*|p(?:b?\d*|[fsx])|{JOINT}[^ ]*")


def sequences_of(book: int) -> tuple[int, int]:
    """The first and the last sequence that a book's quotes may have, by the book's sequence.

    >>> first, last = sequences_of(3)
    >>> book_of(first), book_of(last), book_of(last + 1)
    (3, 3, 4)
    """
    return book * SEQUENCES_OF_BOOK, (book + 1) * SEQUENCES_OF_BOOK - 1


def book_of(sequence: int) -> int:
    """The sequence of the book, by that of one of its quotes."""
    return sequence // SEQUENCES_OF_BOOK


def entered_marks(number: int) -> list[str]:
    """Those of quotes entered about the same time, by the number of one.

    >>> entered_marks(7) == entered_marks(8), entered_marks(7) == entered_marks(300)
    (True, False)
    """
    return [f"{letter}{number // count}" for letter, count in ENTERED.items()]


def marks_entered(first: int, end: int) -> list[str]:
    """Marks of the quotes from one number to below another, few even where these are many.

    Args:
        first: A multiple of the smallest count of `ENTERED`.
        end: As it is given, or rounded up to such a multiple.

    >>> marks_entered(256, 1000)
    ['n1', 'n2', 'n3']
    >>> marks_entered(3840, 8192 + 300)
    ['n15', 'o1', 'n32', 'n33']
    """
    found = []
    while first < end:
        for letter, count in ENTERED.items():
            fits = first % count == 0 and first + count <= end
            if fits or count == min(ENTERED.values()):
                found.append(f"{letter}{first // count}")
                first += count
                break
    return found


def source_mark(number: int) -> str:
    """That of a quote's source."""
    return f"s{number}"


def kind_mark(kind: str) -> str:
    """That of a quote's kind."""
    return f"k{QUOTE_KINDS.index(kind)}"


def tag_mark(number: int) -> str:
    """That of a tag."""
    return f"t{number}"


def language_mark(language: str) -> str:
    """That of a language; large and small letters are alike."""
    return f"l{language.lower().encode(errors='replace').hex()}"


@lru_cache(maxsize=1000)
def language_marks(language: str) -> tuple[str, ...]:
    """Those of a quote's language, `en` for `en-GB` too.

    >>> language_marks("en-GB") == (language_mark("en"), language_mark("EN-gb"))
    True
    """
    parts = language.split("-")
    begun = ("-".join(parts[:count]) for count in range(1, len(parts) + 1))
    return tuple(language_mark(each) for each in begun if each)


@lru_cache(maxsize=10_000)
def page_marks(spans: Spans) -> tuple[str, ...]:
    """Those of the pages a quote stands on, given as `page_spans` does.

    They are remembered, for every book has the same pages.

    >>> from readnotes.domain.locators import page_spans, parse_locator
    >>> page_marks(page_spans(parse_locator("pp. 94-96")))
    ('p94', 'p95', 'p96', 'pb5', 'pb6')
    >>> page_marks(page_spans(parse_locator("xii")))
    ('pf',)
    """
    found: dict[str, None] = {}
    for first, last in sorted(spans):
        kind = _kind_of_span(first, last)
        pages = _pages(first, last) if kind == _PLAIN else range(0)
        if kind is not None and len(pages) <= MOST_PAGES:
            found |= dict.fromkeys(_marks_of_pages(pages) if pages else [_KINDS[kind]])
        else:
            found[OTHER_SPANS] = None
    return tuple(found)


def marks_touching(first: Key, last: Key) -> list[str] | None:
    """Marks of which every quote that stands on one of some pages has one.

    A few other quotes have them, too: those on `12a` for the page 12.

    Returns:
        The marks; None for so many pages that it is no use.
    """
    kind = _kind_of_span(first, last)
    if kind is None:
        return None
    if kind != _PLAIN:
        return [_KINDS[kind], OTHER_SPANS]
    pages = _pages(first, last)
    if len(pages) > PAGES_OF_MARK * _MOST_BLOCKS:
        return None
    blocks = [
        block
        for block in range(pages.start // PAGES_OF_MARK, pages.stop // PAGES_OF_MARK + 1)
        if block * PAGES_OF_MARK >= pages.start and (block + 1) * PAGES_OF_MARK <= pages.stop
    ]
    single = [page for page in pages if page // PAGES_OF_MARK not in blocks]
    return [*(f"p{page}" for page in single), *(f"pb{block}" for block in blocks), OTHER_SPANS]


_MOST_BLOCKS = 64
_SERIES = b"\x02"
_KINDS = {_FRONT: "pf", _SERIES: "ps"}


def _kind_of_span(first: Key, last: Key) -> Key | None:
    """How the keys of both ends begin; None where one is of another kind than the other."""
    for kind in (_FRONT, _PLAIN, _SERIES):
        if first.startswith(kind) or last.startswith(kind):
            return kind if first.startswith(kind) and last.startswith(kind) else None
    return None


def _pages(first: Key, last: Key) -> range:
    """The numbers from one plain page to another."""
    at = len(_PLAIN)
    begin, end = (int.from_bytes(key[at : at + 4]) for key in (first, last))
    return range(begin, end + 1)


def _marks_of_pages(pages: range) -> list[str]:
    blocks = dict.fromkeys(page // PAGES_OF_MARK for page in pages)
    return [*(f"p{page}" for page in pages), *(f"pb{block}" for block in blocks)]
