"""Records that travel together: from an importer into the library, or out of it."""

from dataclasses import dataclass

from readnotes.domain.attachments import Attachment
from readnotes.domain.codec import NO_EXTRA, Extra
from readnotes.domain.quotes import Quote
from readnotes.domain.reviews import Review
from readnotes.domain.shelves import SavedSearch, Shelf
from readnotes.domain.sources import Source


@dataclass(frozen=True, slots=True)
class Bundle:
    """Records of all kinds; those in the trash carry their `trashed` stamp.

    Attributes:
        extra: What the file said beside its records and is kept for it.
    """

    sources: tuple[Source, ...] = ()
    quotes: tuple[Quote, ...] = ()
    reviews: tuple[Review, ...] = ()
    shelves: tuple[Shelf, ...] = ()
    searches: tuple[SavedSearch, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    extra: Extra = NO_EXTRA


@dataclass(frozen=True, slots=True)
class Remark:
    """Something an import or export wants to say of one record; it never stops the rest.

    Attributes:
        what: A code word: a key of `failure_texts.REMARKS`.
        where: The record, as a path in the file or a key or id.
        detail: The word it is about.
        serious: Whether a record could not be read (status 1).
        expected: What belongs there instead: a key of `failure_texts.EXPECTED`, or empty.
    """

    what: str
    where: str = ""
    detail: str = ""
    serious: bool = False
    expected: str = ""
