"""A shell on a new library, empty or with a book in it."""

from pathlib import Path

import pytest

from tests.cli.shell import Shell


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep logs and settings of the tests out of the tester's own folders."""
    for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.delenv("READNOTES_LIBRARY", raising=False)


@pytest.fixture
def shell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Shell:
    """A shell on a new, empty library."""
    made = Shell(tmp_path / "library.readnotes", capsys, monkeypatch)
    made.do("new")
    return made


@pytest.fixture
def stocked(shell: Shell) -> Shell:
    """A shell on a library with one book of 250 pages, `marsh2015`."""
    shell.do(
        *("add-source", "--title", "Salt Roads", "--author", "Marsh, Ellen"),
        *("--year", "2015", "--pages", "250"),
    )
    return shell
