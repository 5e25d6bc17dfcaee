"""Roman numerals as books print them on the pages before page 1.

Canonical numerals up to `cc` alone are read, and a lone letter only where it is `i`, `v` or `x`,
so that words made of the same letters (`mix`, `did`, `l`) stay words.
"""

ROMAN_LIMIT = 200

_STEPS = (
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def render_roman(number: int) -> str:
    """Write a number from 1 to 200 as a numeral in small letters.

    >>> render_roman(14)
    'xiv'
    """
    letters = []
    for value, numeral in _STEPS:
        times, number = divmod(number, value)
        letters.append(numeral * times)
    return "".join(letters)


_NUMBERS = {
    render_roman(number): number for number in range(1, ROMAN_LIMIT + 1) if number not in (50, 100)
}


def parse_roman(word: str) -> int | None:
    """Read a numeral written all in small or all in capital letters; None for any other word.

    >>> parse_roman("xii"), parse_roman("XII"), parse_roman("Xii"), parse_roman("iiii")
    (12, 12, None, None)
    """
    number = _NUMBERS.get(word.lower())
    return number if number is not None and (word.islower() or word.isupper()) else None
