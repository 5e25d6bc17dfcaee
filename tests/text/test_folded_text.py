"""Where the folded words of a text stand in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readnotes.text.folded_text import FoldedText
from readnotes.text.folding import GAP, fold, fold_words

TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("aB z’'[]{}….-–\n\u00a0\u00ad\u200b\u0301ßﬁÆٱةىـَ٩۴🙂İ½™"),
    )
)


def with_places(text: str) -> list[tuple[str, int, int]]:
    folded = FoldedText(text)
    return [(word, *folded.place_of(at)) for at, word in enumerate(folded.words)]


@given(TEXTS)
def test_the_words_are_those_of_the_folded_text(text: str) -> None:
    assert FoldedText(text).words == fold_words(text)


@given(TEXTS)
def test_the_places_of_words_follow_each_other_in_the_text(text: str) -> None:
    places = [(start, end) for _word, start, end in with_places(text)]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in places)


@given(TEXTS)
def test_each_folded_letter_comes_from_a_character_that_holds_it(text: str) -> None:
    for word, start, end in with_places(text):
        if word != GAP:
            assert set(word) <= {letter for char in text[start:end] for letter in fold(char)}


@given(TEXTS, st.data())
def test_a_place_is_the_same_in_whatever_order_words_are_asked_for(
    text: str, data: st.DataObject
) -> None:
    folded = FoldedText(text)
    places = with_places(text)
    for at in data.draw(st.permutations(range(len(places)))):
        assert folded.place_of(at) == places[at][1:]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("“ﬁn”", [("fin", 1, 3)]),
        ("a  😀 b\n c", [("a", 0, 1), ("b", 5, 6), ("c", 8, 9)]),
        (" قال مُحَمَّد", [("قال", 1, 4), ("محمد", 5, 13)]),
        ("in [the king] [D]o", [("in", 0, 2), ("the", 4, 7), ("king", 8, 12), ("do", 15, 18)]),
        (
            " — well-known . . . of",
            [("well", 3, 7), ("known", 8, 13), ("ꙮ", 14, 15), ("of", 20, 22)],
        ),
    ],
)
def test_words_keep_their_places_whatever_stands_around_them(
    text: str, places: list[tuple[str, int, int]]
) -> None:
    assert with_places(text) == places
