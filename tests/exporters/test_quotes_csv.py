"""Quotes as a table."""

import csv
import io
import re

import pytest
from hypothesis import given

from readnotes.domain.bundles import Bundle
from readnotes.domain.positions import Position
from readnotes.domain.quotes import Quote
from readnotes.domain.sources import Source
from readnotes.exporters.quotes_csv import export_quotes_csv, guard_cell
from tests.strategies import bundles, passages

HARKIN = Source("harkin2015", "Hunting Season")


def rows_of(bundle: Bundle) -> list[dict[str, str]]:
    data = export_quotes_csv(bundle, "quotes.csv").document.data
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def take_guard(cell: str) -> str:
    """What an importer has to do: take one apostrophe before such a sign."""
    return re.sub(r"^'(?='*[\s\u200b\ufeff]*?[\t\r\n=+@−－＝＋＠﹣﹦﹢﹫-])", "", cell)


def test_there_is_a_column_for_every_field() -> None:
    [row] = rows_of(
        Bundle(
            sources=(HARKIN,),
            quotes=(
                Quote(
                    "1",
                    "harkin2015",
                    'He said: "wait",\nand left.',
                    "S. 94",
                    positions=(Position("percent", 4),),
                    tags=("trade", "prison"),
                    essential=True,
                ),
            ),
        )
    )
    assert list(row)[:4] == ["id", "source", "locator", "locator_shown"]
    assert row["text"] == 'He said: "wait",\nand left.'
    assert row["locator_shown"] == "p. 94"
    assert row["tags"] == "trade; prison"
    assert row["positions"] == '{"scale": "percent", "first": 4, "last": null, "of": null}'
    assert row["essential"] == "true"
    assert row["comment"] == ""


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "−"])
@pytest.mark.parametrize("before", ["", " ", "\u00a0 ", "\ufeff"])
def test_a_cell_cannot_begin_a_formula(sign: str, before: str) -> None:
    text = f"{before}{sign}SUM(1)"
    assert guard_cell(text) == f"'{text}"
    assert take_guard(guard_cell(text)) == text


@pytest.mark.parametrize("text", ["’tis", "'tis", "p. 94", "a=b", "", "“+”"])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert guard_cell(text) == text


@given(passages)
def test_the_guard_can_be_taken_off_again(text: str) -> None:
    assert take_guard(guard_cell(text)) == text


@given(bundles())
def test_every_passage_comes_back(bundle: Bundle) -> None:
    rows = rows_of(bundle)
    assert [take_guard(row["text"]) for row in rows] == [each.text for each in bundle.quotes]
    assert [take_guard(row["id"]) for row in rows] == [each.id for each in bundle.quotes]
