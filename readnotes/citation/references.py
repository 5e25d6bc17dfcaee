"""A source in full, as a footnote or a list of sources gives it."""

from collections.abc import Callable

from readnotes.citation.names import (
    UNDATED,
    full_names,
    join_names,
    naming_contributors,
    shown_year,
)
from readnotes.domain.sources import Source

# In the language of the review, as in `names.py`.
PROOF = "uncorrected proof"

_STANDING_ALONE = frozenset(
    {
        *("book", "report", "thesis", "manuscript", "pamphlet", "periodical", "classic"),
        *("collection", "motion_picture", "song", "musical_score", "map", "graphic", "figure"),
        *("performance", "software", "dataset", "standard", "event"),
    }
)
_ROLE_WORDS = (("editor", "ed."), ("translator", "trans."), ("interviewer", "interview by"))
_ORDINALS = {"1": "1st ed.", "2": "2nd ed.", "3": "3rd ed."}


def render_reference(source: Source, escape: Callable[[str], str] = str) -> str:
    """Write a source in full, as Markdown without a full stop at its end.

    After the notes of The Chicago Manual of Style, 17th ed., chapter 14, without its finer
    cases: a work of its own in italics, a part of one in quotation marks with what it stands in.

    Args:
        source: The source.
        escape: Writes words of the library as Markdown.

    >>> from readnotes.domain.contributors import parse_name
    >>> austen = parse_name("Austen, Jane")
    >>> book = Source("a", "Emma", contributors=(austen,), publisher="Murray", issued="1815",
    ...     csl={"publisher-place": "London"})
    >>> render_reference(book)
    'Jane Austen, *Emma* (London: Murray, 1815)'
    """
    pieces = [escape(_named(source)), render_title(source, escape)]
    container = _csl(source, "container-title")
    if container:
        pieces.append(f"*{escape(container)}*")
    pieces += [escape(words) for words in (*_others(source), *_numbers(source))]
    reference = ", ".join(piece for piece in pieces if piece)
    published = _published(source)
    if published:
        reference += f" ({escape(published)})"
    pages = _csl(source, "page")
    if pages and container:
        reference += f", {escape(pages)}"
    if source.url:
        reference += f", {_address(source.url, escape)}"
    return reference


def render_title(source: Source, escape: Callable[[str], str] = str, *, short: bool = False) -> str:
    """The title as Markdown: a work of its own in italics, a part in quotation marks.

    Args:
        source: The source.
        escape: Writes words of the library as Markdown.
        short: Without the subtitle.

    >>> render_title(Source("a", "Emma", subtitle="A Novel"))
    '*Emma: A Novel*'
    """
    title = source.title
    if source.subtitle and not short:
        title = f"{title}{'' if title.endswith(('?', '!', ':')) else ':'} {source.subtitle}"
    if source.kind in _STANDING_ALONE:
        return f"*{escape(title)}*"
    return f"“{escape(title)}”"


def _named(source: Source) -> str:
    names = full_names(source)
    named = naming_contributors(source)
    if named and named[0].role == "editor":
        return f"{names}, {'ed.' if len(named) == 1 else 'eds.'}"
    return names


def _others(source: Source) -> list[str]:
    """Editors and translators of a work that is named after its author."""
    named = naming_contributors(source)
    words = []
    for role, word in _ROLE_WORDS:
        people = tuple(each for each in source.contributors if each.role == role)
        if people and people != named:
            words.append(f"{word} {join_names(people)}")
    return words


def _numbers(source: Source) -> list[str]:
    numbers = []
    if source.edition:
        edition = source.edition
        ordinal = _ORDINALS.get(edition, f"{edition}th ed." if edition.isdigit() else edition)
        numbers.append(ordinal)
    volume, issue = _csl(source, "volume"), _csl(source, "issue")
    if volume:
        numbers.append(f"vol. {volume}")
    if issue:
        numbers.append(f"no. {issue}")
    return numbers


def _published(source: Source) -> str:
    place = _csl(source, "publisher-place")
    house = ": ".join(part for part in (place, source.publisher) if part)
    year = shown_year(source)
    parts = [house, "" if year == UNDATED else year, PROOF if source.proof else ""]
    return ", ".join(part for part in parts if part)


def _csl(source: Source, variable: str) -> str:
    value = source.csl.get(variable)
    return str(value).strip() if isinstance(value, str | int) else ""


def _address(url: str, escape: Callable[[str], str]) -> str:
    plain = url.lower().startswith(("http://", "https://")) and not set(url) & set('<>" \n')
    return f"<{url}>" if plain else escape(url)
