"""The command line as a process of its own: what only a real one can show."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.shell import Shell

CHECKOUT = Path(__file__).parent.parent.parent
HEAVY = ("PySide6", "sqlalchemy", "whoosh", "markdown", "alembic")


def run(*words: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "readnotes", *words],
        env={**os.environ, **variables},
        cwd=CHECKOUT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_main_job_from_end_to_end(tmp_path: Path) -> None:
    library = ("--library", str(tmp_path / "new.readnotes"))
    assert run(*library, "new").returncode == 0
    key = run(*library, "add-source", "--title", "Salt Roads", "--author", "Marsh").stdout.strip()
    assert run(*library, "add-quote", key, "--page", "94", "الزمان").returncode == 0
    found = run(*library, "search", "--json", "page:94", LC_ALL="C", PYTHONUTF8="0")
    assert [hit["text"] for hit in json.loads(found.stdout)["hits"]] == ["الزمان"]


def test_a_refusal_is_a_status_and_one_line(tmp_path: Path) -> None:
    ran = run("--library", str(tmp_path), "info")
    assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (3, "", 1)


def test_a_closed_pipe_is_quiet(stocked: Shell) -> None:
    stocked.do("add-quote", "marsh2015", "-", given=b"Salt. " * 100_000)
    ran = subprocess.Popen(
        [sys.executable, "-m", "readnotes", "--library", str(stocked.library), "list", "quotes"],
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert ran.stdout is not None
    ran.stdout.close()
    assert ran.stderr is not None
    told = ran.stderr.read()
    ran.stderr.close()
    assert (ran.wait(), told) == (0, b"")


def test_a_full_disk_leaves_no_half_written_export(stocked: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    words = ("export", "library", "--to", "json", "-o", str(folder / "out.json"))
    ran = run(
        *("--library", str(stocked.library), *words), READNOTES_FAILPOINT="files.staged:1:enospc"
    )
    assert (ran.returncode, ran.stderr.count("\n")) == (3, 1)
    assert list(folder.iterdir()) == []


def test_our_own_mistake_is_one_line_and_stands_in_the_log(stocked: Shell, tmp_path: Path) -> None:
    words = ("export", "library", "--to", "json", "-o", str(tmp_path / "out.json"))
    ran = run(
        *("--library", str(stocked.library), *words),
        READNOTES_FAILPOINT="files.staged:1:raise",
        XDG_STATE_HOME=str(tmp_path / "state"),
    )
    assert (ran.returncode, ran.stderr.count("\n")) == (3, 1)
    assert "FailpointError" in ran.stderr
    [log] = (tmp_path / "state").rglob("readnotes.log")
    assert "FailpointError" in log.read_text()


@pytest.mark.parametrize(
    ("words", "allowed"),
    [(["--version"], ()), (["--help"], ()), (["list", "sources"], ("sqlalchemy",))],
)
def test_nothing_heavy_is_imported_that_is_not_needed(
    stocked: Shell, words: Sequence[str], allowed: Sequence[str]
) -> None:
    code = (
        "import sys; from readnotes.app import main; main(sys.argv[1:]);"
        f"print(*({HEAVY!r} & sys.modules.keys()), file=sys.stderr)"
    ).replace(repr(HEAVY), repr(set(HEAVY)))
    ran = subprocess.run(
        [sys.executable, "-c", code, "--library", str(stocked.library), *words],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert set(ran.stderr.split()) <= set(allowed)
