"""What a draft cites, as values: Pandoc's citations taken apart."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CitedItem:
    """One source in a citation: the `see @harkin2015, p. 94, emphasis mine` of a bracket.

    Attributes:
        key: The citation key, known to the library or not.
        suppress_author: Whether it was written `-@key`: the name is not to be repeated.
        prefix: Markdown before the key, without blanks at its ends.
        locator: The place as typed, without braces; empty where none was given.
        suffix: Markdown after the locator, with the comma or blank it begins with.
    """

    key: str
    suppress_author: bool = False
    prefix: str = ""
    locator: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation of a draft.

    Attributes:
        start, end: Its place in the draft, in code points.
        narrative: Whether the name is part of the sentence: `@samer2017 [p. 46]`.
        items: At least one; of a narrative citation the first is the one named.
    """

    start: int
    end: int
    narrative: bool
    items: tuple[CitedItem, ...]
