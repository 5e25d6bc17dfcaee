"""The house stands as docs/architecture.md draws it: floors, late imports, sizes, names."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "readnotes"
SCRIPTS = PACKAGE / "storage" / "migrations" / "versions"

#: By library, the files that name it: it is slow to import, or may be exchanged one day.
ALONE = {
    "whoosh": {"search/grammar.py", "search/alike.py"},
    "markdown": {"markup/engine.py"},
    "alembic": {"storage/schema.py"},
    "platformdirs": {"runtime/paths.py"},
    "Stemmer": {"text/stems.py"},
}
LONGEST_FILE = 500
NOT_NAMES = {"utils", "util", "misc", "helpers", "helper", "common"}


def test_no_floor_imports_one_that_is_not_below_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert status == 0, capsys.readouterr().out


@pytest.mark.parametrize("library", ALONE)
def test_a_library_that_may_be_exchanged_is_named_where_it_is_used_alone(library: str) -> None:
    places = {
        path.relative_to(PACKAGE).as_posix()
        for path in _sources()
        for name in _imports(path)
        if name.split(".")[0] == library
    }
    assert places == ALONE[library]


def test_qt_brings_no_network_and_no_database_of_its_own() -> None:
    forbidden = {"PySide6.QtNetwork", "PySide6.QtSql", "PySide6.QtWebEngineCore"}
    found = [
        (path.name, name) for path in _sources() for name in _imports(path) if name in forbidden
    ]
    assert found == []


def test_the_window_is_imported_without_what_is_slow_to_import() -> None:
    loaded = _loaded_by("readnotes.gui.application")
    assert not loaded & {"sqlalchemy", "PySide6.QtNetwork", *ALONE}


def test_the_use_cases_are_imported_without_what_only_some_of_them_need() -> None:
    services = (path for path in (PACKAGE / "services").glob("*.py") if path.stem != "__init__")
    loaded = _loaded_by(*(f"readnotes.services.{path.stem}" for path in services))
    assert not loaded & set(ALONE)


def test_lists_are_shown_without_importing_what_changes_records() -> None:
    loaded = _loaded_by("readnotes.services.reading")
    assert "readnotes.storage.journal" not in loaded
    assert [name for name in loaded if name.endswith(("_adding", "_changing"))] == []


def test_the_first_quotes_are_painted_without_importing_what_searches() -> None:
    loaded = _loaded_by("readnotes.gui.views.library_page", "readnotes.gui.widgets.quote_list")
    assert not [name for name in loaded if name.startswith("readnotes.search")]


def test_no_file_is_longer_than_can_be_read_at_once() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8").count("\n")
        for path in _sources()
    }
    assert {path: length for path, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_file_has_a_name_that_says_nothing() -> None:
    assert [path for path in _sources() if path.stem in NOT_NAMES] == []
    assert [path for path in _sources() if path.parent.name in NOT_NAMES] == []


def _sources() -> Iterator[Path]:
    return (path for path in sorted(PACKAGE.rglob("*.py")) if SCRIPTS not in path.parents)


def _imports(path: Path) -> Iterator[str]:
    """The modules a file imports, and what it takes from them, by their whole names."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _loaded_by(*modules: str) -> set[str]:
    """Everything that a fresh Python has loaded after importing these."""
    code = f"import sys, {', '.join(modules)}; print(*sys.modules)"
    answer = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(answer.stdout.split())
