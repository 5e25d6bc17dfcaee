"""Giving shelves and saved searches other names, and taking books off a shelf."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace

from readnotes.domain.errors import UnknownRecordError
from readnotes.domain.shelves import SavedSearch, Shelf
from readnotes.i18n import text
from readnotes.services.opening import Done, Library
from readnotes.storage import shelves
from readnotes.storage.tables import searches
from readnotes.storage.tables import shelves as shelf_table
from readnotes.storage.transaction import Transaction


def rename_shelf(library: Library, old: str, new: str) -> "Future[Done[None]]":
    """Give a shelf another name; where that is a shelf too, its books join those there.

    Returns:
        A future that raises `UnknownRecordError` for an unknown shelf.
    """

    def act(work: Transaction) -> None:
        shelf = _get_shelf(work, old)
        number = shelves.get_number(work.connection, shelf_table, old)
        taken = shelves.find_number(work.connection, shelf_table, new)
        if taken is None or taken == number:
            shelves.save_shelf(work, replace(shelf, name=new), number)
            return
        other = _get_shelf(work, new)
        both = tuple(dict.fromkeys((*other.sources, *shelf.sources)))
        shelves.save_shelf(work, replace(other, sources=both), taken)
        shelves.remove(work, "shelf", number)

    return library.database.write(text("Rename shelf"), act)


def take_off_shelf(library: Library, name: str, keys: Sequence[str]) -> "Future[Done[None]]":
    """Take books off a shelf; they stay in the library.

    Returns:
        A future that raises `UnknownRecordError` for an unknown shelf.
    """

    def act(work: Transaction) -> None:
        shelf = _get_shelf(work, name)
        left = tuple(key for key in shelf.sources if key not in keys)
        number = shelves.get_number(work.connection, shelf_table, name)
        shelves.save_shelf(work, replace(shelf, sources=left), number)

    return library.database.write(text("Take off shelf"), act)


def rename_search(library: Library, old: str, new: str) -> "Future[Done[None]]":
    """Give a saved search another name, in place of the one that had it.

    Returns:
        A future that raises `UnknownRecordError` for an unknown search.
    """

    def act(work: Transaction) -> None:
        number = shelves.get_number(work.connection, searches, old)
        [query] = [
            each.query for each in shelves.list_searches(work.connection) if each.name == old
        ]
        taken = shelves.find_number(work.connection, searches, new)
        if taken is not None and taken != number:
            shelves.remove(work, "search", taken)
        shelves.save_search(work, SavedSearch(new, query), number)

    return library.database.write(text("Rename search"), act)


def _get_shelf(work: Transaction, name: str) -> Shelf:
    for shelf in shelves.list_shelves(work.connection, with_trash=True):
        if shelf.name == name:
            return shelf
    raise UnknownRecordError("shelf", name)
