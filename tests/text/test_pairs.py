"""Pairs of common words and what stands beside them: what has a phrase has its pairs."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from readnotes.text.folding import fold, fold_words
from readnotes.text.pairs import COMMON, COMMONEST, JOINT, neighbours_of, pairs_of

WORDS = st.lists(st.sampled_from(["of", "the", "to", "marsh", "ꙮ", "في", "من"]), max_size=12)


@given(before=WORDS, phrase=WORDS, behind=WORDS)
def test_a_text_has_the_pairs_of_each_phrase_in_it(
    before: list[str], phrase: list[str], behind: list[str]
) -> None:
    text = [*before, *phrase, *behind]
    assert set(pairs_of(phrase)) <= set(pairs_of(text))
    assert set(neighbours_of(phrase)) <= set(neighbours_of(text))


@given(WORDS)
def test_pairs_are_of_common_neighbours_and_each_is_one_word_of_the_index(words: list[str]) -> None:
    found = list(pairs_of(words))
    assert len(found) == sum({a, b} <= COMMON for a, b in pairwise(words))
    for pair in found:
        assert fold_words(pair) == [pair]
        assert pair.startswith(JOINT)


@given(WORDS)
def test_the_commonest_are_told_beside_each_word_that_is_not_common(words: list[str]) -> None:
    found = neighbours_of(words)
    beside = [{a, b} for a, b in pairwise(words) if {a, b} & COMMONEST]
    assert len(found) == sum(not each <= COMMON for each in beside)
    assert not set(found) & set(pairs_of(words))
    for each in found:
        assert fold_words(each) == [each]
        assert each.startswith(JOINT)


def test_few_words_share_a_neighbour() -> None:
    others = [f"marsh{number}" for number in range(1000)]
    found = {each for other in others for each in neighbours_of(["of", other])}
    assert len(found) > 200


def test_it_is_told_on_which_side_a_word_stands() -> None:
    assert not set(neighbours_of(["marsh", "of"])) & set(neighbours_of(["of", "marsh"]))


def test_common_words_are_as_they_are_in_the_index() -> None:
    assert {fold(word) for word in COMMON} == COMMON
    assert COMMONEST < COMMON
    assert {"the", "of", "ان", "علي"} <= COMMON
