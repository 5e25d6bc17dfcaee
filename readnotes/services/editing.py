"""Entering and changing records: sources, quotes, reviews, and what is attached to them."""

import mimetypes
from collections.abc import Mapping, Sequence
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
)
from readnotes.domain.ids import new_id
from readnotes.domain.quotes import QUOTE, Quote
from readnotes.domain.reviews import REVIEW, Review
from readnotes.domain.sources import SOURCE, Source
from readnotes.i18n import text
from readnotes.importers.json_text import parse_json_value
from readnotes.importers.unknown_keys import is_too_deep
from readnotes.services import arranging
from readnotes.services.capture import Picture, attach
from readnotes.services.opening import Done, Library
from readnotes.services.uses import note_uses
from readnotes.storage import (
    quote_changing,
    quotes,
    review_adding,
    review_changing,
    reviews,
    source_adding,
    source_changing,
    sources,
)
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
        [number] = source_adding.add_sources(work, [new])
        for name in source.shelves:
            arranging.put_on(work, name, [key])
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
        return source_changing.change_source(work, number, changes)

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
        changed = quote_changing.change_quote(work, number, changes)
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
            quote_changing.change_quote(work, number, changes)
        return len(numbers)

    return library.database.write(title, act)


def edit_review(
    library: Library, id_or_title: str, changes: Mapping[str, object]
) -> "Future[Done[Review]]":
    """Change fields of a review, by their attribute names."""

    def act(work: Transaction) -> Review:
        number = reviews.get_number(work.connection, id_or_title)
        return review_changing.change_review(work, number, changes)

    return library.database.write(text("Edit review"), act)


def attach_pictures(
    library: Library, record: Source | Quote, pictures: Sequence[Picture]
) -> "Future[Done[None]]":
    """Attach files to a source or quote."""

    def act(work: Transaction) -> None:
        uses = record.attachments + attach(work, pictures)
        if isinstance(record, Source):
            number = sources.get_number(work.connection, record.key)
            source_changing.change_source(work, number, {"attachments": uses})
        else:
            number = quotes.get_number(work.connection, record.id)
            quote_changing.change_quote(work, number, {"attachments": uses})

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
        [number] = review_adding.add_reviews(work, [review])
        note_uses(work, number)
        return reviews.get_review(work.connection, number)

    return library.database.write(text("New review"), act)
