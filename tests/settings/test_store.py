from pathlib import Path

import pytest

from readnotes.settings.schema import OPEN_LAST, PASSAGE_SIZE, THEME
from readnotes.settings.store import BAD_SUFFIX, FILE_NAME, Settings, load_settings


def test_what_was_chosen_is_there_next_time(tmp_path: Path) -> None:
    settings = load_settings(tmp_path)
    settings.set(THEME, "dark")
    settings.set(PASSAGE_SIZE, 140)
    again = load_settings(tmp_path)
    assert (again.get(THEME), again.get(PASSAGE_SIZE), again.get(OPEN_LAST)) == ("dark", 140, True)


def test_a_spoilt_file_is_put_aside_and_everything_stands_as_declared(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("{ not json")
    settings = load_settings(tmp_path)
    assert (settings.get(THEME), settings.get(PASSAGE_SIZE)) == (THEME.default, 115)
    assert (tmp_path / (FILE_NAME + BAD_SUFFIX)).read_text() == "{ not json"
    settings.set(THEME, "light")
    assert load_settings(tmp_path).get(THEME) == "light"


def test_a_value_that_cannot_be_is_read_as_the_declared_one(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('{"theme": "pink", "passage-size": true, "open-last": 1}')
    settings = load_settings(tmp_path)
    assert (settings.get(THEME), settings.get(PASSAGE_SIZE), settings.get(OPEN_LAST)) == (
        "system",
        115,
        True,
    )


def test_names_of_a_later_version_stay_in_the_file(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('{"scent": "lavender"}')
    load_settings(tmp_path).set(THEME, "dark")
    assert "lavender" in (tmp_path / FILE_NAME).read_text()


def test_listeners_hear_of_a_change_once() -> None:
    settings, heard = Settings(), []
    settings.listen(lambda: heard.append(settings.get(THEME)))
    settings.set(THEME, "dark")
    settings.set(THEME, "dark")
    assert heard == ["dark"]


def test_a_value_that_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="theme"):
        Settings().set(THEME, "pink")
