"""`import` and `export`: there and back again, and what goes wrong on the way."""

import json
from pathlib import Path

import pytest

from readnotes.domain.sources import Source
from readnotes.services.editing import add_source
from readnotes.services.opening import open_library
from tests.cli.shell import Shell

GOLDEN = Path(__file__).parent.parent / "fixtures" / "golden" / "library.json"


def second(shell: Shell) -> Shell:
    """A shell on another, empty library beside the first."""
    other = Shell(shell.library.with_name("other.readnotes"), shell._capsys, shell._patch)
    other.do("new")
    return other


def test_a_library_goes_out_and_comes_in_without_loss(shell: Shell, tmp_path: Path) -> None:
    shell.do("import", str(GOLDEN))
    target = tmp_path / "all.json"
    shell.do("export", "library", "--to", "json", "-o", str(target))
    other = second(shell)
    report = other.ask("import", str(target))
    assert (report["new"], report["unreadable"], report["remarks"]) == (19, 0, [])
    assert other.run("export", "library", "--to", "json").out == target.read_text(encoding="utf-8")


def test_importing_twice_doubles_nothing(shell: Shell) -> None:
    shell.do("import", str(GOLDEN))
    before = shell.do("export", "library", "--to", "json")
    report = shell.ask("import", str(GOLDEN))
    assert (report["new"], report["updated"], report["skipped"]) == (0, 0, 19)
    assert shell.do("export", "library", "--to", "json") == before


def test_a_dry_run_says_what_would_be_and_does_nothing(shell: Shell) -> None:
    before = shell.do("export", "library", "--to", "json")
    assert shell.ask("import", "--dry-run", str(GOLDEN))["new"] == 19
    assert shell.do("export", "library", "--to", "json") == before
    shell.complain(2, "undo")


def test_an_import_is_one_step_to_undo(shell: Shell) -> None:
    shell.do("import", str(GOLDEN))
    shell.do("undo")
    assert shell.ask("list", "sources") == {"sources": []}


def test_records_that_cannot_be_read_are_told_and_the_others_stored(
    shell: Shell, tmp_path: Path
) -> None:
    file = tmp_path / "some.json"
    sources = [{"key": "a"}, {"key": "b", "title": "B", "kind": "tome"}, {"key": "c", "title": "C"}]
    file.write_text(json.dumps({"readnotes": 1, "sources": sources}))
    answer = shell.run("import", str(file), "--json")
    assert answer.status == 1
    report = json.loads(answer.out)
    assert (report["new"], report["unreadable"]) == (1, 2)
    [line] = answer.err.splitlines()
    assert str(file) in line
    assert "sources[1].title" in line
    assert [each["key"] for each in shell.ask("list", "sources")["sources"]] == ["c"]


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"", ""),
        (b"\x00\xff\xfe\x01", ""),
        (b"Dear diary", ""),
        (b"[1, 2]", ""),
        (b'{"books": []}', ""),
        (b'{\n"readnotes": 2}', "line 2"),
        (b'{"readnotes": 1,\n"sources": [}', "line 2"),
        (b'{"readnotes": 1, "sources": [' + b"[" * 100_000, ""),
        (b'{"readnotes": 1, "sources": [{"pages": ' + b"9" * 5_000 + b"}]}", ""),
        (b'{"readnotes": 1,\n"a": "\xff"}', "line 2"),
    ],
)
def test_a_file_that_is_not_ours_leaves_the_library_as_it_was(
    stocked: Shell, tmp_path: Path, content: bytes, place: str
) -> None:
    file = tmp_path / "some.json"
    file.write_bytes(content)
    before = stocked.library.read_bytes()
    told = stocked.complain(2, "import", str(GOLDEN), str(file))
    assert f"{file}, {place}" in told if place else str(file) in told
    assert stocked.library.read_bytes() == before


@pytest.mark.parametrize("name", ["missing.json", "."])
def test_a_file_that_is_none_is_named(stocked: Shell, tmp_path: Path, name: str) -> None:
    assert str(tmp_path / name) in stocked.complain(2, "import", str(tmp_path / name))


def test_an_unknown_format_is_refused(stocked: Shell) -> None:
    assert "json" in stocked.complain(2, "import", "--format", "scroll", str(GOLDEN))


def test_an_export_replaces_a_file_only_when_told_to(stocked: Shell, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("mine")
    words = ("export", "library", "--to", "json", "-o", str(target))
    assert str(target) in stocked.complain(2, *words)
    assert target.read_text() == "mine"
    stocked.do(*words, "--force")
    assert json.loads(target.read_text())["readnotes"] == 1


@pytest.mark.parametrize(
    "words",
    [
        ("export", "library", "--to", "json"),
        ("export", "quotes", "--to", "csv"),
        ("export", "quotes", "--to", "markdown"),
        ("export", "review", "On Salt", "--to", "markdown"),
    ],
)
def test_an_export_to_a_missing_folder_leaves_nothing(
    stocked: Shell, tmp_path: Path, words: tuple[str, ...]
) -> None:
    stocked.do("review", "new", "On Salt", "--about", "marsh2015")
    before = sorted(tmp_path.rglob("*"))
    stocked.complain(3, *words, "-o", str(tmp_path / "missing" / "out"))
    assert sorted(tmp_path.rglob("*")) == before


def test_an_export_onto_a_folder_is_refused(stocked: Shell, tmp_path: Path) -> None:
    words = ("export", "library", "--to", "json", "-o", str(tmp_path), "--force")
    assert "folder" in stocked.complain(3, *words)


def test_quotes_are_exported_by_source_and_query(stocked: Shell) -> None:
    stocked.do("add-source", "--title", "Tides", "--key", "tides")
    for key, text in (("marsh2015", "Salt"), ("marsh2015", "Sand"), ("tides", "Salt too")):
        stocked.do("add-quote", key, text)

    def exported(*words: str) -> list[str]:
        out = stocked.do("export", "quotes", "--to", "json", *words)
        return [each["text"] for each in json.loads(out)["quotes"]]

    assert exported() == ["Salt", "Sand", "Salt too"]
    assert exported("--source", "marsh2015") == ["Salt", "Sand"]
    assert exported("--source", "marsh2015", "--query", "text:salt") == ["Salt"]
    assert "Salt too" in stocked.do("export", "quotes", "--to", "csv", "--query", "key:tides")


def test_exports_answer_in_json_too(stocked: Shell, tmp_path: Path) -> None:
    assert "Salt Roads" in stocked.ask("export", "library", "--to", "json")["sources"][0]["title"]
    assert stocked.ask("export", "quotes", "--to", "markdown")["remarks"] == []
    words = ("export", "library", "--to", "json", "-o", str(tmp_path / "out.json"))
    assert stocked.ask(*words)["written"] == [str(tmp_path / "out.json")]


def test_reading_commands_work_while_the_window_has_the_library(stocked: Shell) -> None:
    window = open_library(stocked.library)
    try:
        add_source(window, Source("tides", "Tides")).result()
        assert len(stocked.ask("list", "sources")["sources"]) == 2
        for words in (("list", "sources"), ("show", "marsh2015"), ("search", "salt"), ("info",)):
            stocked.do(*words) if words[0] != "search" else stocked.run(*words)
        told = stocked.complain(3, "add-quote", "marsh2015", "Salt.")
    finally:
        window.close()
    assert "open" in told
