"""Pairs of common words: what has a phrase has its pairs."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from readnotes.text.folding import fold, fold_words
from readnotes.text.pairs import COMMON, JOINT, pairs_of

WORDS = st.lists(st.sampled_from(["of", "the", "to", "marsh", "ꙮ", "في", "من"]), max_size=12)


@given(before=WORDS, phrase=WORDS, behind=WORDS)
def test_a_text_has_the_pairs_of_each_phrase_in_it(
    before: list[str], phrase: list[str], behind: list[str]
) -> None:
    assert set(pairs_of(phrase)) <= set(pairs_of([*before, *phrase, *behind]))


@given(WORDS)
def test_pairs_are_of_common_neighbours_and_each_is_one_word_of_the_index(words: list[str]) -> None:
    found = list(pairs_of(words))
    neighbours = pairwise(words)
    assert len(found) == sum({a, b} <= COMMON for a, b in neighbours)
    for pair in found:
        assert fold_words(pair) == [pair]
        assert pair.startswith(JOINT)


def test_common_words_are_as_they_are_in_the_index() -> None:
    assert {fold(word) for word in COMMON} == COMMON
    assert {"the", "of", "ان", "علي"} <= COMMON
