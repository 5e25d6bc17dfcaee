"""Every setting, declared once: its meaning, what it may be, what it is at first.

The preferences dialog and the file are made from this list.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from readnotes.i18n import text

T = TypeVar("T", str, int, bool)


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One thing that the reader may choose.

    Attributes:
        name: Its name in the file, for ever.
        section: The heading it stands under.
        label: What it is called.
        help: What it does, in one sentence.
        default: What it is at first.
    """

    name: str
    section: str
    label: str
    help: str
    default: T

    def accepts(self, value: object) -> bool:
        """Whether the setting may have this value."""
        return type(value) is type(self.default)


@dataclass(frozen=True, slots=True)
class Choice(Setting[str]):
    """One of several words; `choices` has what each is called, in order.

    >>> THEME.accepts("dark"), THEME.accepts("pink"), THEME.accepts(True)
    (True, False, False)
    """

    choices: Mapping[str, str]

    def accepts(self, value: object) -> bool:
        return isinstance(value, str) and value in self.choices


@dataclass(frozen=True, slots=True)
class Number(Setting[int]):
    """A number from `low` to `high`, both included, with `unit` behind it.

    Attributes:
        step: From one number to the next that the arrows of its field lead to.
        off: What `low` is called where it stands for no number at all; else empty.

    >>> PASSAGE_SIZE.accepts(115), PASSAGE_SIZE.accepts(9000), PASSAGE_SIZE.accepts("115")
    (True, False, False)
    """

    low: int
    high: int
    unit: str
    step: int = 5
    off: str = ""

    def accepts(self, value: object) -> bool:
        return type(value) is int and self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class FontName(Setting[str]):
    """A family of fonts; empty for the program's own choice."""


@dataclass(frozen=True, slots=True)
class Flag(Setting[bool]):
    """Yes or no."""


THEME = Choice(
    "theme",
    text("Look"),
    text("Theme"),
    text("Whether the window is light or dark."),
    "system",
    {"system": text("As the system"), "light": text("Light"), "dark": text("Dark")},
)
PASSAGE_FONT = FontName(
    "passage-font",
    text("Look"),
    text("Font of passages and drafts"),
    text("The letters that quotes and reviews are set in."),
    "",
)
PASSAGE_SIZE = Number(
    "passage-size",
    text("Look"),
    text("Size of passages and drafts"),
    text("As a share of the size of the rest of the window."),
    115,
    80,
    200,
    " %",
)
CITATION_STYLE = Choice(
    "citation-style",
    text("Citing"),
    text("Citation style"),
    text("How quotes are cited where you choose nothing else: copied, previewed, exported."),
    "page",
    {
        "page": text("Page only: (p. 94)"),
        "author-page": text("Author and page: (Harkin 94)"),
        "author-date": text("Author and date: (Harkin 2015, 94)"),
        "footnotes": text("Footnotes"),
        "pandoc": text("Pandoc: [@harkin2015, p. 94]"),
    },
)
EMPHASIS = Choice(
    "emphasis-remark",
    text("Citing"),
    text("Emphasis of yours is called"),
    text(
        "Behind a quotation that you emphasised words of; in the review’s language, if we know it."
    ),
    "mine",
    {
        "mine": text("emphasis mine"),
        "added": text("emphasis added"),
        "my-emphasis": text("my emphasis"),
        "my-italics": text("my italics"),
    },
)
SPELLING = Flag(
    "spelling",
    text("Writing"),
    text("Underline misspelt words"),
    text("By the dictionaries that this computer has, in the language of the review."),
    True,
)
SMART_MARKS = Flag(
    "smart-marks",
    text("Writing"),
    text("Set quotation marks as in print"),
    text("Straight marks typed in a draft become those of its language; Ctrl+Z leaves them."),
    False,
)
TYPEWRITER = Flag(
    "typewriter",
    text("Writing"),
    text("Keep the line being written at the middle"),
    text("The draft moves, not the line, as in a typewriter."),
    False,
)
MOST_QUOTED = Number(
    "most-quoted-words",
    text("Checking"),
    text("Most words quoted of one source"),
    text("Where a draft quotes more, the check says so."),
    800,
    0,
    100_000,
    text(" words"),
    50,
    text("No limit"),
)
FEWEST_FOR_BALANCE = Number(
    "fewest-for-balance",
    text("Checking"),
    text("Say when all stands in one part of a book"),
    text("From so many quotations of it on."),
    4,
    1,
    100,
    text(" quotations or more"),
    1,
    text("Never"),
)
NARROW_PART = Number(
    "narrow-part",
    text("Checking"),
    text("Such a part is at most"),
    text("As a share of the pages of the book."),
    25,
    5,
    95,
    text(" % of the book"),
)
FOCUS_ON = Choice(
    "focus-on",
    text("Writing"),
    text("In focus, keep bright"),
    text("What is not dimmed while the draft is alone on the desk (Ctrl+Shift+F)."),
    "paragraph",
    {
        "paragraph": text("The paragraph"),
        "sentence": text("The sentence"),
        "draft": text("The whole draft"),
    },
)
OPEN_LAST = Flag(
    "open-last",
    text("Starting"),
    text("Open the last library at the start"),
    text("Otherwise the start page is shown first."),
    True,
)

AnySetting = Choice | Number | FontName | Flag

SETTINGS: tuple[AnySetting, ...] = (
    THEME,
    PASSAGE_FONT,
    PASSAGE_SIZE,
    SPELLING,
    SMART_MARKS,
    TYPEWRITER,
    FOCUS_ON,
    CITATION_STYLE,
    EMPHASIS,
    MOST_QUOTED,
    FEWEST_FOR_BALANCE,
    NARROW_PART,
    OPEN_LAST,
)
