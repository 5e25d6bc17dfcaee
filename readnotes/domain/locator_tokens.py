"""A locator cut into numbers, words, dashes and commas."""

import re
from typing import NamedTuple

_RANGE_WORDS = frozenset(("to", "through", "bis", "до", "إلى"))
_LIST_WORDS = frozenset(("and", "und", "et"))

_TOKENS = re.compile(
    r"(?P<number>[0-9]+(?:[.:][0-9]+)*)|(?P<dash>-+|t/m\b)|(?P<word>[^\W\d_]+'?)"
    r"|(?P<sign>[§¶]+)|(?P<comma>[,;&])|(?P<gap>[ .()])|(?P<other>.)",
    re.DOTALL,
)


class Token(NamedTuple):
    """One piece of a locator.

    Attributes:
        kind: `number` (with its inner dots and colons), `word`, `sign` (§, ¶), `dash` or
            `comma` (and the words that stand for them), `other`, and `end` after the last.
        text: As it stands.
        glued: Whether nothing, not even a dot, stands between it and the piece before.
    """

    kind: str
    text: str
    glued: bool


NOTHING = Token("end", "", False)


def tokens_of(text: str) -> list[Token]:
    """Cut a text into its pieces, in order; blanks, full stops and round brackets fall away.

    >>> [token.kind for token in tokens_of("pp. 149 to 150")]
    ['word', 'number', 'dash', 'number']
    """
    tokens = []
    glued = False
    for match in _TOKENS.finditer(text):
        kind, word = str(match.lastgroup), match[0]
        if kind == "gap":
            glued = False
            continue
        if kind == "word" and word.lower() in _RANGE_WORDS:
            kind = "dash"
        elif kind == "word" and word.lower() in _LIST_WORDS:
            kind = "comma"
        tokens.append(Token(kind, word, glued))
        glued = True
    return tokens
