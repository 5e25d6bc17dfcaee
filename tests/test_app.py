"""Window or command line: what a start decides, and what it says where there is no window."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from readnotes import __version__, app


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path | None]:
    """The files on which a window was opened instead of a real one."""
    files: list[Path | None] = []

    def note(path: Path | None) -> int:
        files.append(path)
        return 0

    monkeypatch.setattr(app, "open_window", note)
    return files


def test_nothing_or_a_file_opens_the_window(
    opened: list[Path | None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("my.readnotes", "search"):
        Path(name).touch()
    for words in ([], ["my.readnotes"], ["./search"], ["--library", "my.readnotes"]):
        assert app.main(words) == 0
    assert opened == [None, Path("my.readnotes"), Path("search"), Path("my.readnotes")]


@pytest.mark.parametrize(
    "words",
    [
        ["search"],
        ["list", "sources"],
        ["--library", "x", "nothing-such"],
        ["--json"],
        ["two", "words"],
        ["missing.readnotes"],
        ["--unheard-of"],
    ],
)
def test_everything_else_is_a_matter_of_the_command_line(
    opened: list[Path | None],
    words: Sequence[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("READNOTES_LIBRARY", raising=False)
    assert app.main(words) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert opened == []


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["--version"]) == 0
    assert capsys.readouterr().out == f"readnotes {__version__}\n"


def test_without_a_display_one_line_names_the_command_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert app.main([]) == 3
    [line] = capsys.readouterr().err.splitlines()
    assert "display" in line
    assert "readnotes --help" in line


def test_the_desktop_opens_the_file_that_was_clicked(
    opened: list[Path | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["readnotes-window", "my.readnotes"])
    assert app.main_window() == 0
    monkeypatch.setattr("sys.argv", ["readnotes-window"])
    assert app.main_window() == 0
    assert opened == [Path("my.readnotes"), None]
