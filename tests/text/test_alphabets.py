"""Alphabets: what begins with a word has the word's alphabet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readnotes.text.alphabets import alphabet_of, alphabet_words
from readnotes.text.folding import fold, fold_words


@given(st.text(), st.text(min_size=1, max_size=2))
def test_where_a_word_begins_as_asked_its_alphabet_stands(text: str, beginning: str) -> None:
    words = fold_words(f"{text} {beginning}{text}")
    for word in fold_words(beginning)[:1]:
        alphabet = alphabet_of(word)
        assert alphabet is None or alphabet in alphabet_words(" ".join(words))


@pytest.mark.parametrize(("one", "other"), [("سجن", "город"), ("שלום", "ελλαδα")])
def test_alphabets_differ(one: str, other: str) -> None:
    assert alphabet_of(one) != alphabet_of(other)
    assert alphabet_words(f"{one} ransom {other} {one}") == sorted(
        str(alphabet_of(each)) for each in (one, other)
    )


def test_latin_letters_and_digits_have_none() -> None:
    assert alphabet_words(fold("Straße, naïve, Łódź, 39 and ꙮ […]")) == []
