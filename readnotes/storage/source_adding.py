"""Adding sources: values become rows here, with their contributors, links and words."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, update

from readnotes.citation.names import sort_name, year_of
from readnotes.domain.errors import KeyTakenError
from readnotes.domain.sources import RATING, READING, Source
from readnotes.storage import attachments, full_text, records, tags
from readnotes.storage.book_sequences import add_book
from readnotes.storage.json_columns import dump, dump_each, dump_one
from readnotes.storage.prepared import insert_rows
from readnotes.storage.sources import COLUMNS
from readnotes.storage.tables import (
    contributors,
    quotes,
    review_about,
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
NAMED_BY_KEY = (
    (source_links.c.to_source, source_links.c.to_key),
    (quotes.c.carrier, quotes.c.carrier_key),
    (review_about.c.source, review_about.c.source_key),
)


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
    for number, each in numbered:
        insert_rows(connection, sources, [as_row(work, each) | {"number": number}])
        add_book(connection, number)
    names = {tag for each in batch for tag in each.tags}
    known = tags.ensure_numbers(connection, sorted(names)) if names else {}
    for number, each in numbered:
        write_contributors(connection, number, each)
        work.record("source", number, None)
    for number, each in numbered:
        write_links(connection, number, each)
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
    for column, named in NAMED_BY_KEY:
        connection.execute(
            update(column.table).where(column.is_(None), named == key).values({column.name: number})
        )


def as_row(work: Transaction, source: Source) -> dict[str, Any]:
    """A source as a row without number."""
    row: dict[str, Any] = {name: getattr(source, name) for name in COLUMNS}
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


def write_contributors(connection: Connection, number: int, source: Source) -> None:
    """Write the names of a source that has none yet."""
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


def write_links(connection: Connection, number: int, source: Source) -> None:
    """Write the links of a source that has none yet; they may lead to what is not there."""
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
