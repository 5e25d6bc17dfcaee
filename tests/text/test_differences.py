"""A passage already in the library is recognised, another one is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readnotes.text.differences import same_passage
from readnotes.text.folding import fold

PASSAGE = (
    "When the lorries came back in the morning the square was empty, and the baker, who had seen "
    "everything from his window, said nothing to anybody for eleven years."
)
MIRROR = {"equal": "equal", "contained": "contains", "contains": "contained", "alike": "alike"}


@pytest.mark.parametrize(
    ("other", "relation"),
    [
        (PASSAGE.upper(), "equal"),
        ("“" + PASSAGE.replace(",", " –") + "”", "equal"),
        ("the square was empty, and the baker", "contains"),
        ("the square was empty […] said nothing to anybody …", "contains"),
        ("said nothing to anybody […] the square was empty", None),
        ("the baker, who", None),
        ("Before: " + PASSAGE + " And after.", "contained"),
        (PASSAGE.replace("window", "widnow").replace("eleven", "elven"), "alike"),
        (PASSAGE.replace("everything", "most of it"), "alike"),
        ("The baker had seen everything and he said it to everybody in the square at once.", None),
        ("", None),
        ("Quite another thing.", None),
    ],
)
def test_passages_are_compared_by_their_words(other: str, relation: str | None) -> None:
    a, b = fold(PASSAGE), fold(other)
    assert same_passage(a, b) == relation
    assert same_passage(b, a) == (relation and MIRROR[relation])


def test_a_long_passage_with_a_few_changed_words_is_alike() -> None:
    words = [f"word{number % 97} and{number}" for number in range(500)]
    other = [*words[:250], "something new", *words[252:]]
    assert same_passage(" ".join(words), " ".join(other)) == "alike"
    assert same_passage(" ".join(words), " ".join(words[250:] + words[:250])) is None


def test_very_long_passages_are_compared_quickly() -> None:
    words = [f"word{number % 50}" for number in range(100_000)]
    assert same_passage(" ".join(words), " ".join(["new", *words[1:]])) == "alike"


@given(st.text(), st.text())
def test_the_comparison_is_the_same_from_both_sides(a: str, b: str) -> None:
    relation = same_passage(fold(a), fold(b))
    assert same_passage(fold(b), fold(a)) == (relation and MIRROR[relation])
