"""The table of words: it knows every word of the library, whatever happens to a transaction."""

from pathlib import Path

import pytest
from sqlalchemy import Connection

from readnotes.domain.reviews import Review
from readnotes.services.opening import Library, new_library
from readnotes.storage import review_adding
from readnotes.storage import words as table
from readnotes.storage.tables import MOST_LETTERS
from readnotes.storage.transaction import Transaction
from tests.storage.records import add, quote


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return new_library(tmp_path / "a.readnotes")


def words_of(library: Library) -> dict[str, str]:
    """The whole table, as word and stem."""

    def question(connection: Connection) -> dict[str, str]:
        rows = connection.exec_driver_sql("SELECT word, stem FROM words")
        return {row[0]: row[1] for row in rows}

    return library.database.read(question)


def test_the_words_of_a_quote_and_of_its_source_get_their_stems(library: Library) -> None:
    add(library, quote("Kidnappings “{o}f” Gangs … 1990s في السجن"))
    words = words_of(library)
    library.close()
    assert words == {
        "kidnappings": "kidnap",
        "of": "of",
        "gangs": "gang",
        "ꙮ": "ꙮ",
        "1990s": "1990s",
        "في": "في",
        "السجن": "السجن",
        # Title, name and key of the source.
        "salt": "salt",
        "roads": "road",
        "ellen": "ellen",
        "marsh": "marsh",
        "marsh2015": "marsh2015",
    }


def test_the_words_of_a_review_are_there(library: Library) -> None:
    review = Review("r", "Roads", body="They *wandered*.")
    library.database.write("", lambda work: review_adding.add_reviews(work, [review])).result()
    words = words_of(library)
    library.close()
    assert words == {"roads": "road", "they": "they", "wandered": "wander"}


def test_the_marks_of_tags_and_sources_are_no_words(library: Library) -> None:
    add(library, quote("dawn"))
    words = words_of(library)
    library.close()
    assert "s1" not in words


def test_of_what_is_too_long_for_a_word_the_beginning_stands_for_itself(library: Library) -> None:
    beginning = "dawning" * MOST_LETTERS
    add(library, quote(beginning), quote(f"{beginning}s", "2"))
    words = words_of(library)
    library.close()
    entry = beginning[:MOST_LETTERS]
    assert {each: words[each] for each in words if each.startswith("dawn")} == {entry: entry}


def test_a_word_of_an_act_that_failed_is_not_taken_for_known(library: Library) -> None:
    add(library, quote("dawn"))

    def act(work: Transaction) -> None:
        table.add_words(work.connection, ["ferry"])
        raise RuntimeError

    with pytest.raises(RuntimeError):
        library.database.write("", act).result()
    assert "ferry" not in words_of(library)
    add(library, quote("the ferry", "2"))
    words = words_of(library)
    library.close()
    assert words["ferry"] == "ferri"


def test_remembering_stays_within_bounds(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "MOST_REMEMBERED", 3)
    add(library, quote("one two"), quote("three four five", "2"))
    add(library, quote("six one", "3"))
    words = words_of(library)
    library.close()
    assert {"one", "two", "three", "four", "five", "six"} <= set(words)
