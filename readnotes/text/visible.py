"""Text from elsewhere, made harmless to look at in a terminal or a notice."""

import re

#: Control characters, what ends a line, what turns the direction of writing about, lone
#: surrogates: a terminal would obey these, or could not write them.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_UNSEEN_BUT_LINES = re.compile(_UNSEEN.pattern.replace("\x00-\x1f", "\x00-\x08\x0b-\x1f"))


def make_visible(line: str) -> str:
    """Return a line in which nothing acts: control characters are written as escapes.

    >>> make_visible("page\\x1b[2J\\u202e94")
    'page\\\\x1b[2J\\\\u202e94'
    """
    return _UNSEEN.sub(_as_escape, line)


def make_lines_visible(passage: str) -> str:
    """The same for a passage, whose line ends and tabs stay.

    >>> make_lines_visible("one\\ntwo\\x07")
    'one\\ntwo\\\\x07'
    """
    return _UNSEEN_BUT_LINES.sub(_as_escape, passage)


def _as_escape(sign: re.Match[str]) -> str:
    return sign[0].encode("unicode_escape").decode("ascii")
