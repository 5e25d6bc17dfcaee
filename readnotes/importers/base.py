"""What every importer gives: records a few thousand at a time, and what it has to say of them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from readnotes.domain.attachments import Attachment
from readnotes.domain.bundles import Bundle, Remark
from readnotes.domain.codec import NO_EXTRA, Extra
from readnotes.domain.errors import InputFileError
from readnotes.domain.quotes import Quote
from readnotes.domain.reviews import Review
from readnotes.domain.shelves import SavedSearch, Shelf
from readnotes.domain.sources import Source

RECORDS_AT_A_TIME = 5_000
BEGINNING = 4_096

Record = Source | Quote | Review | Shelf | SavedSearch | Attachment


@dataclass(frozen=True, slots=True)
class ImportResult:
    """Some of a file's records and what is to be said of them.

    Attributes:
        bundle: At most `RECORDS_AT_A_TIME` records; what a record refers to comes in the same
            bundle or an earlier one.
        remarks: In the order of the file.
    """

    bundle: Bundle
    remarks: tuple[Remark, ...] = ()


def gather_results(
    items: Iterable[Record | Remark], extra: Extra = NO_EXTRA
) -> Iterator[ImportResult]:
    """Put a stream of records and remarks into results of bearable size, at least one.

    Args:
        items: Records, what is referred to first, and remarks between them.
        extra: What the file says beside its records; the first bundle carries it.

    >>> [result] = gather_results([Source("harkin2015", "Hunting Season"), Remark("repeated")])
    >>> result.bundle.sources[0].key, result.remarks[0].what
    ('harkin2015', 'repeated')
    """
    records: list[Record] = []
    remarks: list[Remark] = []
    given = False
    for item in items:
        if isinstance(item, Remark):
            remarks.append(item)
            continue
        records.append(item)
        if len(records) == RECORDS_AT_A_TIME:
            yield ImportResult(_make_bundle(records, extra), tuple(remarks))
            records, remarks, extra = [], [], NO_EXTRA
            given = True
    if records or remarks or not given:
        yield ImportResult(_make_bundle(records, extra), tuple(remarks))


def _make_bundle(records: list[Record], extra: Extra) -> Bundle:
    return Bundle(
        sources=tuple(each for each in records if isinstance(each, Source)),
        quotes=tuple(each for each in records if isinstance(each, Quote)),
        reviews=tuple(each for each in records if isinstance(each, Review)),
        shelves=tuple(each for each in records if isinstance(each, Shelf)),
        searches=tuple(each for each in records if isinstance(each, SavedSearch)),
        attachments=tuple(each for each in records if isinstance(each, Attachment)),
        extra=extra,
    )


def read_input(path: Path) -> bytes:
    """The bytes of a file to be imported.

    Raises:
        InputFileError: It is `missing`, a `directory`, or `unreadable`.
    """
    with _troubles_named(path):
        return path.read_bytes()


def read_beginning(path: Path) -> bytes:
    """The first bytes of a file, by which its format is recognised.

    Raises:
        InputFileError: As `read_input`.
    """
    with _troubles_named(path), path.open("rb") as file:
        return file.read(BEGINNING)


@contextmanager
def _troubles_named(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise InputFileError(str(path), "missing") from None
    except IsADirectoryError:
        raise InputFileError(str(path), "directory") from None
    except OSError as error:
        raise InputFileError(str(path), "unreadable", detail=error.strerror or "") from None
