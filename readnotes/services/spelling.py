"""Spelling: the words of a draft that no dictionary of the system knows, and what was meant."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from readnotes.citation.names import full_names
from readnotes.domain.sources import Source
from readnotes.drafting.parse import Draft
from readnotes.drafting.spelling import spelt_words, words_by_language
from readnotes.outside.dictionaries import find_dictionary, list_languages

LANGUAGE = "en"
"""The language of a review that names none."""

__all__ = ["LANGUAGE", "Spelling", "check_spelling", "list_languages", "suggest"]


@dataclass(frozen=True, slots=True)
class Spelling:
    """What was found of a draft.

    Attributes:
        unknown: Words that their language's dictionary does not know, apostrophes straight.
        missing: The languages that there is no dictionary of, the review's own first.
    """

    unknown: frozenset[str]
    missing: tuple[str, ...]


def check_spelling(
    body: str,
    draft: Draft,
    language: str | None,
    sources: Mapping[str, Source],
    own_words: Collection[str],
) -> Spelling:
    """Look the words of a draft up, each in the dictionary of its language.

    The names and titles of the sources count as known. Not for the window's thread.

    Args:
        body: The draft.
        draft: The same, taken apart.
        language: The language of the review.
        sources: The sources it may cite, by key.
        own_words: Words that the reader wants known.
    """
    languages = {key: each.language for key, each in sources.items() if each.language}
    words = words_by_language(body, draft, language or LANGUAGE, languages)
    known = {*own_words, *_words_of(sources)}
    unknown: set[str] = set()
    missing: list[str] = []
    for each, used in words.items():
        dictionary = find_dictionary(each)
        if dictionary is None:
            missing.append(each)
            continue
        unknown.update(
            word
            for word in used
            if word not in known
            and word.removesuffix("'s") not in known
            and not dictionary.knows(word)
        )
    return Spelling(frozenset(unknown), tuple(missing))


def suggest(word: str, language: str | None) -> list[str]:
    """What a word may have been meant to be, the likeliest first; slow."""
    dictionary = find_dictionary(language or LANGUAGE)
    return dictionary.suggest(word) if dictionary is not None else []


def _words_of(sources: Mapping[str, Source]) -> set[str]:
    texts = (
        text or ""
        for each in sources.values()
        for text in (each.title, each.subtitle, full_names(each), each.publisher)
    )
    return {word for text in texts for _start, _end, word in spelt_words(text)}
