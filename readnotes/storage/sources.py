"""Sources: rows and their lists become values here, and values rows."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, select, update

from readnotes.citation.names import sort_name, year_of
from readnotes.domain.contributors import Contributor
from readnotes.domain.errors import KeyTakenError, UnknownRecordError
from readnotes.domain.sources import RATING, READING, SOURCE, Link, Source
from readnotes.storage import attachments, full_text, records, tags
from readnotes.storage import quotes as quote_rows
from readnotes.storage.chunks import in_chunks
from readnotes.storage.json_columns import dump, dump_each, dump_one, load, load_each, load_one
from readnotes.storage.prepared import insert_rows
from readnotes.storage.tables import (
    contributors,
    quotes,
    review_about,
    shelf_sources,
    shelves,
    source_attachments,
    source_links,
    source_tags,
    sources,
)
from readnotes.storage.transaction import Transaction
from readnotes.text.folding import fold

#: Sources without a year stand behind those with one.
NO_YEAR = 10_000

#: What names a source: the column with its number, and the one with its key.
_NAMED_BY_KEY = (
    (source_links.c.to_source, source_links.c.to_key),
    (quotes.c.carrier, quotes.c.carrier_key),
    (review_about.c.source, review_about.c.source_key),
)


def find_numbers(connection: Connection, names: Collection[str]) -> dict[str, int]:
    """The numbers of sources by citation key; unknown ones are left out."""
    return records.find_numbers(connection, sources.c.key, names)


def find_number(connection: Connection, key: str) -> int | None:
    """The number of a source by its citation key, or None."""
    return connection.execute(select(sources.c.number).where(sources.c.key == key)).scalar()


def get_number(connection: Connection, key: str) -> int:
    """The number of a source by its citation key.

    Raises:
        UnknownRecordError: No source has it.
    """
    number = find_number(connection, key)
    if number is None:
        raise UnknownRecordError("source", key)
    return number


def load_sources(connection: Connection, numbers: Sequence[int]) -> dict[int, Source]:
    """Sources with all their lists, by number; unknown numbers are left out."""
    loaded: dict[int, Source] = {}
    for chunk in in_chunks(numbers):
        lists = _Lists(connection, chunk)
        rows = connection.execute(select(sources).where(sources.c.number.in_(chunk))).mappings()
        loaded.update((row["number"], _as_source(row, lists)) for row in rows)
    return loaded


def get_source(connection: Connection, number: int) -> Source:
    """One source by number.

    Raises:
        UnknownRecordError: There is none.
    """
    loaded = load_sources(connection, [number])
    if number not in loaded:
        raise UnknownRecordError("source", str(number))
    return loaded[number]


def list_present(connection: Connection) -> list[Source]:
    """Every source outside the trash, by first author, year and key."""
    numbers = connection.execute(
        select(sources.c.number)
        .where(sources.c.trashed.is_(None))
        .order_by(sources.c.sort_name, sources.c.year, sources.c.key)
    ).scalars()
    return records.in_order(load_sources, connection, numbers.all())


class _Lists:
    """The lists of a chunk of sources, each read with one statement."""

    def __init__(self, connection: Connection, numbers: Sequence[int]) -> None:
        self.tags = tags.load_lists(connection, source_tags, numbers)
        self.uses = attachments.load_uses(connection, source_attachments, numbers)
        self.contributors: dict[int, list[Contributor]] = defaultdict(list)
        for row in connection.execute(
            select(contributors)
            .where(contributors.c.source.in_(numbers))
            .order_by(contributors.c.source, contributors.c.ordinal)
        ):
            self.contributors[row.source].append(
                Contributor(row.role, row.family, row.given, row.literal, load(row.extra))
            )
        self.links: dict[int, list[Link]] = defaultdict(list)
        for number, key_now, to_key, relation, extra in connection.execute(
            select(
                source_links.c.source,
                sources.c.key,
                source_links.c.to_key,
                source_links.c.relation,
                source_links.c.extra,
            )
            .outerjoin(sources, sources.c.number == source_links.c.to_source)
            .where(source_links.c.source.in_(numbers))
            .order_by(source_links.c.source, source_links.c.ordinal)
        ):
            self.links[number].append(Link(key_now or to_key, relation, load(extra)))
        self.shelves: dict[int, list[str]] = defaultdict(list)
        for number, name in connection.execute(
            select(shelf_sources.c.source, shelves.c.name)
            .join(shelves, shelves.c.number == shelf_sources.c.shelf)
            .where(shelf_sources.c.source.in_(numbers))
            .order_by(shelves.c.number)
        ):
            self.shelves[number].append(name)


_LISTS = ("contributors", "tags", "shelves", "links", "attachments")
_CODED = ("proof", "rating", "readings", "csl", "extra")
_COLUMNS = [each.name for each in fields(Source) if each.name not in _LISTS + _CODED]


def _as_source(row: RowMapping, lists: _Lists) -> Source:
    number = row["number"]
    return Source(
        **{name: row[name] for name in _COLUMNS},
        contributors=tuple(lists.contributors[number]),
        tags=tuple(name for _number, name in lists.tags[number]),
        shelves=tuple(lists.shelves[number]),
        links=tuple(lists.links[number]),
        attachments=tuple(lists.uses[number]),
        proof=bool(row["proof"]),
        rating=load_one(RATING, row["rating"]),
        readings=load_each(READING, row["readings"]),
        csl=load(row["csl"]),
        extra=load(row["extra"]),
    )


def _as_row(work: Transaction, source: Source) -> dict[str, Any]:
    row: dict[str, Any] = {name: getattr(source, name) for name in _COLUMNS}
    return row | {
        "proof": int(source.proof),
        "rating": dump_one(RATING, source.rating),
        "readings": dump_each(READING, source.readings),
        "csl": dump(source.csl),
        "extra": dump(source.extra),
        "created": source.created or work.now,
        "modified": source.modified or work.now,
        "words_hash": records.words_hash(source.title, source.subtitle),
        "sort_name": sort_name(source),
        "year": NO_YEAR if (year := year_of(source)) is None else year,
    }


def add_sources(
    work: Transaction, batch: Sequence[Source], numbers: Sequence[int] | None = None
) -> list[int]:
    """Add new sources with everything that belongs to them.

    Links to sources that come in the same batch are found; shelves are not written here.

    Raises:
        KeyTakenError: A key is already in the library.
    """
    connection = work.connection
    taken = records.find_numbers(connection, sources.c.key, [each.key for each in batch])
    if taken:
        raise KeyTakenError(next(iter(taken)), "")
    if numbers is None:
        first = records.next_number(connection, sources)
        numbers = range(first, first + len(batch))
    numbered = list(zip(numbers, batch, strict=True))
    insert_rows(connection, sources, [_as_row(work, each) | {"number": n} for n, each in numbered])
    names = {tag for each in batch for tag in each.tags}
    known = tags.ensure_numbers(connection, sorted(names)) if names else {}
    for number, each in numbered:
        _write_contributors(connection, number, each)
        work.record("source", number, None)
    for number, each in numbered:
        _write_links(connection, number, each)
    lists = {number: [known[tag] for tag in each.tags] for number, each in numbered}
    tags.write_lists(connection, source_tags, lists)
    attachments.write_uses(
        connection, source_attachments, {number: each.attachments for number, each in numbered}
    )
    full_text.add_rows(
        connection,
        "source_words",
        [(number, full_text.source_row(each, lists[number])) for number, each in numbered],
    )
    for number, each in numbered:
        _adopt(connection, each.key, number)
    return list(numbers)


def _adopt(connection: Connection, key: str, number: int) -> None:
    """Let links, quotes and reviews that already name a key find the source that now has it."""
    for column, named in _NAMED_BY_KEY:
        connection.execute(
            update(column.table).where(column.is_(None), named == key).values({column.name: number})
        )


def _tell_key(connection: Connection, number: int, key: str) -> None:
    """Let what names a source name it by its new key, also when it will be gone one day."""
    for column, named in _NAMED_BY_KEY:
        connection.execute(update(column.table).where(column == number).values({named.name: key}))


def _write_contributors(connection: Connection, number: int, source: Source) -> None:
    insert_rows(
        connection,
        contributors,
        [
            {
                "source": number,
                "ordinal": ordinal,
                "role": each.role,
                "family": each.family,
                "given": each.given,
                "literal": each.literal,
                "extra": dump(each.extra),
                "folded": fold(each.literal or f"{each.family or ''} {each.given or ''}").strip(),
            }
            for ordinal, each in enumerate(source.contributors)
        ],
    )


def _write_links(connection: Connection, number: int, source: Source) -> None:
    known = records.find_numbers(connection, sources.c.key, [link.to for link in source.links])
    insert_rows(
        connection,
        source_links,
        [
            {
                "source": number,
                "ordinal": ordinal,
                "to_source": known.get(link.to),
                "to_key": link.to,
                "relation": link.relation,
                "extra": dump(link.extra),
            }
            for ordinal, link in enumerate(source.links)
        ],
    )


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
    connection.execute(update(sources).where(sources.c.number == number).values(_as_row(work, new)))
    before, after = _tag_numbers(connection, old), _tag_numbers(connection, new)
    if "key" in changed:
        _tell_key(connection, number, new.key)
    if "contributors" in changed:
        connection.execute(delete(contributors).where(contributors.c.source == number))
        _write_contributors(connection, number, new)
    if "links" in changed:
        connection.execute(delete(source_links).where(source_links.c.source == number))
        _write_links(connection, number, new)
    if "tags" in changed:
        tags.replace_list(connection, source_tags, number, after)
    if "attachments" in changed:
        attachments.replace_uses(connection, source_attachments, number, new.attachments)
    full_text.replace_row(
        connection,
        "source_words",
        number,
        full_text.source_row(old, before),
        full_text.source_row(new, after),
    )
    if old.timed != new.timed:
        quote_rows.read_locators_again(work, number, new.timed)
