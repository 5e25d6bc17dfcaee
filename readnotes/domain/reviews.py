"""A review: a Markdown draft about one source or several, with its history."""

from dataclasses import dataclass

from readnotes.domain.codec import (
    COUNT,
    LINE,
    LINES,
    NO_EXTRA,
    PASSAGE,
    REQUIRED,
    Extra,
    Field,
    Shape,
    each,
    one,
    one_of,
)
from readnotes.domain.sources import DATE

REVIEW_STATUSES = ("idea", "draft", "ready", "published")


@dataclass(frozen=True, slots=True)
class Publication:
    """Where and when a review came out."""

    url: str | None = None
    date: str | None = None
    extra: Extra = NO_EXTRA


@dataclass(frozen=True, slots=True)
class Version:
    """The draft as it stood at one time; `name` where the reviewer gave it one."""

    created: str
    body: str
    name: str | None = None
    extra: Extra = NO_EXTRA


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding of the check that the reviewer accepts, with her reason."""

    rule: str
    text: str | None = None
    source: str | None = None
    reason: str | None = None
    extra: Extra = NO_EXTRA


@dataclass(frozen=True, slots=True)
class Card:
    """A quote that waits under a heading of the draft until it is used."""

    quote: str
    heading: str | None = None
    extra: Extra = NO_EXTRA


@dataclass(frozen=True, slots=True)
class Review:
    """A draft about sources.

    Attributes:
        about: Citation keys, in the reviewer's order.
        body: Markdown with Pandoc citations, letter for letter as typed.
        target_words: How long it is to become, or None.
        versions: Oldest first; the present body is not among them.
    """

    id: str
    title: str
    about: tuple[str, ...] = ()
    body: str = ""
    status: str = "draft"
    language: str | None = None
    published: Publication = Publication()
    target_words: int | None = None
    versions: tuple[Version, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    cards: tuple[Card, ...] = ()
    created: str = ""
    modified: str = ""
    trashed: str | None = None
    extra: Extra = NO_EXTRA


PUBLICATION = Shape(
    Publication,
    (
        Field("url", LINE, "where it came out"),
        Field("date", DATE, "when, EDTF"),
    ),
)
VERSION = Shape(
    Version,
    (
        Field("created", LINE, "when, UTC", ""),
        Field("name", LINE, "name the reviewer gave it"),
        Field("body", PASSAGE, "the draft as it stood", ""),
    ),
)
WAIVER = Shape(
    Waiver,
    (
        Field("rule", LINE, "the check's rule", REQUIRED),
        Field("text", PASSAGE, "the words it was about"),
        Field("source", LINE, "the source's key"),
        Field("reason", PASSAGE, "why it is accepted"),
    ),
)
CARD = Shape(
    Card,
    (
        Field("quote", LINE, "the quote's id", REQUIRED),
        Field("heading", LINE, "the heading it waits under"),
    ),
)
REVIEW = Shape(
    Review,
    (
        Field("id", LINE, "the review's id", "", editable=False),
        Field("title", LINE, "title", REQUIRED),
        Field("about", LINES, "keys of its sources", ()),
        Field("body", PASSAGE, "the draft, Markdown", ""),
        Field("status", one_of(REVIEW_STATUSES, "review-status"), "how far it is", "draft"),
        Field("language", LINE, "language of the draft"),
        Field("published", one(PUBLICATION, "publication"), "where it came out", Publication()),
        Field("target_words", COUNT, "how long it is to become"),
        Field("versions", each(VERSION, "versions"), "history", (), editable=False),
        Field("waivers", each(WAIVER, "waivers"), "accepted findings", ()),
        Field("cards", each(CARD, "cards"), "quotes waiting under headings", ()),
        Field("created", LINE, "when it was begun, UTC", "", editable=False),
        Field("modified", LINE, "when it was last changed, UTC", "", editable=False),
        Field("trashed", LINE, "when it went to the trash, UTC", editable=False),
    ),
)


@dataclass(frozen=True, slots=True)
class ReviewCard:
    """What the list of reviews shows of one; `words` counts the draft's."""

    number: int
    id: str
    title: str
    about: tuple[str, ...]
    status: str
    words: int
    modified: str
