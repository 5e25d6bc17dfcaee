"""What no text of a library may hold: characters that files and screens cannot carry."""

import re
import unicodedata

_SURROGATE = re.compile("[\ud800-\udfff]")
_DIRECTION_OVERRIDE = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LINE_BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")


def clean_passage(text: str) -> str:
    """Return a passage as given, but without NUL and with U+FFFD for every lone surrogate.

    Two surrogates that make up one character become that character.

    >>> clean_passage("a\\x00b  c\\n")
    'ab  c\\n'
    """
    text = text.replace("\x00", "")
    if text.isascii() or not _SURROGATE.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def clean_line(text: str) -> str:
    """Return the text of a one-line field: a title, a name, a tag, a file's name.

    Composed to NFC, in one line, trimmed, and without the characters that turn the direction
    of writing about (U+202A to U+202E, U+2066 to U+2069).

    >>> clean_line(" The Raqqa\\r\\nDiaries\\u202e ")
    'The Raqqa Diaries'
    """
    line = _DIRECTION_OVERRIDE.sub("", clean_passage(text))
    return unicodedata.normalize("NFC", _LINE_BREAKS.sub(" ", line)).strip()
