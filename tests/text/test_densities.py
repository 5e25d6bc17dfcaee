"""How much of a text a word is: the words for it are as exact as the steps are."""

from hypothesis import given
from hypothesis import strategies as st

from readnotes.text.densities import DEPTHS, LEAST, depth_of, depth_words
from readnotes.text.pairs import JOINT

_words = st.lists(st.sampled_from(["salt", "marsh", "of", "the", "39"]), max_size=60)
_counts = st.integers(1, 400)


@given(_counts, _counts, st.integers(0, 400), st.integers(0, 400))
def test_what_is_deeper_is_a_smaller_part(count: int, other: int, more: int, rest: int) -> None:
    # As bm25 has it, with a third of a passage of ninety words beside.
    here, there = count / (count + more + 30), other / (other + rest + 30)
    if depth_of(count, count + more) < depth_of(other, other + rest):
        assert here > there


@given(_words)
def test_each_word_is_told_once_and_those_that_stand_once_together(words: list[str]) -> None:
    found = [each.split(JOINT)[1:] for each in depth_words(words)]
    assert found[:1] == ([[str(depth_of(1, len(words)))]] if words else [])
    again = {word: int(depth) for word, depth in found[1:]}
    assert len(again) == len(found[1:])
    expected = {
        word: words.count(word) for word in words if words.count(word) >= LEAST.get(word, 2)
    }
    assert again == {word: depth_of(count, len(words)) for word, count in expected.items()}
    assert all(0 <= depth < DEPTHS for depth in again.values())
