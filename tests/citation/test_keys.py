"""The key of a source in a draft."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readnotes.citation.keys import make_key, next_free
from readnotes.domain.contributors import parse_name
from readnotes.domain.sources import Source


@pytest.mark.parametrize(
    ("author", "role", "title", "issued", "key"),
    [
        ("Harkin, James", "author", "Hunting Season", "2015", "harkin2015"),
        ("Harkin, James", "editor", "Hunting Season", "2015-04", "harkin2015"),
        ("Samer", "author", "Diaries", None, "samer"),
        ("Žižek, Slavoj", "author", "Violence", "2008", "zizek2008"),
        ("O’Brien, Flann", "author", "The Third Policeman", "1967", "obrien1967"),
        ("World Health Body", "author", "Report", "2001", "worldhealthbody2001"),
        ("李, 白", "author", "Poems", "1900", "poems1900"),
        ("X, Y", "translator", "“Beowulf”: a verse", "1999", "beowulf1999"),
        ("李", "author", "詩", None, "source"),
    ],
)
def test_a_key_is_made_of_name_and_year(
    author: str, role: str, title: str, issued: str | None, key: str
) -> None:
    made = make_key(Source("", title, contributors=(parse_name(author, role),), issued=issued))
    assert made == key


def test_the_second_of_a_name_gets_a_the_third_b() -> None:
    taken: set[str] = set()
    given_out = []
    for _ in range(29):
        key = next_free("harkin2015", taken.__contains__)
        taken.add(key)
        given_out.append(key.removeprefix("harkin2015"))
    assert given_out[:3] == ["", "a", "b"]
    assert given_out[26:] == ["z", "aa", "ab"]


@given(st.text(), st.text(), st.sampled_from(["2015", None, "-0043", "199X"]))
def test_a_key_is_always_ascii_letters_and_digits(
    name: str, title: str, issued: str | None
) -> None:
    key = make_key(Source("", title, contributors=(parse_name(name),), issued=issued))
    assert key.isascii()
    assert key.isalnum()
    assert key == key.lower()
