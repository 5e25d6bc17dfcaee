"""A quote: a passage taken from a source, with the place where it stands."""

from dataclasses import dataclass, field

from readnotes.domain.attachments import ATTACHMENT_USE, AttachmentUse
from readnotes.domain.codec import (
    COUNT,
    FILLED_OBJECT,
    FLAG,
    LINE,
    LINES,
    NO_EXTRA,
    PASSAGE,
    REQUIRED,
    Extra,
    Field,
    Shape,
    each,
    one_of,
)
from readnotes.domain.positions import POSITION, Position
from readnotes.domain.sources import DATE

QUOTE_KINDS = ("quotation", "paraphrase", "summary", "comment", "question", "image")


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage with its place.

    Attributes:
        id: Never changes.
        source: The citation key of its source.
        text: As quoted, editorial marks included, letter for letter.
        as_printed: The page's own words where they differ, else None.
        locator: As typed; `locators.py` reads it. Empty where it is missing.
        positions: Where devices counted it.
        position_key: The order an importer found, used where there is no printed page.
        place: The order within a page, from 1.
        carrier: The key of the source it was quoted in.
        checked: EDTF date of the comparison with the printed page.
        pasted: The raw paste the text was made from.
        origin: `{"format", "id"}` of an imported record.
        trashed: When it went to the trash, or None.
    """

    id: str
    source: str
    text: str
    locator: str = ""
    positions: tuple[Position, ...] = ()
    position_key: str | None = None
    place: int | None = None
    kind: str = "quotation"
    as_printed: str | None = None
    comment: str | None = None
    gist: str | None = None
    speaker: str | None = None
    carrier: str | None = None
    language: str | None = None
    translation: str | None = None
    colour: str | None = None
    tags: tuple[str, ...] = ()
    essential: bool = False
    checked: str | None = None
    pasted: str | None = None
    origin: Extra | None = None
    attachments: tuple[AttachmentUse, ...] = ()
    created: str = ""
    modified: str = ""
    trashed: str | None = None
    extra: Extra = NO_EXTRA


QUOTE = Shape(
    Quote,
    (
        Field("id", LINE, "the quote's id", "", editable=False),
        Field("source", LINE, "its source's key", REQUIRED),
        Field("locator", LINE, "where it stands, as typed", ""),
        Field("positions", each(POSITION, "positions"), "where devices counted it", ()),
        Field("position_key", LINE, "order an importer found"),
        Field("place", COUNT, "order within a page, from 1"),
        Field("kind", one_of(QUOTE_KINDS, "quote-kind"), "what it is", "quotation"),
        Field("text", PASSAGE, "as quoted", REQUIRED),
        Field("as_printed", PASSAGE, "the page's own words, where they differ"),
        Field("comment", PASSAGE, "the reviewer's comment"),
        Field("gist", PASSAGE, "its point in one line"),
        Field("speaker", LINE, "who says it inside the source"),
        Field("carrier", LINE, "key of the source it was quoted in"),
        Field("language", LINE, "language of the passage"),
        Field("translation", PASSAGE, "translation of the passage"),
        Field("colour", LINE, "colour of the highlight it came from"),
        Field("tags", LINES, "tags, in order", ()),
        Field("essential", FLAG, "must not be missing from the review", False),
        Field("checked", DATE, "when it was compared with the page"),
        Field("pasted", PASSAGE, "the raw paste"),
        Field("origin", FILLED_OBJECT, "format and id of the imported record"),
        Field("created", LINE, "when it was entered, UTC", "", editable=False),
        Field("modified", LINE, "when it was last changed, UTC", "", editable=False),
        Field("attachments", each(ATTACHMENT_USE, "attachments"), "pictures, documents", ()),
        Field("trashed", LINE, "when it went to the trash, UTC", editable=False),
    ),
    ignored=frozenset({"locator_shown"}),
)


@dataclass(frozen=True, slots=True)
class QuoteCard:
    """What a list of quotes shows of one.

    Attributes:
        number: The library's own number of the record; lists are kept as numbers in order.
        locator: As typed.
        locator_shown: As shown and cited; `page?` where it is missing.
        used_in: Titles of the reviews that cite it.
        picture: SHA-256 of its first picture, or None.
    """

    number: int
    id: str
    source: str
    source_title: str
    kind: str
    locator: str
    locator_shown: str
    text: str
    comment: str | None = None
    gist: str | None = None
    speaker: str | None = None
    language: str | None = None
    tags: tuple[str, ...] = ()
    essential: bool = False
    checked: str | None = None
    trashed: str | None = None
    picture: str | None = None
    used_in: tuple[str, ...] = field(default=())
