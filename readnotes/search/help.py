"""The one page that explains the query language, made from the fields and the operators."""

from collections.abc import Iterable
from dataclasses import dataclass

from readnotes.i18n import text as sentence
from readnotes.search.fields import FIELDS


@dataclass(frozen=True, slots=True)
class HelpRow:
    """One line of the help.

    Attributes:
        example: A query, or several with two blanks between.
        meaning: What it finds.
    """

    example: str
    meaning: str


@dataclass(frozen=True, slots=True)
class HelpSection:
    """Lines of the help that belong together."""

    title: str
    rows: tuple[HelpRow, ...]


_WORDS = (
    HelpRow(
        "prison gangs",
        sentence(
            "both words, anywhere in a passage, its comment, gist, tags, speaker, title or names; "
            "capitals, accents and brackets do not count"
        ),
    ),
    HelpRow(
        '"conspiracy of silence"',
        sentence("words that follow each other, with nothing left out between"),
    ),
    HelpRow("kidnap*", sentence("words that begin so")),
    HelpRow("gang  =gang", sentence("a word in all its English forms; only as it stands")),
    HelpRow("radicalizaton~  radicalizaton~2", sentence("with one wrong letter; with two")),
    HelpRow(
        "ransom OR kidnap*", sentence("either; OR joins less tightly than standing side by side")
    ),
    HelpRow("ransom -italy  ransom NOT italy", sentence("without the second")),
    HelpRow(
        "(ransom OR debt) tag:prison",
        sentence("brackets join first; AND, OR and NOT are written in capitals"),
    ),
)
_PLACES = (
    HelpRow(
        "p. 39  p39  pp. 149-50",
        sentence("a page as it is cited; in a book of its own, the number alone"),
    ),
)
_SCOPES = (
    HelpRow(
        "in:sources  in:reviews  in:all",
        sentence("search books, reviews or everything instead of passages"),
    ),
    HelpRow(
        "in:text  in:comment", sentence("search only the words of passages, or only your comments")
    ),
)
_GROUPS: tuple[tuple[str, tuple[HelpRow, ...], tuple[str, ...]], ...] = (
    (sentence("Words"), _WORDS, ()),
    (sentence("Where it stands"), _PLACES, ("page", "loc", "at")),
    (sentence("The source"), (), ("book", "key", "title", "author", "by", "year", "read")),
    (sentence("The passage"), (), ("tag", "kind", "speaker", "text", "comment", "gist", "lang")),
    (sentence("When it came"), (), ("added", "before", "after")),
    (sentence("What it has"), (), ("is", "has", "no")),
)


def query_help() -> tuple[HelpSection, ...]:
    """The help, section by section; every field stands in it once."""
    sections = [
        HelpSection(title, (*_field_rows(names), *rows) if names else rows)
        for title, rows, names in _GROUPS
    ]
    told = {name for _title, _rows, names in _GROUPS for name in names}
    rest = _field_rows(name for name in FIELDS if name not in told)
    return (*sections, HelpSection(sentence("What is searched"), (*_SCOPES, *rest)))


def _field_rows(names: Iterable[str]) -> tuple[HelpRow, ...]:
    return tuple(HelpRow(FIELDS[name].example, FIELDS[name].meaning) for name in names)
