"""Words are found as they are meant, and only they are replaced."""

from hypothesis import given
from hypothesis import strategies as st

from readnotes.text.finding import find_all, replace_spans


def test_signs_of_patterns_are_only_signs() -> None:
    assert find_all("a.b a*b (a", "a*b") == [(4, 7)]
    assert find_all("so (a", "(a") == [(3, 5)]


def test_a_curly_mark_that_was_typed_is_meant_and_a_straight_one_is_either() -> None:
    assert len(find_all("it's it’s", "it's")) == 2
    assert len(find_all("it's it’s", "it’s")) == 1


def test_capitals_and_whole_words_count_only_when_they_shall() -> None:
    words = "Bread, bread and breadth"
    assert len(find_all(words, "bread")) == 3
    assert find_all(words, "bread", case=True, whole=True) == [(7, 12)]
    assert find_all("… so", "… so", whole=True) == [(0, 4)]


@given(st.text("abA ", max_size=30), st.text("ab", min_size=1, max_size=2), st.text("xy"))
def test_replacing_is_what_python_does(text: str, words: str, other: str) -> None:
    spans = find_all(text, words, case=True)
    if spans:
        start, end = spans[0][0], spans[-1][1]
        replaced = text[:start] + replace_spans(text, spans, other) + text[end:]
        assert replaced == text.replace(words, other)
    else:
        assert words not in text
