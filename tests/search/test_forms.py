"""The forms of a word: those that stand in the library and have the same English stem."""

from pathlib import Path

import pytest

from readnotes.search.forms import MOST_FORMS, forms_of
from readnotes.services.opening import Library, new_library
from tests.storage.records import add, quote


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = new_library(tmp_path / "a.readnotes")
    add(library, quote("gangs kidnapped a ganger; kidnappings في السجن"))
    return library


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("gangs", ("gangs",)),
        ("gang", ("gang", "gangs")),
        ("kidnapped", ("kidnapped", "kidnappings")),
        ("kidnapping", ("kidnapping", "kidnapped", "kidnappings")),
        ("السجن", ("السجن",)),
        ("1990", ("1990",)),
        ("", ("",)),
    ],
)
def test_a_word_is_followed_by_its_other_forms_in_the_library(
    library: Library, word: str, forms: tuple[str, ...]
) -> None:
    found = library.database.read(lambda connection: forms_of(connection, [word]))
    library.close()
    assert found == {word: forms}


def test_a_word_with_very_many_forms_gives_some(library: Library) -> None:
    rows = [(f"gang{n}", "gang") for n in range(100)]
    library.database.write(
        "",
        lambda work: work.connection.exec_driver_sql("INSERT INTO words VALUES (?, ?)", rows),
    ).result()
    found = library.database.read(lambda connection: forms_of(connection, ["gang"])["gang"])
    library.close()
    assert len(found) == len(set(found)) == MOST_FORMS
    assert found[0] == "gang"
