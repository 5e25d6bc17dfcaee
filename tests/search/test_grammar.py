"""How clauses are joined, and what it costs to be able to."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readnotes.search import grammar
from readnotes.search.grammar import join
from readnotes.search.lexing import cut
from readnotes.search.tree import And, Not, Or, Tree, Words

_A, _B, _C, _D = (Words((letter,)) for letter in "abcd")


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("a", _A),
        ("a b c", And((_A, _B, _C))),
        ("a OR b OR c", Or((_A, _B, _C))),
        ("a b OR c d", Or((And((_A, _B)), And((_C, _D))))),
        ("a OR b c", Or((_A, And((_B, _C))))),
        ("(a OR b) c", And((Or((_A, _B)), _C))),
        ("(a OR b) c OR d", Or((And((Or((_A, _B)), _C)), _D))),
        ("(a OR b) (c OR d)", And((Or((_A, _B)), Or((_C, _D))))),
        ("a (b c)", And((_A, _B, _C))),
        ("a OR (b OR c)", Or((_A, _B, _C))),
        ("NOT a b", And((Not(_A), _B))),
        ("a NOT b OR c", Or((And((_A, Not(_B))), _C))),
        ("NOT (a OR b) c", And((Not(Or((_A, _B))), _C))),
        ("(NOT a) (NOT b)", And((Not(_A), Not(_B)))),
        ("-(-(a b))", And((_A, _B))),
        ("a OR a", _A),
        ("()", None),
    ],
)
def test_or_binds_loosest_and_not_tightest(query: str, tree: Tree | None) -> None:
    assert join(cut(query).tokens) == (tree, [])


_pieces = st.lists(
    st.sampled_from(["a", "b", "c", "tag:d", "AND", "OR", "NOT", "-", "(", ")"]), max_size=30
).map(" ".join)


@given(query=_pieces)
def test_a_long_query_is_joined_as_a_short_one(query: str) -> None:
    tokens = cut(query).tokens
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grammar, "MOST_WRITTEN", 1000)
        by_whoosh = join(tokens)
        patch.setattr(grammar, "MOST_WRITTEN", 0)
        assert join(tokens) == by_whoosh


def test_whoosh_is_imported_with_the_first_search_only() -> None:
    program = (
        "import sys, readnotes.search.engine as e, readnotes.search.language as l;"
        "before = 'whoosh' in sys.modules; l.parse_query('a');"
        "print(before, 'whoosh' in sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=True
    )
    assert ran.stdout.split() == ["False", "True"]
