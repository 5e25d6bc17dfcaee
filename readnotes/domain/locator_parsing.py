"""Reading a locator: what reviewers type, in many spellings, as terms and numbers."""

import re
from functools import lru_cache
from unicodedata import category, decimal, normalize

from readnotes.domain.locator_grammar import BackwardsRangeError, UnreadableError, read_parts
from readnotes.domain.locator_scales import read_percent, read_time
from readnotes.domain.locator_values import (
    AS_TYPED,
    BACKWARDS,
    MISSING,
    PAGE,
    UNPAGED,
    Locator,
    Part,
    Point,
    Span,
)

LONGEST = 4000
"""Code points (blanks run together) above which a text is surely not a locator."""

_CACHED_UP_TO = 200
_PLAIN_PAGES = re.compile(r"(?:p(?:p|age|ages)?\.? ?)?([0-9]{1,9})(?:[-–]([0-9]{1,9}))?")
_MISSING_WORDS = frozenset({"", "page?"})
_UNPAGED_WORDS = frozenset(
    ("-", "--", "---", "no page", "no pages", "unpaged", "unpaginated", "n.p.", "n. p.", "n.p")
) | {"n.pag.", "n. pag.", "o.s.", "o. s.", "s.p.", "s. p."}


def parse_locator(text: str, timed: bool = False) -> Locator:
    """Read a locator as a reviewer types it.

    Never refuses: what cannot be read is kept as typed. Digits of any script are numbers.

    Args:
        text: As typed; kept unchanged in `Locator.typed`.
        timed: Whether the source is heard or watched (the CSL types `broadcast`
            `motion_picture` `song` `speech` `interview`), where `12:05` is a time; elsewhere it
            is a verse.

    >>> parse_locator("S. 149-50").spans[0].last
    Point(number=(150,), series='', suffix='', roman='')
    >>> parse_locator("back cover").term, parse_locator("12:05", timed=True).term
    ('as-typed', 'timestamp')
    """
    if len(text) > _CACHED_UP_TO:
        return _parse(text, timed)
    return _parse_cached(text, timed)


def _parse(text: str, timed: bool) -> Locator:
    plain = _PLAIN_PAGES.fullmatch(text)
    if plain:
        first = Point((int(plain[1]),))
        last = Point((int(plain[2]),)) if plain[2] else first
        if last.number >= first.number:
            spans = (Span(first, last),)
            return Locator(text, PAGE, spans, (Part(PAGE, spans),))
    written = " ".join(text.split())
    if len(written) > LONGEST:
        return Locator(text, AS_TYPED)
    written = " ".join(normalize("NFC", written).translate(_PLAIN_CHARACTERS).split())
    word = written.lower()
    if word in _MISSING_WORDS:
        return Locator(text, MISSING)
    if word in _UNPAGED_WORDS:
        return Locator(text, UNPAGED)
    try:
        parts = read_percent(written) or read_time(word, timed) or read_parts(written)
    except UnreadableError:
        return Locator(text, AS_TYPED)
    except BackwardsRangeError:
        return Locator(text, AS_TYPED, question=BACKWARDS)
    return _locator_of(text, parts)


_parse_cached = lru_cache(maxsize=16384)(_parse)


def _locator_of(typed: str, parts: tuple[Part, ...]) -> Locator:
    """A locator whose term is what it names beside the page, else its largest part."""
    named = next((part for part in parts if part.term != PAGE), parts[0])
    pages = next((part for part in parts if part.term == PAGE), named)
    return Locator(typed, named.term, pages.spans, parts)


class _PlainCharacters(dict[int, str | None]):
    """One spelling for what looks alike: digits, dashes, blanks, commas; invisible marks go."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        digit = decimal(character, None)
        kind = category(character)
        plain: str | None = character
        if digit is not None:
            plain = str(digit)
        elif kind == "Pd":
            plain = "-"
        elif kind == "Cf":
            plain = None
        elif kind == "Nl":
            plain = normalize("NFKC", character)
        self[code] = plain
        return plain


_PLAIN_CHARACTERS = _PlainCharacters(
    (ord(character), plain)
    for plain, characters in {
        "-": "\N{MINUS SIGN}",
        ",": "،、，",
        ";": "؛；",
        ":": "：",
        "%": "٪％﹪",
        ".": "．",
        "'": "’׳",
    }.items()
    for character in characters
)
