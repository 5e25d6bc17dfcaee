"""A passage as what counts when two are compared: its words, points, cuts and editorial marks.

Quotation marks, dashes and white space do not count. Words count letter for letter, case
included; apostrophes, ligatures, soft hyphens and the vowel marks of Arabic and Hebrew are made
alike, as printers and keyboards differ there.
"""

import re
from functools import lru_cache
from typing import Literal, NamedTuple
from unicodedata import normalize

from readnotes.drafting.emphasis_remarks import speaks_of_emphasis
from readnotes.text.folding import fold

Kind = Literal["word", "part", "gap", "inserted", "note", "point"]

# Combining marks and invisible signs, which Python's `\w` leaves out of words.
_MARKS = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u094f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe00-\ufe0f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\ufe20-\ufe2f"
)
_LETTER = rf"[^\W_]|[{_MARKS}]"
_APOSTROPHE = "['’‘ʼʾʿʻ´`′‛]"
_WORD = rf"(?:{_LETTER})+(?:{_APOSTROPHE}(?:{_LETTER})+)*"
_DOTS = r"(?:…[.…]*|⋯|‥|\.(?:[ \u00a0\u2009\u202f]?\.){2,})"
# A stroke between blanks is the end of a line of verse.
_POINT = r"(?P<point>[,;:.?!()&%$£€=+،؛؟。、．，；：？！]|(?<!\s)/|/(?!\s))"
_TOKEN = re.compile(
    rf"(?P<gap>[\[{{(]\s*(?:{_DOTS}|\*\s?\*\s?\*)\s*[\]}})]|{_DOTS})"
    rf"|(?P<part>(?:{_WORD})?(?:[\[{{](?:{_LETTER})*[\]}}](?:{_WORD})?)+)"
    rf"|(?P<word>{_WORD})"
    r"|[\[{](?P<inserted>[^\[\]{}]*)[\]}]"
    rf"|{_POINT}"
)
# Where there are no brackets the same, and found in half the time.
_TOKEN_OF_PLAIN = re.compile(
    rf"(?P<gap>\(\s*(?:{_DOTS}|\*\s?\*\s?\*)\s*\)|{_DOTS})|(?P<word>{_WORD})|{_POINT}"
)
_BRACKETED = re.compile(r"[\[{]([^\[\]{}]*)[\]}]")
_NOTE = re.compile(
    r"\W*(?:sic|recte)\b|\W*(?:!|\?)?\W*$|\W*\d{1,4}\W*$",
    re.IGNORECASE,
)
_LONGEST_NOTE = 80
_POINTS = str.maketrans("،؛؟。、．，；：？！", ",;?.,.,;:?!")
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("’‘ʼʾʿʻ´`′‛", "'"),
        **dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)),
        **dict.fromkeys(
            (*"\u00ad\ufeff", *map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F)))), ""
        ),
        **dict.fromkeys(map(chr, range(0x2060, 0x206A)), ""),
        "ſ": "s",
    }
)
_CONSONANTAL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


class Token(NamedTuple):
    """One thing that counts.

    Attributes:
        kind: A `word`; a word with letters in brackets (`part`); a cut (`gap`); words in square
            or curly brackets (`inserted`); `[sic]` and the like (`note`); a `point`.
        form: What is compared: of a `part` its pieces, the bracketed ones between NULs.
        start, end: Its place, in code points.
    """

    kind: Kind
    form: str
    start: int
    end: int


_token = tuple.__new__
"""Makes one in a third of the time that its own constructor takes."""


def read_tokens(text: str) -> list[Token]:
    """Read plain words as tokens, in order.

    >>> [each.form for each in read_tokens("“[D]espite it” – he’d [sic] go …")]
    ['\\x00D\\x00espite', 'it', "he'd", 'sic', 'go', '…']
    """
    tokens: list[Token] = []
    is_plain = "[" not in text and "{" not in text
    for found in (_TOKEN_OF_PLAIN if is_plain else _TOKEN).finditer(text):
        kind = found.lastgroup
        start, end = found.span()
        if kind == "word":
            form = found[0]
            # Nearly every word is as it stands, and there are very many.
            if "`" in form or not form.isascii():
                form = word_form(form)
            if form:
                tokens.append(_token(Token, ("word", form, start, end)))
        elif kind == "point":
            tokens.append(_token(Token, ("point", found[0].translate(_POINTS), start, end)))
        elif kind == "gap":
            tokens.append(Token("gap", "…", start, end))
        elif kind == "inserted":
            content = found["inserted"]
            tokens.append(Token("note" if _is_note(content) else "inserted", content, start, end))
        else:
            tokens.extend(token for token in _read_part(found[0], start) if token.form)
    return tokens


def _read_part(text: str, start: int) -> list[Token]:
    """A word with brackets in it; a bracket alone, or a note glued to its word, is no part."""
    brackets = list(_BRACKETED.finditer(text))
    is_alone = len(brackets) == 1 and brackets[0][0] == text
    if not is_alone and not any(each[1] and _is_note(each[1]) for each in brackets):
        form = _BRACKETED.sub(lambda each: f"\0{word_form(each[1])}\0", text)
        pieces = form.split("\0")
        form = "\0".join(word_form(each) if each else "" for each in pieces)
        return [Token("part", form, start, start + len(text))]
    tokens: list[Token] = []
    position = 0
    for each in brackets:
        if each.start() > position:
            word = text[position : each.start()]
            tokens.append(Token("word", word_form(word), start + position, start + each.start()))
        kind: Kind = "note" if _is_note(each[1]) else "inserted"
        tokens.append(Token(kind, each[1], start + each.start(), start + each.end()))
        position = each.end()
    if position < len(text):
        tokens.append(
            Token("word", word_form(text[position:]), start + position, start + len(text))
        )
    return tokens


def brackets_in(text: str, token: Token) -> list[tuple[int, int]]:
    """Where the brackets of a word with brackets in it (`part`) begin and end in the text.

    >>> brackets_in("he [D]espite", read_tokens("he [D]espite")[1])
    [(3, 6)]
    """
    return [each.span() for each in _BRACKETED.finditer(text, token.start, token.end)]


def _is_note(content: str) -> bool:
    """Whether a bracket holds `sic`, a word on emphasis, a number, or no word at all."""
    if len(content) > _LONGEST_NOTE:
        return False
    return _NOTE.match(content) is not None or speaks_of_emphasis(content)


@lru_cache(maxsize=65_536)
def word_form(word: str) -> str:
    """A word as it is compared with another.

    >>> word_form("didn’t"), word_form("of\\u00adﬁce"), word_form("الرَّقّة") == word_form("الرقة")
    ("didn't", 'office', True)
    """
    if word.isascii() and "`" not in word:
        return word
    if _CONSONANTAL.search(word):
        return fold(word)
    return normalize("NFC", word.translate(_ALIKE))


def matches_part(form: str, word: str) -> bool:
    """Whether a word with bracketed letters may stand for another word.

    >>> matches_part("\\0D\\0espite", "despite"), matches_part("\\0D\\0espite", "despot")
    (True, False)
    """
    kept = form.split("\0")[::2]
    first, *middle, last = kept
    if not word.startswith(first) or not word.endswith(last) or len(word) < len(first) + len(last):
        return False
    position = len(first)
    for piece in middle:
        place = word.find(piece, position, len(word) - len(last))
        if place < 0:
            return False
        position = place + len(piece)
    return True


def unchanged_words(form: str) -> frozenset[str]:
    """The words a recorded `[D]espite` may have been on the page: its letter in the other case.

    >>> sorted(unchanged_words("\\0D\\0espite")), sorted(unchanged_words("kidnap\\0ped\\0"))
    (['despite'], ['kidnap'])
    """
    pieces = form.split("\0")
    letters = pieces[1::2]
    if len(letters) == 1 and len(letters[0]) == 1:
        return frozenset({pieces[0] + letters[0].swapcase() + pieces[2]})
    return frozenset({"".join(pieces[::2])})
