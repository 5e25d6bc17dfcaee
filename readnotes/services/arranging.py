"""Arranging the library: shelves, tags and saved searches."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace

from readnotes.domain.errors import UnknownRecordError
from readnotes.domain.shelves import SavedSearch, Shelf
from readnotes.i18n import text
from readnotes.services.opening import Done, Library
from readnotes.storage import quote_changing, quotes, shelves, source_changing, sources, tags
from readnotes.storage.tables import quote_tags, searches, source_tags
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


def make_shelf(library: Library, name: str) -> "Future[Done[None]]":
    """Make an empty shelf; one of that name that is there stays as it is."""
    return library.database.write(text("New shelf"), lambda work: put_on(work, name, []))


def put_on_shelf(library: Library, name: str, keys: Sequence[str]) -> "Future[Done[None]]":
    """Put sources on a shelf, behind those that stand there; the shelf is made if needed."""
    return library.database.write(text("Put on shelf"), lambda work: put_on(work, name, keys))


def put_on(work: Transaction, name: str, keys: Sequence[str]) -> None:
    """Put sources on a shelf inside an act; the shelf is made if needed."""
    number = shelves.find_number(work.connection, shelf_table, name)
    present = [
        each for each in shelves.list_shelves(work.connection, with_trash=True) if each.name == name
    ]
    shelf = present[0] if present else Shelf(name)
    both = tuple(dict.fromkeys((*shelf.sources, *keys)))
    if number is None or both != shelf.sources:
        shelves.save_shelf(work, replace(shelf, sources=both), number)


def set_shelf(
    library: Library, name: str, keys: Sequence[str], new_name: str = ""
) -> "Future[Done[None]]":
    """Give a shelf other sources, or another order of them, or another name.

    Returns:
        A future that raises `UnknownRecordError` for an unknown shelf or source.
    """

    def act(work: Transaction) -> None:
        number = shelves.get_number(work.connection, shelf_table, name)
        [shelf] = [
            each
            for each in shelves.list_shelves(work.connection, with_trash=True)
            if each.name == name
        ]
        shelves.save_shelf(work, replace(shelf, name=new_name or name, sources=tuple(keys)), number)

    return library.database.write(text("Change shelf"), act)


def delete_shelf(library: Library, name: str) -> "Future[Done[None]]":
    """Take a shelf away; its sources stay."""

    def act(work: Transaction) -> None:
        shelves.remove(work, "shelf", shelves.get_number(work.connection, shelf_table, name))

    return library.database.write(text("Delete shelf"), act)


def save_search(library: Library, name: str, query: str) -> "Future[Done[None]]":
    """Keep a query under a name, in place of the one it named before."""

    def act(work: Transaction) -> None:
        number = shelves.find_number(work.connection, searches, name)
        shelves.save_search(work, SavedSearch(name, query), number)

    return library.database.write(text("Save search"), act)


def delete_search(library: Library, name: str) -> "Future[Done[None]]":
    """Forget a saved search."""

    def act(work: Transaction) -> None:
        shelves.remove(work, "search", shelves.get_number(work.connection, searches, name))

    return library.database.write(text("Delete search"), act)


def rename_tag(library: Library, old: str, new: str) -> "Future[Done[None]]":
    """Give a tag another name everywhere; where that is a tag too, the two become one."""

    def act(work: Transaction) -> None:
        number = tags.find_number(work.connection, old)
        if number is None:
            raise UnknownRecordError("tag", old)
        if tags.find_number(work.connection, new) is None:
            tags.rename(work, number, new)
        else:
            _merge_tag(work, number, old, new)

    return library.database.write(text("Rename tag"), act)


def _merge_tag(work: Transaction, number: int, old: str, new: str) -> None:
    def merged(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(new if name == old else name for name in names))

    for owner in tags.owners_of(work.connection, quote_tags, number):
        quote = quotes.get_quote(work.connection, owner)
        quote_changing.change_quote(work, owner, {"tags": merged(quote.tags)})
    for owner in tags.owners_of(work.connection, source_tags, number):
        source = sources.get_source(work.connection, owner)
        source_changing.change_source(work, owner, {"tags": merged(source.tags)})
