"""Merging records from a file into the library, so that a repeat doubles nothing.

A record that is there already is compared three ways: with ours, and through the two hashes the
last import left on it (of the file's record, and of ours right after). So it is known who has
changed it since, and the reviewer's own changes are never overwritten.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from readnotes.citation.keys import next_free
from readnotes.domain.bundles import Bundle, Remark
from readnotes.domain.codec import Shape
from readnotes.domain.ids import content_hash
from readnotes.domain.quotes import QUOTE, Quote
from readnotes.domain.reviews import REVIEW, Review
from readnotes.domain.shelves import SavedSearch, Shelf
from readnotes.domain.sources import SOURCE, Source
from readnotes.runtime.failpoints import failpoint
from readnotes.services.renamed_sources import RenamedSources
from readnotes.services.uses import note_uses
from readnotes.storage import (
    attachments,
    quote_adding,
    quote_changing,
    quotes,
    records,
    review_adding,
    review_changing,
    reviews,
    shelves,
    source_adding,
    source_changing,
    sources,
    whole,
)
from readnotes.storage.tables import searches
from readnotes.storage.tables import shelves as shelf_table
from readnotes.storage.transaction import RecordKind, Transaction

R = TypeVar("R", Source, Quote, Review)

#: Keys that do not count when two states of a record are compared.
UNCOUNTED = ("modified", "created", "shelves")
HALF = 16


@dataclass(slots=True)
class ImportReport:
    """What an import did with every record of its files.

    Attributes:
        counts: How many were `new`, `updated`, `same`, `kept` (ours had changed), `differing`
            (both had, or ours was never imported: ours was kept) and `unreadable`.
        remarks: In the order of the file.
    """

    counts: Counter[str] = field(default_factory=Counter)
    remarks: list[Remark] = field(default_factory=list)

    @property
    def has_unreadable(self) -> bool:
        """Whether a record could not be read, which the command line tells by its status."""
        return any(remark.serious for remark in self.remarks)

    def take(self, remarks: Sequence[Remark]) -> None:
        """Add what an importer has to say."""
        for each in remarks:
            self.remarks.append(each)
            self.counts["unreadable"] += each.serious

    def say(self, what: str, where: str = "", detail: str = "", *, serious: bool = False) -> None:
        """Add a remark."""
        self.take([Remark(what, where, detail, serious)])


@dataclass(frozen=True, slots=True)
class _Kind(Generic[R]):
    """How records of one kind are found, compared, added and changed."""

    name: RecordKind
    shape: Shape[R]
    name_of: Callable[[R], str]
    find: Callable[[Any, Sequence[str]], dict[str, int]]
    load: Callable[[Any, Sequence[int]], dict[int, R]]
    add: Callable[[Transaction, Sequence[R]], list[int]]
    change: Callable[[Transaction, int, Mapping[str, object]], object]
    #: The record as it is compared with its file's: a source without its key, which may be another.
    nameless: Callable[[R], R]
    #: The file's record (second) with what it leaves open as it is in ours (first).
    fill: Callable[[R, R], R] = lambda _ours, theirs: theirs
    #: Whether the library decided something about the record that the file did not say.
    is_open: Callable[[R], bool] = lambda _record: False


def _with_our_place(ours: Quote, theirs: Quote) -> Quote:
    if theirs.place is not None:
        return theirs
    same_page = (ours.source, ours.locator) == (theirs.source, theirs.locator)
    return replace(theirs, place=ours.place if same_page else None)


_SOURCES = _Kind(
    "source",
    SOURCE,
    lambda source: source.key,
    sources.find_numbers,
    sources.load_sources,
    source_adding.add_sources,
    source_changing.apply_import,
    nameless=lambda source: replace(source, key=""),
)
_QUOTES = _Kind(
    "quote",
    QUOTE,
    lambda quote: quote.id,
    quotes.find_numbers,
    quotes.load_quotes,
    quote_adding.add_quotes,
    quote_changing.apply_import,
    nameless=lambda quote: quote,
    fill=_with_our_place,
    is_open=lambda quote: quote.place is None,
)
_REVIEWS = _Kind(
    "review",
    REVIEW,
    lambda review: review.id,
    reviews.find_numbers,
    reviews.load_reviews,
    review_adding.add_reviews,
    review_changing.apply_import,
    nameless=lambda review: review,
)


class Merge:
    """One import into one library, bundle after bundle, inside one transaction."""

    def __init__(self, work: Transaction, report: ImportReport) -> None:
        self._work = work
        self._report = report
        self._renamed = RenamedSources()

    def take_in(self, bundle: Bundle) -> None:
        """Merge a bundle; what it refers to has come before it."""
        attachments.keep(self._work.connection, bundle.attachments)
        self._merge(_SOURCES, self._with_free_keys(bundle.sources))
        self._merge(_QUOTES, list(self._with_sources(bundle.quotes)))
        self._merge(_REVIEWS, [self._renamed.review(each) for each in bundle.reviews])
        for review in bundle.reviews:
            note_uses(self._work, reviews.get_number(self._work.connection, review.id))
        for shelf in bundle.shelves:
            self._merge_shelf(shelf)
        for search in bundle.searches:
            self._merge_search(search)
        whole.add_extra(self._work, bundle.extra)

    def _with_free_keys(self, batch: Sequence[Source]) -> list[Source]:
        """The sources, those under another key whose key here means another book."""
        numbers = sources.find_numbers(self._work.connection, [each.key for each in batch])
        ours = sources.load_sources(self._work.connection, list(numbers.values()))
        claimed = {each.key for each in batch}
        free = []
        for source in batch:
            number = numbers.get(source.key)
            if number is not None and _is_another_book(ours[number], source):
                key = self._key_for(source, claimed)
                claimed.add(key)
                self._renamed.keys[source.key] = key
                self._report.say("key-renamed", source.key, key)
                source = replace(source, key=key)
            free.append(source)
        return [self._renamed.source(each) for each in free]

    def _key_for(self, source: Source, claimed: Collection[str]) -> str:
        """The key the same book got last time, or the next that is free here and in the file."""
        connection = self._work.connection
        mark = _hash(SOURCE, self._renamed.source(replace(source, key="")))
        before = whole.find_by_mark(connection, "source", mark)
        if before is not None:
            return sources.get_source(connection, before).key

        def is_taken(key: str) -> bool:
            number = sources.find_number(connection, key)
            if number is None:
                return key in claimed
            return not _is_same_book(sources.get_source(connection, number), source)

        return next_free(source.key, is_taken)

    def _with_sources(self, batch: Sequence[Quote]) -> Iterable[Quote]:
        """The quotes whose source is in the library, under its key here."""
        moved = [self._renamed.quote(each) for each in batch]
        keys = sorted({each.source for each in moved})
        known = sources.find_numbers(self._work.connection, keys)
        for quote in moved:
            if quote.source in known:
                yield quote
            else:
                self._report.say("source-missing", quote.id, quote.source, serious=True)

    def _merge(self, kind: _Kind[R], batch: Sequence[R]) -> None:
        connection = self._work.connection
        known = kind.find(connection, [kind.name_of(each) for each in batch])
        new = [each for each in batch if kind.name_of(each) not in known]
        present = [each for each in batch if kind.name_of(each) in known]
        numbers = kind.add(self._work, new)
        failpoint("import.added")
        self._report.counts["new"] += len(new)
        self._mark(kind, dict(zip(numbers, new, strict=True)))
        ours = kind.load(connection, list(known.values()))
        marks = whole.load_marks(connection, kind.name, list(known.values()))
        for theirs in present:
            number = known[kind.name_of(theirs)]
            self._meet(kind, number, ours[number], theirs, marks[number] or b"")

    def _meet(self, kind: _Kind[R], number: int, ours: R, theirs: R, mark: bytes) -> None:
        """Decide about a record that is there already."""
        filled = kind.fill(ours, theirs)
        if _counted(kind.shape, ours) == _counted(kind.shape, filled):
            self._report.counts["same"] += 1
        elif mark[HALF:] == _hash(kind.shape, ours):
            changes = {name: getattr(filled, name) for name in _names(kind.shape)}
            kind.change(self._work, number, changes)
            self._mark(kind, {number: theirs})
            self._report.counts["updated"] += 1
        elif mark[:HALF] == _hash(kind.shape, kind.nameless(theirs)):
            self._report.counts["kept"] += 1
        else:
            self._report.counts["differing"] += 1
            self._report.say("differs", kind.name_of(ours))

    def _mark(self, kind: _Kind[R], theirs: Mapping[int, R]) -> None:
        """Leave on records the hashes of the file's state and of ours right now."""
        open_ones = [number for number, each in theirs.items() if kind.is_open(each)]
        ours = dict(theirs) | kind.load(self._work.connection, open_ones)
        marks = {
            number: _hash(kind.shape, kind.nameless(each)) + _hash(kind.shape, ours[number])
            for number, each in theirs.items()
        }
        whole.set_marks(self._work, kind.name, marks)

    def _merge_shelf(self, theirs: Shelf) -> None:
        connection = self._work.connection
        keys = self._renamed.all(theirs.sources)
        known = sources.find_numbers(connection, keys)
        for key in keys:
            if key not in known:
                self._report.say("source-missing", theirs.name, key)
        number = shelves.find_number(connection, shelf_table, theirs.name)
        named = shelves.list_shelves(connection, with_trash=True)
        ours = next((each for each in named if each.name == theirs.name), Shelf(theirs.name))
        both = dict.fromkeys((*ours.sources, *(key for key in keys if key in known)))
        merged = Shelf(theirs.name, tuple(both), {**theirs.extra, **ours.extra})
        if number is None or merged != ours:
            shelves.save_shelf(self._work, merged, number)
            self._report.counts["new" if number is None else "updated"] += 1
        else:
            self._report.counts["same"] += 1

    def _merge_search(self, theirs: SavedSearch) -> None:
        connection = self._work.connection
        if shelves.find_number(connection, searches, theirs.name) is None:
            shelves.save_search(self._work, theirs)
            self._report.counts["new"] += 1
            return
        [ours] = [each for each in shelves.list_searches(connection) if each.name == theirs.name]
        if ours.query == theirs.query:
            self._report.counts["same"] += 1
        else:
            self._report.counts["differing"] += 1
            self._report.say("differs", theirs.name)


def _is_another_book(ours: Source, theirs: Source) -> bool:
    return ours.title != theirs.title and ours.isbn != theirs.isbn


def _is_same_book(ours: Source, theirs: Source) -> bool:
    return ours.title == theirs.title or (ours.isbn is not None and ours.isbn == theirs.isbn)


def _names(shape: Shape[R]) -> list[str]:
    return [each.name for each in shape.fields if each.key not in UNCOUNTED] + ["extra"]


def _counted(shape: Shape[R], record: R) -> dict[str, object]:
    image = records.image_of(shape, record)
    return {key: value for key, value in image.items() if key not in UNCOUNTED}


def _hash(shape: Shape[R], record: R) -> bytes:
    return bytes.fromhex(content_hash(_counted(shape, record)))
