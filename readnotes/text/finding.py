"""Finding words in a text and putting others in their place."""

import re
from collections.abc import Sequence

Span = tuple[int, int]


def find_all(text: str, words: str, *, case: bool = False, whole: bool = False) -> list[Span]:
    """Where words stand in a text, in order, in code points; straight and curly marks are alike.

    Args:
        text: The text.
        words: What is looked for, letter for letter; nothing is found for an empty one.
        case: Whether small and capital letters differ.
        whole: Whether it must not be a part of longer words.

    >>> find_all("It’s so. It's not.", "it's")
    [(0, 4), (9, 13)]
    """
    if not words:
        return []
    return [found.span() for found in _pattern(words, case, whole).finditer(text)]


def replace_spans(text: str, spans: Sequence[Span], words: str) -> str:
    """The text from the first of some places to the last, other words standing in each.

    >>> replace_spans("a cat, a cat", [(2, 5), (9, 12)], "dog")
    'dog, a dog'
    """
    pieces: list[str] = []
    place = spans[0][0] if spans else 0
    for start, end in spans:
        pieces += [text[place:start], words]
        place = end
    return "".join(pieces)


_ALIKE = ("'‘’", '"“”„', " \u00a0")


def _pattern(words: str, case: bool, whole: bool) -> re.Pattern[str]:
    signs = "".join(_sign(sign) for sign in words)
    if whole:
        before = r"(?<!\w)" if words[0].isalnum() else ""
        after = r"(?!\w)" if words[-1].isalnum() else ""
        signs = f"{before}{signs}{after}"
    return re.compile(signs, 0 if case else re.IGNORECASE)


def _sign(sign: str) -> str:
    alike = next((each for each in _ALIKE if sign == each[0]), "")
    return f"[{alike}]" if alike else re.escape(sign)
