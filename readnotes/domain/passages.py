"""What the check of a draft needs of the library: passages, their sources, the pictures."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from readnotes.domain.attachments import AttachmentUse
from readnotes.domain.sources import Source

QUOTABLE_KINDS = ("quotation", "image")
"""The kinds of quotes that are in their source's own words."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A recorded quote, with what a draft is compared with and no more.

    Attributes:
        text: As quoted, editorial marks included.
        as_printed: The page's own words where they differ, else None.
        locator: As typed.
        carrier: The key of the source it was quoted in.
        checked: When it was compared with the page, or None.
        pictures: SHA-256 of its attachments.
        translation: Its words in the language of the review, or None.
    """

    id: str
    source: str
    text: str
    locator: str = ""
    kind: str = "quotation"
    as_printed: str | None = None
    carrier: str | None = None
    checked: str | None = None
    essential: bool = False
    pictures: tuple[str, ...] = ()
    translation: str | None = None


@dataclass(frozen=True, slots=True)
class CheckMaterial:
    """The records a draft is checked against.

    Attributes:
        sources: By citation key: those it cites and those it is about, as far as there are any.
        passages: By citation key, in page order; those that name the source as carrier too.
        keys: Citation keys near to those that are not there, to be offered instead.
        pictures: The uses of each picture in the draft that the library holds, by SHA-256.
    """

    sources: Mapping[str, Source] = field(default_factory=dict)
    passages: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict)
    keys: tuple[str, ...] = ()
    pictures: Mapping[str, tuple[AttachmentUse, ...]] = field(default_factory=dict)
