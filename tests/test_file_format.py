"""docs/file-format.md says of every field what the code says; a difference shows what to write."""

import json
from pathlib import Path
from typing import Any

import pytest

from readnotes.domain.attachments import ATTACHMENT, ATTACHMENT_USE
from readnotes.domain.codec import REQUIRED, Field, Shape
from readnotes.domain.contributors import CONTRIBUTOR, ROLES
from readnotes.domain.positions import POSITION, POSITION_SCALES
from readnotes.domain.quotes import QUOTE, QUOTE_KINDS
from readnotes.domain.reviews import (
    CARD,
    PUBLICATION,
    REVIEW,
    REVIEW_STATUSES,
    VERSION,
    WAIVER,
)
from readnotes.domain.shelves import SAVED_SEARCH, SHELF
from readnotes.domain.sources import LINK, RATING, READING, SOURCE, SOURCE_KINDS, STATUSES
from readnotes.exporters.json_library import VERSION as JSON_VERSION
from readnotes.storage.tables import (
    APPLICATION_ID,
    FULL_TEXT,
    SCHEMA_VERSION,
    TOKENIZER,
    metadata,
)

PAGE = Path(__file__).parent.parent / "docs" / "file-format.md"
SHAPES: dict[str, Shape[Any]] = {
    "A source": SOURCE,
    "A contributor": CONTRIBUTOR,
    "A rating": RATING,
    "A reading": READING,
    "A link": LINK,
    "A use of an attachment": ATTACHMENT_USE,
    "A quote": QUOTE,
    "A position": POSITION,
    "A review": REVIEW,
    "A publication": PUBLICATION,
    "A version": VERSION,
    "A waiver": WAIVER,
    "A card": CARD,
    "A shelf": SHELF,
    "A saved search": SAVED_SEARCH,
    "An attachment": ATTACHMENT,
}
WORDS = {
    "csl-type": SOURCE_KINDS,
    "csl-role": ROLES,
    "reading-status": STATUSES,
    "quote-kind": QUOTE_KINDS,
    "scale": POSITION_SCALES,
    "review-status": REVIEW_STATUSES,
}


@pytest.mark.parametrize("heading", SHAPES)
def test_every_field_of_the_json_stands_in_the_page_as_it_is_in_the_code(heading: str) -> None:
    rows = ["| key | holds | if absent | meaning |", "| --- | --- | --- | --- |"]
    rows += [_row(field) for field in SHAPES[heading].fields]
    assert _table(heading) == rows


def test_no_kind_of_value_is_left_out() -> None:
    headings = [line[4:] for line in _page() if line.startswith("### ")]
    assert headings == [*SHAPES, *WORDS]


@pytest.mark.parametrize("name", WORDS)
def test_the_words_a_field_may_hold_are_listed(name: str) -> None:
    listed = " ".join(_section(name)).split()
    assert listed == [f"`{word}`" for word in WORDS[name]]


def test_every_table_of_the_library_file_stands_in_the_page_with_its_columns() -> None:
    rows = {cells[0]: cells[1] for cells in map(_cells, _table("Tables")[2:])}
    columns = {
        name: [each.name for each in table.columns] for name, table in metadata.tables.items()
    }
    assert rows == {
        f"`{name}`": " ".join(f"`{each}`" for each in names)
        for name, names in (columns | {name: list(FULL_TEXT[name]) for name in FULL_TEXT}).items()
    }


def test_the_numbers_that_mark_a_file_as_ours_are_named() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert f"`application_id` {APPLICATION_ID:#x}".upper() in page.upper()
    assert f"`user_version` {SCHEMA_VERSION}" in page
    assert f"`{TOKENIZER}`" in page
    assert f'`"readnotes": {JSON_VERSION}`' in page


def _row(field: Field) -> str:
    return f"| `{field.key}` | {field.type.name} | {_absent(field)} | {field.meaning} |"


def _absent(field: Field) -> str:
    """What an absent key means, as JSON; nothing where it means null."""
    if field.default is REQUIRED:
        return "*required*"
    if field.default is None:
        return ""
    if field.default in ((), {}):
        return "`{}`" if field.type.name == "object" else "`[]`"
    if isinstance(field.default, str | int):
        return f"`{json.dumps(field.default)}`"
    return "`{}`"


def _page() -> list[str]:
    return PAGE.read_text(encoding="utf-8").splitlines()


def _section(heading: str) -> list[str]:
    """The lines under a heading of any depth, up to the next."""
    lines = _page()
    [start] = [n for n, line in enumerate(lines) if line.lstrip("#") == f" {heading}"]
    found = []
    for line in lines[start + 1 :]:
        if line.startswith("#"):
            break
        found.append(line)
    return found


def _table(heading: str) -> list[str]:
    return [line for line in _section(heading) if line.startswith("|")]


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip("|").split("|")]
