"""Changing sources and taking them out, with what follows from it and what the journal keeps."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete, select, update

from readnotes.domain.errors import KeyTakenError
from readnotes.domain.sources import SOURCE, Source
from readnotes.storage import attachments, full_text, records, tags
from readnotes.storage.book_sequences import keep_book
from readnotes.storage.quote_changing import read_locators_again
from readnotes.storage.source_adding import (
    NAMED_BY_KEY,
    add_sources,
    as_row,
    write_contributors,
    write_links,
)
from readnotes.storage.sources import find_number, get_source, load_sources
from readnotes.storage.tables import (
    contributors,
    quotes,
    source_attachments,
    source_links,
    source_tags,
    sources,
)
from readnotes.storage.transaction import Transaction


def change_source(work: Transaction, number: int, changes: Mapping[str, object]) -> Source:
    """Change fields of a source as the reviewer does, and follow what that entails.

    Another edition, or a proof replaced by the book, clears the dates at which its quotes were
    compared with the page; the quotes stay. Shelves are changed by `shelves.py`.

    Raises:
        UnknownRecordError: There is no such source.
        KeyTakenError: The new key is another source's.
    """
    old = get_source(work.connection, number)
    given: dict[str, Any] = dict(changes)
    new = replace(old, **given)
    if new == old:
        return old
    if new.key != old.key and find_number(work.connection, new.key) is not None:
        raise KeyTakenError(new.key, "")
    _write(work, number, old, replace(new, modified=work.now))
    if old.edition != new.edition or (old.proof and not new.proof):
        _forget_checks(work, number)
    return get_source(work.connection, number)


def _forget_checks(work: Transaction, number: int) -> None:
    checked = work.connection.execute(
        select(quotes.c.number).where(quotes.c.source == number, quotes.c.checked.is_not(None))
    ).scalars()
    records.set_column(work, "quote", quotes, "checked", dict.fromkeys(checked.all()))


def apply_import(work: Transaction, number: int, changes: Mapping[str, object]) -> None:
    """Give a source the fields of a file's record; nothing else follows from it."""
    old = get_source(work.connection, number)
    given: dict[str, Any] = dict(changes)
    _write(work, number, old, replace(old, **given, modified=work.now))


def apply_image(work: Transaction, number: int, image: Mapping[str, object]) -> None:
    """Put fields back as an image of the journal says; nothing else follows from it."""
    if image.keys() <= {"trashed", "modified"}:
        for name, value in image.items():
            records.set_column(work, "source", sources, name, {number: value})
        return
    old = get_source(work.connection, number)
    changes: dict[str, Any] = records.changes_in_image(SOURCE, image)
    _write(work, number, old, replace(old, **changes))


def full_images(connection: Connection, numbers: Sequence[int]) -> dict[int, dict[str, object]]:
    """Whole records as images, by number; those that are not there are left out."""
    loaded = load_sources(connection, numbers)
    return {number: records.image_of(SOURCE, source) for number, source in loaded.items()}


def revive(work: Transaction, images: Mapping[int, Mapping[str, object]]) -> None:
    """Add sources again from their whole images, under their old numbers."""
    again = []
    for image in images.values():
        changes: dict[str, Any] = records.changes_in_image(SOURCE, image)
        again.append(Source(**changes))
    add_sources(work, again, list(images))


def remove(work: Transaction, numbers: Sequence[int]) -> None:
    """Take sources out of the library altogether; the caller keeps their images."""
    connection = work.connection
    rows = []
    for number, source in load_sources(connection, numbers).items():
        rows.append((number, full_text.source_row(source, _tag_numbers(connection, source))))
        work.touch("source", number)
    full_text.remove_rows(connection, "source_words", rows)
    records.delete_rows(connection, sources, numbers)


def _tag_numbers(connection: Connection, source: Source) -> list[int]:
    known = tags.ensure_numbers(connection, source.tags)
    return [known[name] for name in source.tags]


def _write(work: Transaction, number: int, old: Source, new: Source) -> None:
    """Write what differs between two states of a source, and note the old state."""
    connection = work.connection
    changed = [name for name in records.differing(SOURCE, old, new) if name != "shelves"]
    work.record("source", number, records.image_of(SOURCE, old, changed))
    connection.execute(update(sources).where(sources.c.number == number).values(as_row(work, new)))
    before, after = _tag_numbers(connection, old), _tag_numbers(connection, new)
    if "key" in changed:
        _tell_key(connection, number, new.key)
    if "contributors" in changed:
        connection.execute(delete(contributors).where(contributors.c.source == number))
        write_contributors(connection, number, new)
    if "links" in changed:
        connection.execute(delete(source_links).where(source_links.c.source == number))
        write_links(connection, number, new)
    if "tags" in changed:
        tags.replace_list(connection, source_tags, number, after)
    if "attachments" in changed:
        attachments.replace_uses(connection, source_attachments, number, new.attachments)
    full_text.replace_row(
        connection,
        "source_words",
        (number, full_text.source_row(old, before)),
        (number, full_text.source_row(new, after)),
    )
    keep_book(connection, number)
    if old.timed != new.timed:
        read_locators_again(work, number, new.timed)


def _tell_key(connection: Connection, number: int, key: str) -> None:
    """Let what names a source name it by its new key, also when it will be gone one day."""
    for column, named in NAMED_BY_KEY:
        connection.execute(update(column.table).where(column == number).values({named.name: key}))
