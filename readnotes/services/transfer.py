"""Taking records in from files and giving them out: imports and exports, whole or not at all."""

import contextlib
import errno
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from readnotes.domain.attachments import Attachment
from readnotes.domain.bundles import Bundle, Remark
from readnotes.domain.errors import (
    DiskFullError,
    DiskRefusedError,
    OutputExistsError,
    OutputFolderError,
)
from readnotes.domain.quotes import Quote
from readnotes.domain.sources import Source
from readnotes.drafting.parse import parse_draft
from readnotes.exporters import registry
from readnotes.exporters.base import ExportResult
from readnotes.i18n import text
from readnotes.importers.registry import read_file
from readnotes.runtime.files import write_all_atomically
from readnotes.services import compose, find, reading
from readnotes.services.merging import ImportReport, Merge
from readnotes.services.opening import Library
from readnotes.storage import whole
from readnotes.storage.attachments import sha256_of
from readnotes.storage.transaction import Transaction
from readnotes.text.words import slug

__all__ = ["ImportReport"]


class _OnlyTrying(Exception):
    """Ends a dry run, so that nothing of it is committed."""


def import_files(
    library: Library,
    paths: Sequence[Path],
    format_name: str | None = None,
    *,
    dry_run: bool = False,
) -> ImportReport:
    """Merge files into the library, all of them in one step or none.

    Args:
        library: The library.
        paths: The files, taken in in this order.
        format_name: What they are; recognised by their contents where None.
        dry_run: Say what would be done, and do nothing.

    Raises:
        InputFileError: A file as a whole cannot be read; the library is as it was.
        EnvironmentFailure: The library refused; it is as it was.
    """
    stamp = library.clock.utc_stamp()
    results = [each for path in paths for each in read_file(path, format_name, stamp=stamp)]
    report = ImportReport()

    def act(work: Transaction) -> None:
        merge = Merge(work, report)
        for result in results:
            report.take(result.remarks)
            merge.take_in(result.bundle)
        if dry_run:
            raise _OnlyTrying

    with contextlib.suppress(_OnlyTrying):
        library.database.write(text("Import"), act).result()
    return report


def export_library(library: Library, form: str = "json", name: str = "") -> ExportResult:
    """The whole library as one file, from one state of it.

    Raises:
        NotYetError, FieldValueError: There is no such form (yet).
    """
    bundle = library.database.read(whole.load_bundle)
    result = registry.export_library(bundle, form, name or f"{library.path.stem}.json")
    return _with_gaps(result, bundle)


def export_review(
    library: Library, id_or_title: str, form: str, style: str | None = None, name: str = ""
) -> ExportResult:
    """A review with its citations in a style and its pictures beside it.

    Args:
        library: The library.
        id_or_title: The review.
        form: `markdown`, `pandoc`, `hugo`, `jekyll`, `obsidian`.
        style: A citation style; None takes the form's own.
        name: The document's file name.

    Raises:
        UnknownRecordError, AmbiguousTitleError: The review is not known by this name.
        NotYetError, FieldValueError: There is no such form or style (yet).
    """
    desk = compose.open_desk(library, id_or_title)
    draft = parse_draft(desk.review.body)
    bundle = Bundle(
        sources=tuple(desk.sources.values()),
        quotes=tuple(compose.get_quotes(library, desk.quotes)),
        reviews=(desk.review,),
        attachments=_attachments(library, [each.sha256 for each in draft.pictures if each.sha256]),
    )
    return registry.export_review(
        desk.review, bundle, form, style, name or f"{file_stem(desk.review.title)}.md"
    )


def file_stem(title: str) -> str:
    """A file name without its ending, from a review's title, that every system can hold.

    >>> file_stem("The kidnapping trade: a review"), file_stem("???")
    ('the-kidnapping-trade-a-review', 'review')
    """
    return slug(title) or "review"


def export_quotes(
    library: Library, form: str, key: str | None = None, query: str | None = None, name: str = ""
) -> ExportResult:
    """Quotes in page order: all, those of one source, or those a query finds (or both).

    Raises:
        UnknownRecordError: No source has this key.
        NotYetError, FieldValueError: There is no such form (yet).
    """
    scope = reading.ALL
    if key is not None:
        reading.number_of(library, key)
        scope = reading.Scope("source", key)
    numbers = list(reading.quote_order(library, scope))
    if query is not None:
        wanted = set(find.find_quotes(library, query))
        numbers = [number for number in numbers if number in wanted]
    quotes = compose.get_quotes(library, numbers)
    bundle = Bundle(
        sources=_sources_of(library, quotes),
        quotes=tuple(quotes),
        attachments=_attachments(library, [u.sha256 for q in quotes for u in q.attachments]),
    )
    return _with_gaps(registry.export_quotes(bundle, form, name), bundle)


def _with_gaps(result: ExportResult, bundle: Bundle) -> ExportResult:
    """The export with a remark on every file that a record shows and the library has not (so)."""
    there = {each.sha256: each.data for each in bundle.attachments}
    sound = {name for name, data in there.items() if sha256_of(data) == name}
    uses = [(each.key, use.sha256) for each in bundle.sources for use in each.attachments]
    uses += [(each.id, use.sha256) for each in bundle.quotes for use in each.attachments]
    gaps = [
        Remark("altered-file" if name in there else "missing-file", record, name)
        for record, name in uses
        if name not in sound
    ]
    return replace(result, remarks=(*result.remarks, *gaps))


def _sources_of(library: Library, quotes: Sequence[Quote]) -> tuple[Source, ...]:
    keys = dict.fromkeys(quote.source for quote in quotes)
    known = compose.sources_of(library, list(keys))
    return tuple(known[key] for key in keys)


def _attachments(library: Library, names: Sequence[str]) -> tuple[Attachment, ...]:
    found = (reading.find_attachment(library, name) for name in dict.fromkeys(names))
    return tuple(each for each in found if each is not None)


def write_export(result: ExportResult, path: Path, *, replace: bool) -> tuple[Path, ...]:
    """Write an export's files: the document at a path, the others beside it.

    Raises:
        OutputExistsError: A file is there, and replacing it was not asked for.
        OutputFolderError: The folder is missing or cannot be written.
        DiskFullError, DiskRefusedError: The disk refused. Nothing half-written stays.
    """
    files = [(each.name, each.data) for each in result.files]
    files[0] = (path.name, files[0][1])
    try:
        return write_all_atomically(path.parent, files, replace=replace)
    except FileExistsError as error:
        raise OutputExistsError(str(error.filename or path)) from None
    except IsADirectoryError:
        raise OutputFolderError(str(path), "is-a-folder") from None
    except (FileNotFoundError, NotADirectoryError):
        raise OutputFolderError(str(path.parent), "missing") from None
    except PermissionError:
        raise OutputFolderError(str(path.parent), "not-writable") from None
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFullError(str(path)) from None
        raise DiskRefusedError(str(path), error.strerror or str(error)) from None
