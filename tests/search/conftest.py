"""The library that is searched, written once."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from readnotes.search.engine import search
from readnotes.search.results import Found, SearchOptions
from readnotes.services.opening import Library, new_library
from readnotes.storage.database import Database
from tests.search.library import TODAY, make_library

_DEFAULT = SearchOptions()
Find = Callable[..., Found]


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The small library, opened."""
    database = make_library(tmp_path_factory.mktemp("search"))
    yield database
    database.close()


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Library]:
    """An empty library of a test's own."""
    library = new_library(tmp_path / "b.readnotes")
    yield library
    library.close()


@pytest.fixture(scope="session")
def find(library: Database) -> Find:
    """Search the small library."""
    return _finder(library)


@pytest.fixture(scope="session")
def find_astray(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Find]:
    """Search the same library, some of whose books stand elsewhere than when they were entered."""
    database = make_library(tmp_path_factory.mktemp("astray"), astray=True)
    yield _finder(database)
    database.close()


def _finder(library: Database) -> Find:
    def find_in_library(text: str, options: SearchOptions = _DEFAULT) -> Found:
        asked = replace(options, today=options.today or TODAY)
        return library.read(lambda connection: search(connection, text, asked))

    return find_in_library
