"""Loading what drafts are checked against: passages without what no check asks for."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, or_, select

from readnotes.domain.attachments import AttachmentUse
from readnotes.domain.passages import QUOTABLE_KINDS, Passage
from readnotes.storage.chunks import in_chunks
from readnotes.storage.json_columns import load
from readnotes.storage.tables import (
    USE_COLUMNS,
    attachments,
    quote_attachments,
    quotes,
    source_attachments,
    sources,
)

_COLUMNS = (
    quotes.c.id,
    sources.c.key,
    quotes.c.text,
    quotes.c.locator,
    quotes.c.kind,
    quotes.c.as_printed,
    quotes.c.carrier_key,
    quotes.c.checked,
    quotes.c.essential,
    quotes.c.number,
    quotes.c.source,
    quotes.c.carrier,
    quotes.c.translation,
)


def load_passages(
    connection: Connection, named: Mapping[str, int]
) -> dict[str, tuple[Passage, ...]]:
    """The passages of sources outside the trash, by citation key, in page order.

    Passages quoted in one of the sources are among its own.

    Args:
        connection: To the library.
        named: The numbers of the sources by citation key.
    """
    keys = {number: key for key, number in named.items()}
    found: dict[str, list[Passage]] = {key: [] for key in named}
    for chunk in in_chunks(list(keys)):
        statement = _statement().where(or_(quotes.c.source.in_(chunk), quotes.c.carrier.in_(chunk)))
        rows = connection.execute(statement).all()
        pictures = _pictures(connection, chunk)
        for row in rows:
            passage = _as_passage(row, pictures)
            for number in {row.source, row.carrier}.intersection(chunk):
                found[keys[number]].append(passage)
    return {key: tuple(each) for key, each in found.items()}


def sift_passages(
    connection: Connection, keeps: Callable[[str, str, str | None], bool]
) -> list[Passage]:
    """The passages in a source's own words, outside the trash, that are asked for.

    Args:
        connection: To the library.
        keeps: Is given the source's key, the text, and the words as printed or None.
    """
    raw = connection.execution_options(stream_results=True).execute(
        _statement().order_by(None).where(quotes.c.kind.in_(QUOTABLE_KINDS))
    )
    return [
        _as_passage(row, {})
        for rows in raw.partitions(5_000)
        for row in rows
        if keeps(row[1], row[2], row[5])
    ]


def _statement() -> Select[Any]:
    return (
        select(*_COLUMNS)
        .join(sources, sources.c.number == quotes.c.source)
        .where(quotes.c.trashed.is_(None), sources.c.trashed.is_(None))
        .order_by(quotes.c.source, quotes.c.place_order, quotes.c.place, quotes.c.id)
    )


def _as_passage(row: Row[Any], pictures: Mapping[int, Sequence[str]]) -> Passage:
    return Passage(
        row.id,
        row.key,
        row.text,
        row.locator,
        row.kind,
        row.as_printed,
        row.carrier_key,
        row.checked,
        bool(row.essential),
        tuple(pictures.get(row.number, ())),
        row.translation,
    )


def _pictures(connection: Connection, chunk: Sequence[int]) -> dict[int, list[str]]:
    """SHA-256 of the attachments of the quotes of these sources, by the quotes' numbers."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = connection.execute(
        select(quote_attachments.c.quote, quote_attachments.c.sha256)
        .join(quotes, quotes.c.number == quote_attachments.c.quote)
        .where(quotes.c.source.in_(chunk))
        .order_by(quote_attachments.c.quote, quote_attachments.c.ordinal)
    )
    for number, sha256 in rows:
        found[number].append(sha256)
    return found


def load_picture_uses(
    connection: Connection, names: Collection[str]
) -> dict[str, tuple[AttachmentUse, ...]]:
    """The uses of pictures the library holds, by SHA-256; one without uses has none."""
    found: dict[str, list[AttachmentUse]] = {}
    for chunk in in_chunks(list(names)):
        held = connection.execute(
            select(attachments.c.sha256).where(attachments.c.sha256.in_(chunk))
        ).scalars()
        found.update((sha256, []) for sha256 in held)
        for table in (quote_attachments, source_attachments):
            columns = [table.c[name] for name in USE_COLUMNS]
            rows = connection.execute(select(*columns).where(table.c.sha256.in_(chunk)))
            for sha256, caption, alt, credit, extra in rows:
                if sha256 in found:
                    found[sha256].append(AttachmentUse(sha256, caption, alt, credit, load(extra)))
    return {sha256: tuple(uses) for sha256, uses in found.items()}
