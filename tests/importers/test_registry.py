"""Which importer reads a file."""

from pathlib import Path

import pytest

from readnotes.domain.errors import FieldValueError, InputFileError
from readnotes.importers.registry import read_file

STAMP = "2026-11-22T08:00:00Z"
LIBRARY = '{"readnotes": 1, "sources": [{"key": "doe1920", "title": "A Winter Ledger"}]}'


@pytest.mark.parametrize("name", ["library.json", "library", "library.txt"])
def test_a_file_is_recognised_by_its_contents(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(f"\ufeff\n {LIBRARY}", encoding="utf-8")
    [result] = read_file(tmp_path / name, stamp=STAMP)
    assert result.bundle.sources[0].key == "doe1920"


def test_a_damaged_file_is_recognised_by_its_ending(tmp_path: Path) -> None:
    (tmp_path / "library.JSON").write_text('readnotes": 1}')
    with pytest.raises(InputFileError) as caught:
        read_file(tmp_path / "library.JSON", stamp=STAMP)
    assert (caught.value.why, caught.value.line) == ("damaged", 1)


def test_a_file_of_no_known_format_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("some notes")
    with pytest.raises(InputFileError) as caught:
        read_file(tmp_path / "notes.txt", stamp=STAMP)
    assert caught.value.why == "unknown-format"


def test_a_named_format_is_taken_at_its_word(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("some notes")
    with pytest.raises(InputFileError) as caught:
        read_file(tmp_path / "notes.txt", "json", stamp=STAMP)
    assert caught.value.why == "damaged"


def test_a_format_there_is_not_is_a_wrong_wish(tmp_path: Path) -> None:
    with pytest.raises(FieldValueError, match="papyrus"):
        read_file(tmp_path / "notes.txt", "papyrus", stamp=STAMP)


def test_a_missing_file_is_named_before_its_format(tmp_path: Path) -> None:
    with pytest.raises(InputFileError) as caught:
        read_file(tmp_path / "no.txt", stamp=STAMP)
    assert caught.value.why == "missing"
