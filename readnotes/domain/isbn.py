"""The number that names an edition, and whether its check digit is right.

A wrong number is kept and flagged, never refused: books are printed with wrong ISBNs, and the
reviewer types what she sees. Rules: ISO 2108 (ISBN Users' Manual, 7th ed., section 5 and
appendix 1). Ranges of publishers are not looked at.
"""

import re
from dataclasses import dataclass
from typing import Literal
from unicodedata import category, decimal

_PREFIX = re.compile(r"(?:urn:)?isbn(?:[- ]?1[03](?=[: ]))?[: ]*", re.IGNORECASE)
_ISBN_10 = re.compile(r"[0-9]{9}[0-9X]")
_ISBN_13 = re.compile(r"[0-9]{13}")


@dataclass(frozen=True, slots=True)
class IsbnCheck:
    """What is known of an ISBN as typed.

    Attributes:
        digits: Without prefix, blanks and hyphens, in ASCII, a final X in capitals.
        kind: By its length.
        valid: Whether the check digit is right, and of 13 digits the first three are 978 or 979.
    """

    digits: str
    kind: Literal["isbn-10", "isbn-13", "unknown"]
    valid: bool


def check_isbn(text: str) -> IsbnCheck:
    """Look at an ISBN as typed, with or without hyphens and the word ISBN.

    >>> check_isbn("ISBN 0-306-40615-2")
    IsbnCheck(digits='0306406152', kind='isbn-10', valid=True)
    >>> check_isbn("978 0 306 40615 8").valid
    False
    """
    digits = _PREFIX.sub("", _one_spelling(text).strip(), count=1).replace(" ", "")
    digits = digits.replace("-", "").upper()
    if _ISBN_10.fullmatch(digits):
        return IsbnCheck(digits, "isbn-10", _check_digit_10(digits[:9]) == digits[9])
    if _ISBN_13.fullmatch(digits):
        right = digits.startswith(("978", "979")) and _check_digit_13(digits[:12]) == digits[12]
        return IsbnCheck(digits, "isbn-13", right)
    return IsbnCheck(digits, "unknown", False)


def to_isbn13(text: str) -> str | None:
    """The 13 digits of a right ISBN of either length, None for a wrong one.

    >>> to_isbn13("0-306-40615-2")
    '9780306406157'
    """
    checked = check_isbn(text)
    if not checked.valid:
        return None
    if checked.kind == "isbn-13":
        return checked.digits
    body = "978" + checked.digits[:9]
    return body + _check_digit_13(body)


def _one_spelling(text: str) -> str:
    pieces = []
    for character in text:
        digit = decimal(character, None)
        if digit is not None:
            pieces.append(str(digit))
        elif category(character) in ("Pd", "Sm"):
            pieces.append("-")
        elif character.isspace():
            pieces.append(" ")
        elif category(character) != "Cf":
            pieces.append(character)
    return "".join(pieces)


def _check_digit_10(nine: str) -> str:
    rest = sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), nine, strict=True))
    return "0123456789X"[-rest % 11]


def _check_digit_13(twelve: str) -> str:
    rest = sum((3 if place % 2 else 1) * int(digit) for place, digit in enumerate(twelve))
    return str(-rest % 10)
