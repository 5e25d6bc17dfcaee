from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from readnotes.domain.quotes import QUOTE_KINDS, Quote
from readnotes.gui.widgets.quote_values import QuoteValues, values_from_row, values_of

TEXT = st.text(max_size=20)
VALUES = st.builds(
    QuoteValues,
    locator=TEXT,
    text=TEXT,
    comment=TEXT,
    tags=st.lists(TEXT, max_size=3).map(tuple),
    kind=st.sampled_from(QUOTE_KINDS),
    gist=TEXT,
    speaker=TEXT,
    as_printed=TEXT,
    translation=TEXT,
    language=TEXT,
    carrier=TEXT,
    checked=TEXT,
    essential=st.booleans(),
    pasted=TEXT,
)


@given(VALUES)
def test_a_row_that_survived_a_crash_is_the_same(values: QuoteValues) -> None:
    assert values_from_row(values.as_row()) == values


@given(VALUES)
def test_a_quote_made_of_the_fields_fills_them_again(values: QuoteValues) -> None:
    quote = replace(Quote("id", "key", ""), **values.as_changes())
    assert values_of(quote) == values


def test_a_damaged_row_gives_what_it_can() -> None:
    row = {"locator": 94, "text": "Kept.", "tags": "no list", "of the future": True}
    assert values_from_row(row) == QuoteValues(text="Kept.")


def test_only_a_kind_is_nothing_to_lose() -> None:
    assert QuoteValues(kind="summary").is_empty
    assert not QuoteValues(tags=("a",)).is_empty
