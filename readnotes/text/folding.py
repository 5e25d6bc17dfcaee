"""Text made alike for searching, so that `despite` finds `[D]espite` and `dont` finds `don’t`.

Folded text holds nothing but words and single blanks. A word is made of letters, numbers and
private-use characters (Unicode categories L, N and Co), which is exactly what SQLite's `unicode61`
tokenizer takes for a word: what `fold` puts between two blanks is one token of the index.
"""

import re
import unicodedata
from functools import lru_cache

FOLDING_VERSION = 5
"""Rises with every change of the folding; an index of another version must be made anew."""

GAP = "ꙮ"
"""The word that stands for an omission mark, so that no phrase is found across it."""

_APOSTROPHES = frozenset("'`´‘’‛′ʹʺʻʼʽʾʿˈˊˋˮ՚׳ꞌ")
_BRACKETS = frozenset("[]{}")
_SMALL_ARABIC_SIGNS = frozenset("ـٴۥۦ")
_DROPPED = _APOSTROPHES | _BRACKETS | _SMALL_ARABIC_SIGNS
_OMISSION_MARKS = frozenset("…‥⋯")
_TRADE_MARKS = frozenset("™℠")

# Letters that no Unicode decomposition brings together, but a reader's keyboard does.
_ALIKE = {
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    **dict(zip("øłđðħıȷ", "olddhij", strict=True)),
    **dict.fromkeys("ٱٲٳ", "ا"),
    **dict.fromkeys("ىیےۍ", "ي"),
    **dict.fromkeys("ةہھەۃ", "ه"),
    **dict.fromkeys("کڪ", "ك"),
}

# These became letters after Unicode 6.1; SQLite still takes them for marks inside a word.
_LATE_LETTERS = frozenset(map(chr, [*range(0x19B0, 0x19C1), *range(0x19C8, 0x19CA)])) | {"ᳲ", "ᳳ"}

_DOTS_OF_OMISSION = 3
_DOTS = re.compile(r"\.(?:[ \u00a0\u2009\u202f]?\.){2,}")
_BRACKETED = re.compile(r"[\[{]([^\[\]{}]*)[\]}]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+(?: [^\x00-\x7f]+)*")

# Nearly every English passage has these and no others; replacing them first spares the slow way.
_COMMON_MARKS = (
    *(("’", ""), ("‘", ""), ("“", " "), ("”", " "), ("—", " "), ("–", " ")),
    ("…", f" {GAP} "),
)


def fold(text: str) -> str:
    """Return the words of a text as the search compares them, with single blanks between.

    Case, combining marks, compatibility forms, digits of any script, ligatures, Arabic vowel marks
    and letter forms are made alike. Apostrophes, transliteration half-rings, soft hyphens,
    zero-width characters and editorial brackets inside a word are dropped. Everything else that is
    no letter or number parts words; an omission mark becomes the word `GAP`. Folding folded text
    changes nothing.

    >>> fold("“[D]espite {B}ased claims, she didn’t: […] naïve Straße [sic]")
    'despite based claims she didnt ꙮ naive strasse sic'
    >>> fold("مُحَمَّد ـ الرَّقَّة ٩٤")
    'محمد الرقه 94'
    """
    return " ".join(fold_loosely(text).split())


def fold_loosely(text: str) -> str:
    """Return the same words with any blanks before, between and behind them; that is quicker.

    >>> fold_loosely("“Yes,” he said.").split()
    ['yes', 'he', 'said']
    """
    return fold_marked(mark_gaps_and_brackets(text)).replace("\n", " ")


def fold_words(text: str) -> list[str]:
    """Return the folded words of a text in their order, `GAP` among them.

    >>> fold_words("p.39, Raqqa")
    ['p', '39', 'raqqa']
    """
    return fold(text).split()


@lru_cache(maxsize=10_000)
def fold_run_with_places(run: str) -> tuple[tuple[str, int, int], ...]:
    """Return the folded words of what stands between blanks, each with its [start, end) there.

    They are kept, for passages are made of ever the same ones. `text/folded_text.py` does it for
    whole texts.

    >>> fold_run_with_places("“[D]espite”")
    (('despite', 2, 10),)
    """
    words: list[tuple[str, int, int]] = []
    letters: list[str] = []
    start = end = 0
    for origin, char in enumerate(run):
        for letter in _TABLE[ord(char)]:
            if letter == " ":
                if letters:
                    words.append(("".join(letters), start, end))
                    letters = []
                continue
            if not letters:
                start = origin
            letters.append(letter)
            end = origin + 1
    if letters:
        words.append(("".join(letters), start, end))
    return tuple(words)


def mark_gaps_and_brackets(text: str) -> str:
    """Turn rows of dots into one omission mark and brackets that part words into blanks.

    The length stays the same, so that places in the result are places in the text.
    """
    if text.count(".") >= _DOTS_OF_OMISSION:
        text = _DOTS.sub(lambda dots: "…".ljust(len(dots[0])), text)
    if "[" in text or "{" in text:
        text = _BRACKETED.sub(_open_bracketed, text)
    return text


def _open_bracketed(bracketed: re.Match[str]) -> str:
    """Keep brackets that change letters of a word; others (`[sic]`, `[12]`, `[the king]`) part."""
    content = bracketed[1]
    is_part_of_word = (
        any(map(str.isalpha, content))
        and not any(map(str.isspace, content))
        and content.strip("!?.").casefold() != "sic"
    )
    return bracketed[0] if is_part_of_word else f" {content} "


def fold_marked(marked: str) -> str:
    """Fold loosely what `mark_gaps_and_brackets` gives; only line feeds stay what they are."""
    data = marked.encode("utf-8", "surrogatepass").translate(_ASCII_TABLE, _ASCII_DROPPED)
    folded = data.decode("utf-8", "surrogatepass")
    if folded.isascii():
        return folded
    for mark, replacement in _COMMON_MARKS:
        folded = folded.replace(mark, replacement)
    if folded.replace(GAP, "").isascii():
        return folded
    return _NOT_ASCII.sub(_fold_run, folded)


def _fold_run(run: re.Match[str]) -> str:
    return run[0].translate(_TABLE)


def _fold_character(char: str) -> str:
    if char in _DROPPED:
        return ""
    if char in _OMISSION_MARKS:
        return f" {GAP} "
    if char in _TRADE_MARKS:
        return " "
    # Twice, because a decomposition can bring forth capitals (a bold A) and the other way round.
    decomposed = unicodedata.normalize("NFKD", char.casefold())
    decomposed = unicodedata.normalize("NFKD", decomposed.casefold())
    return "".join(map(_fold_part, decomposed))


def _fold_part(char: str) -> str:
    if char in _DROPPED or char in _LATE_LETTERS:
        return ""
    if char in _ALIKE:
        return _ALIKE[char]
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if category[0] in "LN" or category == "Co":
        return char
    return "" if category[0] == "M" or category == "Cf" else " "


class _FoldingTable(dict[int, str]):
    """What each code point becomes, found at its first use and kept."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


_TABLE = _FoldingTable()
_ASCII_DROPPED = bytes(code for code in range(128) if not _TABLE[code])
_ASCII_TABLE = bytes(
    ord(_TABLE[code] or " ") if code < 128 and chr(code) != "\n" else code for code in range(256)
)
