"""The library, or some of its quotes, as the JSON from which they can be made again."""

import json
from collections.abc import Iterator, Mapping

from readnotes.domain.attachments import ATTACHMENT
from readnotes.domain.bundles import Bundle
from readnotes.domain.codec import NO_EXTRA
from readnotes.domain.quotes import Quote
from readnotes.domain.record_json import quote_json, review_json, source_json
from readnotes.domain.reviews import Review
from readnotes.domain.shelves import SAVED_SEARCH, SHELF
from readnotes.domain.sources import Source
from readnotes.exporters.base import ExportFile, ExportResult

VERSION = 1
INDENT = 1

Rows = Iterator[Mapping[str, object]]

_encoder = json.JSONEncoder(ensure_ascii=False, indent=INDENT)


def export_library_json(bundle: Bundle, name: str) -> ExportResult:
    """The whole library as one JSON file.

    Args:
        bundle: All its records, those in the trash too.
        name: The file's name.
    """
    return ExportResult((ExportFile(name, "".join(render_library_json(bundle)).encode()),))


def export_quotes_json(bundle: Bundle, name: str) -> ExportResult:
    """Some quotes with their sources as one JSON file that `import` reads.

    Args:
        bundle: The quotes, the sources they name, and the pictures they show.
        name: The file's name.
    """
    return ExportResult((ExportFile(name, "".join(render_quotes_json(bundle)).encode()),))


def render_library_json(bundle: Bundle) -> Iterator[str]:
    """The library's JSON piece by piece, a record at a time.

    The pieces joined are what `json.dumps` makes of the whole with `indent=1` and
    `ensure_ascii=False`, and a line feed; the whole is never built.
    """
    timed = _timed_keys(bundle)
    beside = dict(bundle.extra)
    trash = beside.pop("trash", NO_EXTRA)
    yield from _render_object(
        {
            "readnotes": VERSION,
            "sources": _source_rows(bundle, trashed=False),
            "quotes": _quote_rows(bundle, timed, trashed=False),
            "reviews": _review_rows(bundle, trashed=False),
            "shelves": map(SHELF.encode, bundle.shelves),
            "searches": map(SAVED_SEARCH.encode, bundle.searches),
            "trash": {
                "sources": _source_rows(bundle, trashed=True),
                "quotes": _quote_rows(bundle, timed, trashed=True),
                "reviews": _review_rows(bundle, trashed=True),
                **(trash if isinstance(trash, Mapping) else NO_EXTRA),
            },
            "attachments": map(ATTACHMENT.encode, bundle.attachments),
            **beside,
        }
    )
    yield "\n"


def render_quotes_json(bundle: Bundle) -> Iterator[str]:
    """The JSON of some quotes and their sources, piece by piece; their pictures if any."""
    timed = _timed_keys(bundle)
    members: dict[str, object] = {
        "readnotes": VERSION,
        "sources": map(source_json, bundle.sources),
        "quotes": (quote_json(each, timed=each.source in timed) for each in bundle.quotes),
    }
    if bundle.attachments:
        members["attachments"] = map(ATTACHMENT.encode, bundle.attachments)
    yield from _render_object(members)
    yield "\n"


def _timed_keys(bundle: Bundle) -> frozenset[str]:
    return frozenset(each.key for each in bundle.sources if each.timed)


def _in_trash(record: Source | Quote | Review) -> bool:
    return record.trashed is not None


def _source_rows(bundle: Bundle, *, trashed: bool) -> Rows:
    return (source_json(each) for each in bundle.sources if _in_trash(each) is trashed)


def _quote_rows(bundle: Bundle, timed: frozenset[str], *, trashed: bool) -> Rows:
    return (
        quote_json(each, timed=each.source in timed)
        for each in bundle.quotes
        if _in_trash(each) is trashed
    )


def _review_rows(bundle: Bundle, *, trashed: bool) -> Rows:
    return (review_json(each) for each in bundle.reviews if _in_trash(each) is trashed)


def _render_object(members: Mapping[str, object], indent: str = "\n") -> Iterator[str]:
    """An object whose members may be objects of this kind, or rows that are made one by one."""
    inner = indent + " " * INDENT
    between = "{"
    for key, member in members.items():
        yield f"{between}{inner}{_encoder.encode(key)}: "
        if isinstance(member, Iterator):
            yield from _render_rows(member, inner)
        elif isinstance(member, Mapping) and any(
            isinstance(each, Iterator) for each in member.values()
        ):
            yield from _render_object(member, inner)
        else:
            yield _render_value(member, inner)
        between = ","
    yield indent + "}"


def _render_rows(rows: Iterator[object], indent: str) -> Iterator[str]:
    inner = indent + " " * INDENT
    between = "["
    for row in rows:
        yield between + inner + _render_value(row, inner)
        between = ","
    yield "[]" if between == "[" else indent + "]"


def _render_value(value: object, indent: str) -> str:
    # Inside strings JSON writes line feeds as `\n`, so every one here begins a line.
    return _encoder.encode(value).replace("\n", indent)
