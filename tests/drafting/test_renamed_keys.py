"""Citation keys exchanged in a draft."""

import pytest
from hypothesis import given

from readnotes.drafting.parse import parse_draft
from readnotes.drafting.renamed_keys import rename_keys
from tests.strategies import passages

NAMES = {"a": "b", "b": "a", "marsh2015": "marsh2015a"}


@pytest.mark.parametrize(
    ("body", "renamed"),
    [
        ("[@marsh2015, p. 94]", "[@marsh2015a, p. 94]"),
        ("[see -@a, p. 5; @b]", "[see -@b, p. 5; @a]"),
        ("@{marsh2015} [p. 3]", "@marsh2015a [p. 3]"),
        ("`[@a]` [@a]", "`[@a]` [@b]"),
        ("to a@a.org and @ab", "to a@a.org and @ab"),
        ("[marsh2015] (p. 94)", "[marsh2015] (p. 94)"),
        ("", ""),
    ],
)
def test_only_citations_get_the_other_key(body: str, renamed: str) -> None:
    assert rename_keys(body, NAMES) == renamed


def test_a_key_that_needs_braces_gets_them() -> None:
    assert rename_keys("[@a]", {"a": "de la Cruz".replace(" ", "—")}) == "[@{de—la—Cruz}]"


@given(passages)
def test_a_draft_that_cites_nothing_of_it_stays_letter_for_letter(body: str) -> None:
    assert rename_keys(body, {"a-key-nobody-has": "b"}) == body


@given(passages)
def test_exchanging_twice_gives_the_same_citations(body: str) -> None:
    body = f"{body}\n\n[@a, p. 1; @b] and @a [p. 2] {body}"
    twice = rename_keys(rename_keys(body, NAMES), NAMES)
    assert parse_draft(twice).keys == parse_draft(body).keys
