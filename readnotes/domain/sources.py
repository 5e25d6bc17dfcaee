"""A source: the bibliographic record of one edition of a book, article, report or talk."""

from dataclasses import dataclass

from readnotes.domain.attachments import ATTACHMENT_USE, AttachmentUse
from readnotes.domain.codec import (
    COUNT,
    FLAG,
    LINE,
    LINES,
    NO_EXTRA,
    NUMBER,
    OBJECT,
    REQUIRED,
    Extra,
    Field,
    Shape,
    checked_line,
    each,
    one,
    one_of,
)
from readnotes.domain.contributors import CONTRIBUTOR, Contributor
from readnotes.domain.partial_dates import parse_partial_date

SOURCE_KINDS = (
    "book",
    "chapter",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "article",
    "report",
    "document",
    "webpage",
    "post-weblog",
    "post",
    "speech",
    "interview",
    "broadcast",
    "motion_picture",
    "song",
    "thesis",
    "paper-conference",
    "manuscript",
    "pamphlet",
    "periodical",
    "personal_communication",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "review",
    "review-book",
    "bill",
    "classic",
    "collection",
    "dataset",
    "event",
    "figure",
    "graphic",
    "hearing",
    "legal_case",
    "legislation",
    "map",
    "musical_score",
    "patent",
    "performance",
    "regulation",
    "software",
    "standard",
    "treaty",
)
TIMED_KINDS = frozenset({"broadcast", "motion_picture", "song", "speech", "interview"})
STATUSES = ("to-read", "reading", "read", "set-aside")

DATE = checked_line("date", parse_partial_date)


@dataclass(frozen=True, slots=True)
class Rating:
    """How the reviewer rates a source: `value` out of `max`."""

    value: float
    max: float = 5
    extra: Extra = NO_EXTRA


@dataclass(frozen=True, slots=True)
class Reading:
    """One time the source was read, from one EDTF date to another; either may be unknown."""

    begun: str | None = None
    ended: str | None = None
    extra: Extra = NO_EXTRA


@dataclass(frozen=True, slots=True)
class Link:
    """A relation to another source, named by its citation key: `cites`, `reviews` …"""

    to: str
    relation: str | None = None
    extra: Extra = NO_EXTRA


@dataclass(frozen=True, slots=True)
class Source:
    """The bibliographic record of one edition.

    Attributes:
        key: The citation key; no two sources of a library share one.
        kind: A CSL item type.
        issued: EDTF, as typed.
        pages: How many the edition has, counted from 1.
        isbn: As typed; a wrong check digit is kept and flagged where it is shown.
        work: A text shared by all editions of one work.
        proof: Whether this is an uncorrected proof, said at every citation of it.
        csl: Further CSL variables, by their names.
        created, modified: UTC stamps to the second, as `2026-11-22T08:00:00Z`.
        trashed: When it went to the trash, or None.
    """

    key: str
    title: str
    kind: str = "book"
    subtitle: str | None = None
    contributors: tuple[Contributor, ...] = ()
    issued: str | None = None
    publisher: str | None = None
    isbn: str | None = None
    pages: int | None = None
    url: str | None = None
    language: str | None = None
    edition: str | None = None
    work: str | None = None
    proof: bool = False
    tags: tuple[str, ...] = ()
    shelves: tuple[str, ...] = ()
    status: str | None = None
    rating: Rating | None = None
    readings: tuple[Reading, ...] = ()
    csl: Extra = NO_EXTRA
    links: tuple[Link, ...] = ()
    attachments: tuple[AttachmentUse, ...] = ()
    created: str = ""
    modified: str = ""
    trashed: str | None = None
    extra: Extra = NO_EXTRA

    @property
    def timed(self) -> bool:
        """Whether its places are times: `12:05` is a moment of a talk, a verse of a book."""
        return self.kind in TIMED_KINDS


RATING = Shape(
    Rating,
    (
        Field("value", NUMBER, "the rating", REQUIRED),
        Field("max", NUMBER, "the best there is", 5),
    ),
)
READING = Shape(
    Reading,
    (
        Field("from", DATE, "when the reading began", attribute="begun"),
        Field("to", DATE, "when it ended", attribute="ended"),
    ),
)
LINK = Shape(
    Link,
    (
        Field("to", LINE, "the other source's key", REQUIRED),
        Field("relation", LINE, "what the one is to the other"),
    ),
)
SOURCE = Shape(
    Source,
    (
        Field("key", LINE, "citation key", REQUIRED),
        Field("kind", one_of(SOURCE_KINDS, "csl-type"), "CSL item type", "book"),
        Field("title", LINE, "title", REQUIRED),
        Field("subtitle", LINE, "subtitle"),
        Field("contributors", each(CONTRIBUTOR, "contributors"), "who made it", ()),
        Field("issued", DATE, "date of this edition, EDTF"),
        Field("publisher", LINE, "publisher"),
        Field("isbn", LINE, "ISBN, as typed"),
        Field("pages", COUNT, "number of pages"),
        Field("url", LINE, "address on the web"),
        Field("language", LINE, "language, as `en` or `ar`"),
        Field("edition", LINE, "edition, as `2` or `revised`"),
        Field("work", LINE, "a text shared by the editions of one work"),
        Field("proof", FLAG, "uncorrected proof", False),
        Field("tags", LINES, "tags, in order", ()),
        Field("shelves", LINES, "shelves it stands on", (), editable=False),
        Field("status", one_of(STATUSES, "reading-status"), "reading status"),
        Field("rating", one(RATING, "rating"), "rating"),
        Field("readings", each(READING, "readings"), "when it was read", ()),
        Field("csl", OBJECT, "further CSL variables", NO_EXTRA),
        Field("links", each(LINK, "links"), "relations to other sources", ()),
        Field("attachments", each(ATTACHMENT_USE, "attachments"), "pictures, documents", ()),
        Field("created", LINE, "when it was entered, UTC", "", editable=False),
        Field("modified", LINE, "when it was last changed, UTC", "", editable=False),
        Field("trashed", LINE, "when it went to the trash, UTC", editable=False),
    ),
)


@dataclass(frozen=True, slots=True)
class SourceCard:
    """What the list of sources shows of one.

    Attributes:
        number: The library's own number of the record.
        authors: The first contributors' names as people say them, joined.
        year: The year of the edition as shown, or empty.
        cover: SHA-256 of its first picture, or None.
        quotes: How many quotes it has outside the trash.
    """

    number: int
    key: str
    title: str
    authors: str
    year: str
    kind: str
    status: str | None
    cover: str | None
    quotes: int
    modified: str = ""
