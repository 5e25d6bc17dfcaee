"""What the source editor needs of the library before it can be filled."""

from dataclasses import dataclass, field

from readnotes.domain.sources import Source
from readnotes.services import reading
from readnotes.services.opening import Library


@dataclass(frozen=True, slots=True)
class WorkChoice:
    """A source that this one may be another edition of.

    Attributes:
        words: As it is offered: title and key.
        key: Its citation key.
        work: The words that link its editions; its title where nothing links them yet.
        linked: Whether it has those words already.
    """

    words: str
    key: str
    work: str
    linked: bool


@dataclass(frozen=True, slots=True)
class SourceChoices:
    """The source itself, and what is offered in its fields.

    Attributes:
        cover: The bytes of its first picture, empty where there is none.
    """

    source: Source = field(default_factory=lambda: Source("", ""))
    tags: tuple[str, ...] = ()
    shelves: tuple[str, ...] = ()
    works: tuple[WorkChoice, ...] = ()
    cover: bytes = b""
    has_quotes: bool = False

    def work_of(self, typed: str | None) -> tuple[str | None, str | None]:
        """The words that link editions, and the key of the other source that still lacks them.

        Args:
            typed: What stands in the field: a choice as it was offered, or words of her own.
        """
        for choice in self.works:
            if choice.words == typed:
                return choice.work, None if choice.linked else choice.key
        return typed, None


def load_choices(library: Library, key: str | None) -> SourceChoices:
    """Look up everything the editor shows; called on the reader's thread.

    Raises:
        UnknownRecordError: No source has the key.
    """
    source = Source("", "") if key is None else reading.get_source(library, key)
    works = tuple(
        WorkChoice(f"{each.title} ({each.key})", each.key, each.work or each.title, bool(each.work))
        for each in reading.list_sources(library)
        if each.key != key
    )
    pictures = [use.sha256 for use in source.attachments[:1]]
    found = [reading.find_attachment(library, sha256) for sha256 in pictures]
    scope = reading.Scope("source", source.key)
    return SourceChoices(
        source,
        tuple(tag.name for tag in reading.list_tags(library)),
        tuple(shelf.name for shelf in reading.list_shelves(library)),
        works,
        next((each.data for each in found if each is not None), b""),
        key is not None and bool(reading.quote_order(library, scope)),
    )
