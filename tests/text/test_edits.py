"""Slips are counted as by a plain table of all beginnings against all beginnings."""

from hypothesis import given
from hypothesis import strategies as st

from readnotes.text.edits import find_near

LETTERS = st.text("abcd", max_size=7)


def slips(one: str, other: str) -> int:
    """The least number of letters more, less, other or swapped; no letter touched twice."""
    table = [[max(i, j) for j in range(len(other) + 1)] for i in range(len(one) + 1)]
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            table[i][j] = min(
                table[i - 1][j] + 1,
                table[i][j - 1] + 1,
                table[i - 1][j - 1] + (one[i - 1] != other[j - 1]),
            )
            if i > 1 and j > 1 and (one[i - 2], one[i - 1]) == (other[j - 1], other[j - 2]):
                table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
    return table[-1][-1]


@given(LETTERS, st.lists(LETTERS, max_size=12), st.integers(0, 3))
def test_all_that_are_near_are_found_with_their_slips(
    word: str, candidates: list[str], most: int
) -> None:
    expected = [(slips(word, each), each) for each in candidates if slips(word, each) <= most]
    assert list(find_near(word, candidates, most)) == expected
    in_order = sorted(candidates)
    assert sorted(each for _n, each in find_near(word, in_order, most)) == sorted(
        each for _n, each in expected
    )
