"""Pairs of common words and what stands beside them: what has a phrase has its pairs in a row."""

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from readnotes.text.folding import fold, fold_words
from readnotes.text.pairs import (
    BETWEEN,
    COMMON,
    COMMONEST,
    JOINT,
    pairs_of,
    rows_of_pairs,
    tell_all,
)

# Of the very commonest, of the common, others, and what an omission mark is.
WORDS = st.lists(
    st.sampled_from(["of", "the", "then", "their", "marsh", "moon", "ꙮ", "في", "مع"]), max_size=8
)

FEW = st.lists(st.sampled_from(["of", "then", "marsh", "moon"]), max_size=6)


def stands_in(few: list[str], many: list[str], *, begins: bool = False) -> bool:
    """Whether words stand in a row among others; of the last only the beginning if so asked."""

    def are_here(at: int) -> bool:
        there = many[at : at + len(few)]
        last_fits = there[-1:] == few[-1:] or (begins and there and there[-1].startswith(few[-1]))
        return len(there) == len(few) and there[:-1] == few[:-1] and bool(last_fits)

    return any(map(are_here, range(len(many))))


@given(before=WORDS, phrase=WORDS, behind=WORDS)
def test_a_text_has_the_pairs_of_each_phrase_in_it_in_rows(
    before: list[str], phrase: list[str], behind: list[str]
) -> None:
    pairs = pairs_of([*before, *phrase, *behind])
    for row in rows_of_pairs(phrase):
        assert stands_in(row.pairs, pairs)


@given(before=WORDS, phrase=WORDS, rest=st.sampled_from(["", "n", "ir"]), behind=WORDS)
def test_so_has_a_text_where_the_last_word_goes_on(
    before: list[str], phrase: list[str], rest: str, behind: list[str]
) -> None:
    text = [*before, *phrase[:-1], *(word + rest for word in phrase[-1:]), *behind]
    for row in rows_of_pairs(phrase, prefix=True):
        assert stands_in(row.pairs, pairs_of(text), begins=row.prefix)


@given(phrase=FEW, texts=st.lists(FEW, max_size=3), begins=st.booleans())
@example(["of", "marsh", "of"], [["of", "marsh", "moon", "marsh", "of"]], False)
@example(["of", "the", "of"], [["of", "the"], ["the", "of"]], False)
def test_pairs_that_tell_all_stand_nowhere_else(
    phrase: list[str], texts: list[list[str]], begins: bool
) -> None:
    rows = rows_of_pairs(phrase, prefix=begins)
    if not tell_all(phrase, rows):
        return
    derived = [each for text in texts for each in (*pairs_of(text), BETWEEN)]
    is_there = any(stands_in(phrase, text, begins=begins) for text in texts)
    assert stands_in(rows[0].pairs, derived, begins=rows[0].prefix) == is_there


def test_phrases_of_one_common_word_after_another_are_told() -> None:
    assert tell_all(["marsh", "of", "the", "moon"], rows_of_pairs(["marsh", "of", "the", "moon"]))
    begun = ["marsh", "of", "th"]
    assert tell_all(begun, rows_of_pairs(begun, prefix=True))
    # Whether “the” or “then” follows is not known, and of “then” nothing is told here.
    unknown = ["marsh", "the"]
    assert rows_of_pairs(unknown)
    assert rows_of_pairs(unknown, prefix=True) == []


@given(WORDS)
def test_each_pair_is_one_word_of_the_index(words: list[str]) -> None:
    found = pairs_of(words)
    told = [each for each in pairwise(words) if set(each) & COMMONEST or set(each) <= COMMON]
    assert len(found) == len(told)
    for pair in found:
        assert fold_words(pair) == [pair]
        assert pair.startswith(JOINT)
        assert pair != BETWEEN


def test_common_words_are_as_they_are_in_the_index() -> None:
    assert {fold(word) for word in COMMON} == COMMON
    assert COMMONEST < COMMON
    assert {"the", "of", "ان", "علي"} <= COMMON
