"""Which words of a draft are to be spelt in which language."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import lru_cache

from readnotes.drafting.outline import REMEMBERED_LINES, silence
from readnotes.drafting.parse import Draft
from readnotes.drafting.quotations import Quotation
from readnotes.markup.parse import Range

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u064b-\u065f])*(?:[’'][^\W\d_]+)*")
_SCRIPTS = {
    **dict.fromkeys(("ar", "fa", "ur", "ckb"), "ARABIC"),
    **dict.fromkeys(("be", "bg", "kk", "mk", "mn", "ru", "sr", "uk"), "CYRILLIC"),
    "el": "GREEK",
    "he": "HEBREW",
    "hy": "ARMENIAN",
    "ka": "GEORGIAN",
}
_CUTS_BEFORE, _CUTS_AFTER = frozenset("]}@"), frozenset("[{")
_CITED_WITHIN = 3
"""So many characters may stand between a quotation and the citation that says whose it is."""


def spelt_words(line: str) -> Iterator[tuple[int, int, str]]:
    """The words of a text that a dictionary can be asked for: start, end, and the word.

    Left out are single letters, words with digits or with capitals inside, and pieces that an
    editorial bracket cuts off, as in `[D]espite`. Apostrophes are straight in what is given.

    >>> [word for _start, _end, word in spelt_words("[D]espite it, NATO didn’t go to B52 as X.")]
    ['it', "didn't", 'go', 'to', 'as']
    """
    for found in _WORD.finditer(line):
        start, end = found.span()
        word = found[0]
        before, after = line[start - 1 : start], line[end : end + 1]
        cut = before in _CUTS_BEFORE or after in _CUTS_AFTER or before.isdigit() or after.isdigit()
        if len(word) < 2 or cut or word[1:] != word[1:].lower():
            continue
        yield start, end, straight(word)


def straight(word: str) -> str:
    """A word as dictionaries have it, with straight apostrophes.

    >>> straight("didn’t")
    "didn't"
    """
    return word.replace("’", "'")


def words_by_language(
    body: str, draft: Draft, language: str, languages: Mapping[str, str]
) -> dict[str, set[str]]:
    """The words of a draft, by the language they are in; words in another script are left out.

    What is quoted is in the language of the source that is cited for it.

    Args:
        body: The draft.
        draft: The same, taken apart.
        language: The language of the review.
        languages: The languages of sources by their keys, where they are known.

    >>> from readnotes.drafting.parse import parse_draft
    >>> body = "So he says “bonjour” [@h, p. 9]."
    >>> found = words_by_language(body, parse_draft(body), "en", {"h": "fr"})
    >>> sorted(found["en"]), found["fr"]
    (['So', 'he', 'says'], {'bonjour'})
    """
    silent = silence(body, draft)
    found: dict[str, set[str]] = {language: set()}
    place = 0
    for (start, end), other in _foreign(draft, language, languages):
        found[language].update(_words(silent[place:start], language))
        found.setdefault(other, set()).update(_words(silent[start:end], other))
        place = end
    found[language].update(_words(silent[place:], language))
    return found


def _words(text: str, language: str) -> Iterator[str]:
    script = _SCRIPTS.get(_main(language), "LATIN")
    for line in text.split("\n"):
        yield from _words_of_line(line, script)


@lru_cache(maxsize=REMEMBERED_LINES)
def _words_of_line(line: str, script: str) -> frozenset[str]:
    """A draft is read again at each pause of typing, and hardly a line of it is another one."""
    return frozenset(
        word
        for _start, _end, word in spelt_words(line)
        if (script == "LATIN" and word.isascii())
        or unicodedata.name(word[0], "").startswith(script)
    )


def _foreign(
    draft: Draft, language: str, languages: Mapping[str, str]
) -> Iterator[tuple[Range, str]]:
    starts = [each.start for each in draft.citations]
    for quotation in draft.quotations:
        key = _cited_for(draft, quotation, starts)
        other = languages.get(key, "")
        if other and _main(other) != _main(language):
            yield (quotation.start, quotation.end), other


def _cited_for(draft: Draft, quotation: Quotation, starts: list[int]) -> str:
    """The key that stands in a quotation or right behind it."""
    at = bisect_left(starts, quotation.start)
    if at < len(starts) and starts[at] <= quotation.end + _CITED_WITHIN:
        return draft.citations[at].items[0].key
    return ""


def _main(language: str) -> str:
    return language.replace("_", "-").split("-")[0].lower()
