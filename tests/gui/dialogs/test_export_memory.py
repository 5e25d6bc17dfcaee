"""The memory of exports is a convenience that nothing can spoil."""

from pathlib import Path

import pytest

from readnotes.gui.dialogs.export_memory import FILE_NAME, ExportChoice, ExportMemory


def test_a_choice_is_kept_for_the_next_time(tmp_path: Path) -> None:
    ExportMemory(tmp_path).keep("a", ExportChoice("hugo", "page", "/tmp/a.md"))
    assert ExportMemory(tmp_path).recall("a") == ExportChoice("hugo", "page", "/tmp/a.md")
    assert ExportMemory(tmp_path).recall("b") == ExportChoice()


@pytest.mark.parametrize("spoilt", ["", "[1]", '{"a": 3}', '{"a": {"form": 3}}', "\x00"])
def test_a_spoilt_file_is_done_without(tmp_path: Path, spoilt: str) -> None:
    (tmp_path / FILE_NAME).write_text(spoilt, encoding="utf-8")
    memory = ExportMemory(tmp_path)
    assert memory.recall("a") == ExportChoice()
    memory.keep("a", ExportChoice("hugo"))
    assert memory.recall("a").form == "hugo"
