"""The page that explains the query language."""

import pytest

from readnotes.search.fields import FIELDS, Field
from readnotes.search.help import query_help
from readnotes.search.language import parse_query

_EXAMPLES = [
    example
    for section in query_help()
    for row in section.rows
    for example in row.example.split("  ")
]


@pytest.mark.parametrize("example", _EXAMPLES)
def test_every_example_of_the_help_is_understood(example: str) -> None:
    parsed = parse_query(example)
    assert parsed.trouble is None
    assert parsed.tree is not None or parsed.records != ("quote",) or parsed.columns


def test_every_field_stands_in_the_help_once() -> None:
    for field in FIELDS.values():
        assert _EXAMPLES.count(field.example) == 1


def test_a_new_field_comes_into_the_help_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    mood = Field("how it sounds", "mood:sad", FIELDS["lang"].compile)
    monkeypatch.setitem(FIELDS, "mood", mood)
    assert query_help()[-1].rows[-1].example == "mood:sad"
