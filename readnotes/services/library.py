"""Editing the library: records, shelves, tags, saved searches, the trash."""

import mimetypes
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Literal, TypeVar

from readnotes.citation.keys import make_key, next_free
from readnotes.domain.codec import (
    LINE,
    PASSAGE,
    REQUIRED,
    SHOWN_OF_A_WRONG_VALUE,
    Field,
    Shape,
)
from readnotes.domain.errors import (
    EmptyPassageError,
    FieldValueError,
    InputFileError,
    KeyTakenError,
    UnknownFieldError,
    UnknownRecordError,
)
from readnotes.domain.ids import new_id
from readnotes.domain.quotes import QUOTE, Quote
from readnotes.domain.reviews import REVIEW, Review
from readnotes.domain.shelves import SavedSearch, Shelf
from readnotes.domain.sources import SOURCE, Source
from readnotes.i18n import text
from readnotes.importers.json_text import parse_json_value
from readnotes.importers.unknown_keys import is_too_deep
from readnotes.services.capture import Picture, attach
from readnotes.services.opening import Done, Library
from readnotes.services.uses import note_uses
from readnotes.storage import quotes, reviews, shelves, sources, tags, trash
from readnotes.storage.tables import quote_tags, searches, source_tags
from readnotes.storage.tables import shelves as shelf_table
from readnotes.storage.transaction import Transaction
from readnotes.text.cleaning import clean_passage

T = TypeVar("T")

RecordName = Literal["source", "quote", "review"]
SHAPES: dict[str, Shape[Source] | Shape[Quote] | Shape[Review]] = {
    "source": SOURCE,
    "quote": QUOTE,
    "review": REVIEW,
}


def add_source(
    library: Library, source: Source, pictures: Sequence[Picture] = ()
) -> "Future[Done[Source]]":
    """Add a source; an empty key is made from author and year.

    Returns:
        A future of the source as stored; it raises `KeyTakenError` where the key is another's.
    """

    def act(work: Transaction) -> Source:
        key = source.key or _free_key(work, make_key(source))
        if sources.find_number(work.connection, key) is not None:
            raise KeyTakenError(key, _free_key(work, key))
        uses = source.attachments + attach(work, pictures)
        new = replace(source, key=key, attachments=uses)
        [number] = sources.add_sources(work, [new])
        for name in source.shelves:
            _put_on(work, name, [key])
        return sources.get_source(work.connection, number)

    return library.database.write(text("New source"), act)


def _free_key(work: Transaction, base: str) -> str:
    return next_free(base, lambda key: sources.find_number(work.connection, key) is not None)


def edit_source(
    library: Library, key: str, changes: Mapping[str, object]
) -> "Future[Done[Source]]":
    """Change fields of a source, by their attribute names."""

    def act(work: Transaction) -> Source:
        wished = changes.get("key")
        number = sources.get_number(work.connection, key)
        if wished not in (None, key) and sources.find_number(work.connection, str(wished)):
            raise KeyTakenError(str(wished), _free_key(work, str(wished)))
        return sources.change_source(work, number, changes)

    return library.database.write(text("Edit source"), act)


def edit_quote(
    library: Library, quote_id: str, changes: Mapping[str, object]
) -> "Future[Done[Quote]]":
    """Change fields of a quote, by their attribute names."""

    def act(work: Transaction) -> Quote:
        carrier = changes.get("carrier")
        if carrier is not None:
            sources.get_number(work.connection, str(carrier))
        number = quotes.get_number(work.connection, quote_id)
        changed = quotes.change_quote(work, number, changes)
        if not (changed.text.strip() or changed.attachments or changed.origin):
            raise EmptyPassageError
        return changed

    return library.database.write(text("Edit quote"), act)


def edit_quotes(
    library: Library, numbers: Sequence[int], changes: Mapping[str, object], title: str
) -> "Future[Done[int]]":
    """Change the same fields of several quotes in one step; returns how many there were."""

    def act(work: Transaction) -> int:
        for number in numbers:
            quotes.change_quote(work, number, changes)
        return len(numbers)

    return library.database.write(title, act)


def edit_review(
    library: Library, id_or_title: str, changes: Mapping[str, object]
) -> "Future[Done[Review]]":
    """Change fields of a review, by their attribute names."""

    def act(work: Transaction) -> Review:
        number = reviews.get_number(work.connection, id_or_title)
        return reviews.change_review(work, number, changes)

    return library.database.write(text("Edit review"), act)


def attach_pictures(
    library: Library, record: Source | Quote, pictures: Sequence[Picture]
) -> "Future[Done[None]]":
    """Attach files to a source or quote."""

    def act(work: Transaction) -> None:
        uses = record.attachments + attach(work, pictures)
        if isinstance(record, Source):
            number = sources.get_number(work.connection, record.key)
            sources.change_source(work, number, {"attachments": uses})
        else:
            number = quotes.get_number(work.connection, record.id)
            quotes.change_quote(work, number, {"attachments": uses})

    return library.database.write(text("Attach file"), act)


def read_picture(
    path: Path, caption: str | None = None, alt: str | None = None, credit: str | None = None
) -> Picture:
    """Read a file that is to be attached.

    Raises:
        InputFileError: It is missing, a folder, or cannot be read.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputFileError(str(path), "missing") from None
    except IsADirectoryError:
        raise InputFileError(str(path), "directory") from None
    except OSError as error:
        raise InputFileError(str(path), "unreadable", detail=error.strerror or "") from None
    media_type, _encoding = mimetypes.guess_type(path.name)
    return Picture(path.name, media_type or "application/octet-stream", data, caption, alt, credit)


def parse_edits(kind: RecordName, words: Sequence[str]) -> dict[str, object]:
    """Read `FIELD=VALUE` words: the attributes of a record to change, with their values.

    VALUE is text or a number, empty clears the field; lists and objects are given as JSON.

    Raises:
        UnknownFieldError: There is no such field, or it cannot be changed by hand.
        FieldValueError: The value does not fit the field.
    """
    changes: dict[str, object] = {}
    for word in words:
        name, equals, value = word.partition("=")
        field = SHAPES[kind].find_field(name)
        if not equals or field is None or not field.editable:
            raise UnknownFieldError(kind, name)
        changes[field.name] = _parse_value(field, value)
    return changes


def _parse_value(field: Field, value: str) -> object:
    if value == "":
        return (
            ""
            if field.type is PASSAGE and field.default is REQUIRED
            else field.read(None, field.key)
        )
    if field.type in (PASSAGE, LINE):
        return field.read(value, field.key)
    try:
        data = parse_json_value(clean_passage(value))
    except (ValueError, RecursionError):
        data = value
    if is_too_deep(data):
        raise FieldValueError(field.key, value[:SHOWN_OF_A_WRONG_VALUE], "shallow")
    return field.read(data, field.key)


def trash_records(library: Library, names: Sequence[str]) -> "Future[Done[int]]":
    """Put sources (with their quotes), quotes and reviews into the trash, in one step.

    Returns:
        A future of how many records went; it raises `UnknownRecordError` for an unknown name.
    """
    return library.database.write(
        text("Move to trash"),
        lambda work: _each(
            work,
            names,
            trash.throw_away_source,
            lambda work, number: trash.throw_away_quotes(work, [number]),
            trash.throw_away_review,
        ),
    )


def trash_quotes(library: Library, numbers: Sequence[int]) -> "Future[Done[int]]":
    """Put quotes into the trash, by the library's own numbers, in one step."""
    return library.database.write(
        text("Move to trash"), lambda work: trash.throw_away_quotes(work, numbers)
    )


def untrash_records(library: Library, names: Sequence[str]) -> "Future[Done[int]]":
    """Bring records back from the trash, in one step; returns how many came."""
    return library.database.write(
        text("Restore from trash"),
        lambda work: _each(
            work,
            names,
            trash.bring_back_source,
            trash.bring_back_quote,
            trash.bring_back_review,
        ),
    )


def empty_trash(library: Library) -> "Future[Done[int]]":
    """Delete what is in the trash for good; this alone cannot be undone."""
    return library.database.write("", trash.empty)


def _each(
    work: Transaction,
    names: Sequence[str],
    source: Callable[[Transaction, int], int],
    quote: Callable[[Transaction, int], int],
    review: Callable[[Transaction, int], int],
) -> int:
    connection = work.connection
    count = 0
    for name in names:
        if (number := sources.find_number(connection, name)) is not None:
            count += source(work, number)
        elif (number := quotes.find_number(connection, name)) is not None:
            count += quote(work, number)
        elif (number := reviews.find_number(connection, name)) is not None:
            count += review(work, number)
        else:
            raise UnknownRecordError("record", name)
    return count


def make_shelf(library: Library, name: str) -> "Future[Done[None]]":
    """Make an empty shelf; one of that name that is there stays as it is."""
    return library.database.write(text("New shelf"), lambda work: _put_on(work, name, []))


def put_on_shelf(library: Library, name: str, keys: Sequence[str]) -> "Future[Done[None]]":
    """Put sources on a shelf, behind those that stand there; the shelf is made if needed."""
    return library.database.write(text("Put on shelf"), lambda work: _put_on(work, name, keys))


def _put_on(work: Transaction, name: str, keys: Sequence[str]) -> None:
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
        quotes.change_quote(work, owner, {"tags": merged(quote.tags)})
    for owner in tags.owners_of(work.connection, source_tags, number):
        source = sources.get_source(work.connection, owner)
        sources.change_source(work, owner, {"tags": merged(source.tags)})


def new_review(
    library: Library, title: str, about: Sequence[str], body: str = ""
) -> "Future[Done[Review]]":
    """Begin a review about sources, by their keys.

    Returns:
        A future of the review; it raises `UnknownRecordError` for an unknown key.
    """

    def act(work: Transaction) -> Review:
        for key in about:
            sources.get_number(work.connection, key)
        review = Review(new_id(), title, tuple(dict.fromkeys(about)), body)
        [number] = reviews.add_reviews(work, [review])
        note_uses(work, number)
        return reviews.get_review(work.connection, number)

    return library.database.write(text("New review"), act)
