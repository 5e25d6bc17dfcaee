"""The program's own folders."""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from readnotes.runtime import paths


@pytest.fixture(params=[0o000, 0o022, 0o777])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    old = os.umask(request.param)
    yield request.param
    os.umask(old)


@pytest.mark.parametrize(
    ("get_folder", "variable"),
    [
        (paths.get_data_folder, "XDG_DATA_HOME"),
        (paths.get_config_folder, "XDG_CONFIG_HOME"),
        (paths.get_cache_folder, "XDG_CACHE_HOME"),
        (paths.get_state_folder, "XDG_STATE_HOME"),
    ],
)
def test_each_folder_follows_the_system_and_is_made(
    get_folder: Callable[[], Path],
    variable: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(variable, str(tmp_path / "home"))
    folder = get_folder()
    assert folder.is_dir()
    assert folder.name == "readnotes"


def test_a_new_folder_is_for_its_owner_alone_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    folder = paths.make_private_folder(tmp_path / "readnotes")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    assert stat.S_IMODE(paths.make_private_folder(tmp_path).stat().st_mode) == 0o755
