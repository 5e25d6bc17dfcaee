"""Stems: what the program takes for one word, and that the short way round the stemmer is safe."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from snowballstemmer.english_stemmer import EnglishStemmer

from readnotes.text.stems import stem

STEMMER = EnglishStemmer()
PARTS = (
    *("a", "e", "i", "o", "u", "y", "b", "c", "g", "l", "m", "n", "r", "s", "t", "v", "z", "ll"),
    *("able", "al", "alism", "ally", "ance", "ant", "ate", "ation", "bl", "ed", "edly", "eed"),
    *("ement", "enci", "ence", "ent", "er", "ful", "fulness", "gent", "ible", "ic", "ical"),
    *("icate", "iciti", "ification", "ing", "ingly", "ion", "ish", "ism", "ist", "iti", "itis"),
    *("ity", "ive", "iviti", "ize", "less", "li", "logi", "ly", "ment", "ness", "news", "ogist"),
    *("or", "ous", "ously", "tional", "tt", "ugly", "yy"),
)
BEGINNINGS = ("", "a", "b", "ab", "bab", "gener", "commun", "arsen", "kidnap", "sk", "yt")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("gangs", "gang"),
        ("kidnapped", "kidnap"),
        ("conspiracies", "conspiraci"),
        ("skies", "sky"),
        ("1990s", "1990s"),
        ("naïves", "naïves"),
        ("السجون", "السجون"),
        ("ꙮ", "ꙮ"),
        ("", ""),
    ],
)
def test_words_have_the_stems_that_english_gives_them(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_a_word_that_is_not_given_to_the_stemmer_would_have_come_back_as_it_was() -> None:
    for parts in itertools.product(BEGINNINGS, PARTS, PARTS):
        word = "".join(parts)
        assert stem(word) == STEMMER.stemWord(word), word


@given(st.text("aeiouyblnstgcr", max_size=12))
def test_every_made_up_word_has_the_stem_of_the_stemmer(word: str) -> None:
    assert stem(word) == STEMMER.stemWord(word)
