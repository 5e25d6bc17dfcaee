"""The table of fields: help and completion are made from it."""

import pytest

from readnotes.search.fields import FIELDS, SHORT_FORMS
from readnotes.search.language import parse_query, render_query
from readnotes.search.tree import FieldIs


@pytest.mark.parametrize("name", FIELDS)
def test_the_example_of_a_field_is_a_query_with_it(name: str) -> None:
    field = FIELDS[name]
    parsed = parse_query(field.example)
    assert isinstance(parsed.tree, FieldIs)
    assert parsed.tree.field == name
    assert parsed.trouble is None
    assert render_query(parsed) == field.example
    assert field.meaning


def test_short_forms_stand_for_fields() -> None:
    assert set(SHORT_FORMS.values()) <= set(FIELDS)
    assert not set(SHORT_FORMS) & set(FIELDS)
