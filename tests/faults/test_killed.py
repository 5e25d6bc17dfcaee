"""The program killed at any moment: what it said was saved is there, and nothing is half-done."""

import os
import random
from pathlib import Path

import pytest

from readnotes.services import capture, editing, reading
from readnotes.services.opening import Library, new_library, open_library
from tests.faults.child import script
from tests.faults.oracle import check_file
from tests.faults.processes import KILLED, kill_after, run, start
from tests.services.files import exported, write_json
from tests.storage.records import add, quote


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed library with one book and two quotes, alone in its folder."""
    folder = tmp_path / "desk"
    folder.mkdir()
    library = new_library(folder / "a.readnotes")
    add(library, quote("one", "1", "one"), quote("two", "2", "two"))
    library.close()
    return folder / "a.readnotes"


@pytest.fixture
def synced(tmp_path: Path, path: Path) -> Path:
    """The same in a synced folder, where SQLite keeps a rollback journal."""
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    return path.rename(folder / path.name)


def reopen(path: Path) -> Library:
    """Open at once after a kill: no lock is in the way."""
    return open_library(path)


def is_prefix(recovered: str, acknowledged: int) -> bool:
    """Whether the words are what was typed up to a moment not before the last acknowledgement."""
    length = len(recovered.split())
    return recovered == script(length) and length >= acknowledged


def test_a_half_typed_row_survives_up_to_the_last_word_kept(path: Path, tries: int) -> None:
    for seed in range(tries):
        chance = random.Random(seed)
        child = start("type_row", path)
        told = kill_after(child, chance.randint(1, 40), chance.random() * 0.2)
        library = reopen(path)
        row = capture.load_row(library, "capture")
        library.close()
        assert row is not None
        assert is_prefix(str(row["passage"]), int(told[-1]))
    check_file(path)


def test_a_draft_survives_up_to_the_last_word_kept(path: Path, tries: int) -> None:
    library = open_library(path)
    review = editing.new_review(library, "On salt", ["marsh2015"]).result().value
    library.close()
    for seed in range(tries):
        chance = random.Random(seed)
        child = start("type_draft", path, review.id)
        told = kill_after(child, chance.randint(1, 40), chance.random() * 0.2)
        library = reopen(path)
        body = reading.get_review(library, review.id).body
        library.close()
        assert is_prefix(body, int(told[-1]))
    check_file(path)


@pytest.mark.parametrize("place", ["path", "synced"])
def test_every_quote_said_to_be_saved_is_there(
    place: str, request: pytest.FixtureRequest, tries: int
) -> None:
    path: Path = request.getfixturevalue(place)
    saved = {"one", "two"}
    for seed in range(tries):
        chance = random.Random(seed)
        saved |= set(
            kill_after(start("save_quotes", path), chance.randint(1, 60), chance.random() * 0.3)
        )
        reading_only = open_library(path, read_only=True)
        found = {each.id for each in reading.list_quotes(reading_only)}
        reading_only.close()
        assert saved <= found
        # One more may have been committed than could be told, at each kill.
        assert len(found) <= len(saved) + seed + 1
    check_file(path)


@pytest.mark.parametrize(
    ("act", "failpoint"),
    [
        ("save_quotes", "commit"),
        ("save_quotes", "committed"),
        ("type_row", "draft.kept"),
        ("type_row", "commit"),
        ("type_row", "committed"),
    ],
)
def test_killed_between_saying_and_doing(path: Path, act: str, failpoint: str) -> None:
    status, told = run(act, path, failpoint=f"{failpoint}:4:kill")
    assert (status, len(told)) == (KILLED, 3)
    library = reopen(path)
    done = 4 if failpoint == "committed" else 3
    if act == "save_quotes":
        assert reading.info(library).quotes == 2 + done
    else:
        assert capture.load_row(library, "capture") == {"passage": script(done)}
    library.close()
    check_file(path)


@pytest.mark.parametrize("read_only", [False, True])
def test_a_large_write_in_a_synced_folder_is_taken_back_after_a_kill(
    synced: Path, read_only: bool
) -> None:
    status, _told = run("write_much", synced, failpoint="commit:1:kill")
    assert status == KILLED
    assert synced.with_name(synced.name + "-journal").stat().st_size
    library = open_library(synced, read_only=read_only)
    assert reading.get_source(library, "marsh2015").csl == {}
    library.close()
    check_file(synced)


BOOKS = [{"key": f"book{n}", "title": f"Book {n}", "tags": [f"tag{n}"]} for n in range(20)]
PASSAGES = [
    {"id": f"p{n}", "source": f"book{n % 20}", "text": f"Passage {n}", "locator": str(n)}
    for n in range(300)
]
REVIEWS = [{"id": "r", "title": "On books", "about": ["book1"], "body": "[@book1, p. 1]"}]


@pytest.mark.parametrize(
    "failpoint", ["import.added:1", "import.added:2", "import.added:3", "commit:1", "committed:1"]
)
@pytest.mark.parametrize("action", ["kill", "raise", "enospc"])
def test_an_import_is_there_whole_or_not_at_all(
    path: Path, tmp_path: Path, failpoint: str, action: str
) -> None:
    file = write_json(tmp_path / "in.json", sources=BOOKS, quotes=PASSAGES, reviews=REVIEWS)
    library = open_library(path)
    before = exported(library)
    library.close()
    status, told = run("import_file", path, file, failpoint=f"{failpoint}:{action}")
    assert (status != 0, told) == (True, [])
    library = reopen(path)
    after = reading.info(library)
    whole = failpoint == "committed:1"
    assert (after.sources, after.quotes, after.reviews) == ((21, 302, 1) if whole else (1, 2, 0))
    assert (exported(library) == before) is not whole
    library.close()
    check_file(path)


def test_an_import_killed_at_any_moment_is_whole_or_not_there(
    path: Path, tmp_path: Path, tries: int
) -> None:
    file = write_json(tmp_path / "in.json", sources=BOOKS, quotes=PASSAGES, reviews=REVIEWS)
    for seed in range(tries):
        child = start("import_file", path, file)
        try:
            kill_after(child, 0, 0.3 + random.Random(seed).random() * 0.6)
        except AssertionError:
            assert child.returncode == 0
        library = reopen(path)
        counts = reading.info(library)
        library.close()
        assert (counts.sources, counts.quotes) in ((1, 2), (21, 302))
    check_file(path)


def test_a_new_library_killed_while_it_is_made_is_none_and_can_be_made_again(
    tmp_path: Path,
) -> None:
    path = tmp_path / "new.readnotes"
    status, _told = run("make", path, failpoint="library.made:1:kill")
    assert status == KILLED
    assert not path.exists()
    new_library(path).close()
    check_file(path)
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_second_kill_while_the_first_is_mended_does_no_more_harm(path: Path) -> None:
    run("save_quotes", path, failpoint="committed:5:kill")
    for _again in range(3):
        run("hold", path, failpoint="commit:1:kill")
    library = reopen(path)
    assert reading.info(library).quotes == 7
    library.close()
    check_file(path)


@pytest.mark.parametrize("failpoint", ["files.written", "files.staged"])
def test_an_export_killed_while_it_is_written_leaves_the_old_file(
    path: Path, tmp_path: Path, failpoint: str
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    target = folder / "library.json"
    target.write_bytes(b"the old file")
    status, _told = run("export_library", path, target, failpoint=f"{failpoint}:1:kill")
    assert status == KILLED
    assert target.read_bytes() == b"the old file"
    [half] = [each for each in folder.iterdir() if each != target]
    os.utime(half, (0, 0))
    status, told = run("export_library", path, target)
    assert (status, told) == (0, ["done"])
    assert target.read_bytes().startswith(b"{")
    assert list(folder.iterdir()) == [target]
