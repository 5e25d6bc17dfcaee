"""What stands in the fields of a quote, as one value."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from readnotes.domain.quotes import Quote


@dataclass(frozen=True, slots=True)
class QuoteValues:
    """The fields of a quote as they are typed; empty text where there is nothing.

    The names are those of `domain.quotes.Quote`.
    """

    locator: str = ""
    text: str = ""
    comment: str = ""
    tags: tuple[str, ...] = ()
    kind: str = "quotation"
    gist: str = ""
    speaker: str = ""
    as_printed: str = ""
    translation: str = ""
    language: str = ""
    carrier: str = ""
    checked: str = ""
    essential: bool = False
    pasted: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed that would be lost."""
        return not any(getattr(self, field.name) for field in fields(self) if field.name != "kind")

    def as_changes(self) -> dict[str, Any]:
        """The same for a `Quote`: its attributes, None where nothing is.

        >>> QuoteValues("94", "Nobody spoke.").as_changes()["speaker"] is None
        True
        """
        given = asdict(self)
        always = ("locator", "text", "kind", "tags", "essential")
        return {
            name: tuple(value) if name == "tags" else value if name in always else value or None
            for name, value in given.items()
        }

    def as_row(self) -> dict[str, object]:
        """The same as JSON, to be kept through a crash."""
        return {**asdict(self), "tags": list(self.tags)}


def values_of(quote: Quote) -> QuoteValues:
    """The fields of a quote that is in the library."""
    given: dict[str, Any] = {
        field.name: getattr(quote, field.name)
        for field in fields(QuoteValues)
        if getattr(quote, field.name) is not None
    }
    return QuoteValues(**given)


def values_from_row(row: Mapping[str, object]) -> QuoteValues:
    """The fields that `as_row` kept; what is unknown or of the wrong type is left out.

    >>> values_from_row(QuoteValues("94", tags=("a",)).as_row()) == QuoteValues("94", tags=("a",))
    True
    """
    plain = QuoteValues()
    given: dict[str, Any] = {}
    for field in fields(QuoteValues):
        value = row.get(field.name)
        if field.name == "tags" and isinstance(value, list | tuple):
            given["tags"] = tuple(str(tag) for tag in value)
        elif type(value) is type(getattr(plain, field.name)):
            given[field.name] = value
    return QuoteValues(**given)
