"""The reader's own words survive, and a spoilt file stops nothing."""

from pathlib import Path

import pytest

from readnotes.settings.own_words import OwnWords


def test_a_word_that_was_added_is_there_again(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    OwnWords(path).add("Raqqa")
    again = OwnWords(path)
    again.add("Raqqa")
    again.add("Žižek")
    assert OwnWords(path).words == {"Raqqa", "Žižek"}
    assert path.read_text(encoding="utf-8") == "Raqqa\nŽižek\n"


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b""])
def test_a_spoilt_file_has_no_words(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes(data)
    assert OwnWords(path).words == frozenset()
