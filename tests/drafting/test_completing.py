"""What is being typed in a citation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readnotes.drafting.completing import Completion, find_completion


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("[@", Completion("key", 2, "")),
        ("So [see @har", Completion("key", 9, "har")),
        ("[-@har", Completion("key", 3, "har")),
        ("[@a, p. 9; @b", Completion("key", 12, "b")),
        ("[@a,", Completion("place", 4, "", "a")),
        ("[@a, ", Completion("place", 5, "", "a")),
        ("[@a, 9", Completion("place", 5, "9", "a")),
        ("[@{a b}", None),
        ("[@{a(b)}, p. 9", Completion("place", 10, "p. 9", "a(b)")),
        ("[@a, p. 9]", None),
        ("[@a, p. 9, emphasis", None),
        ("\\[@a", None),
        ("![@a", None),
        ("@a", None),
        ("[me@home", None),
        ("[@@", None),
        ("", None),
    ],
)
def test_only_an_open_citation_is_completed(before: str, found: Completion | None) -> None:
    assert find_completion(before) == found


@given(st.text(alphabet="[]@;,{} p.9a-\\!", max_size=30))
def test_what_is_typed_stands_at_the_end(before: str) -> None:
    found = find_completion(before)
    assert found is None or before[found.start :] == found.typed
