"""Long lines are broken where a blank is, and nothing else happens to them."""

from hypothesis import given
from hypothesis import strategies as st

from readnotes.text.long_lines import split_long_lines


@given(st.text(alphabet="ab \n", max_size=60), st.integers(1, 12))
def test_splitting_long_lines_changes_only_blanks(words: str, longest: int) -> None:
    split = split_long_lines(words, longest)
    assert all(len(line) <= longest for line in split.split("\n"))
    assert split.replace(" ", "").replace("\n", "") == words.replace(" ", "").replace("\n", "")
