"""A citation as the reader of the review sees it.

In style `page` a source is named only where a reader could take the page for another's: in a
review about one source, when another one is cited; in a review about several, or about none,
whenever the source is not the one cited just before. Where two cited sources go by the same
name, the title stands beside it, and in `author-date` a letter after the year if that is the
same too. A citation that would show nothing else (no page, no year) names its source.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from readnotes.citation.cited import Citation, CitedItem
from readnotes.citation.names import short_names, shown_year
from readnotes.citation.references import PROOF, render_reference, render_title
from readnotes.citation.styles import Style
from readnotes.domain.locators import (
    AS_TYPED,
    MISSING,
    PAGE,
    UNPAGED,
    locator_label_and_value,
    parse_locator,
)
from readnotes.domain.sources import Source

NO_KEYS: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class CitationContext:
    """What a citation must know of the review it stands in.

    Attributes:
        about: The keys of the sources the review is about.
        previous: The key of the source cited just before, None at the beginning.
        seen: The keys that a note has already given in full.
        same_names: The keys of sources that share their name with another one cited.
        year_letters: The letter after the year of sources that share name and year.
        escape: Writes words of the library as Markdown for the target.
    """

    about: tuple[str, ...] = ()
    previous: str | None = None
    seen: frozenset[str] = NO_KEYS
    same_names: frozenset[str] = NO_KEYS
    year_letters: Mapping[str, str] = field(default_factory=dict)
    escape: Callable[[str], str] = str


def make_context(
    keys: Iterable[str],
    sources: Mapping[str, Source],
    about: tuple[str, ...] = (),
    escape: Callable[[str], str] = str,
) -> CitationContext:
    """The context in which a review's first citation stands.

    Args:
        keys: All keys the review cites, in their order; unknown ones do not count.
        sources: The library's sources by key.
        about: The keys of the sources the review is about.
        escape: Writes words of the library as Markdown for the target.
    """
    named: dict[str, list[str]] = {}
    dated: dict[tuple[str, str], list[str]] = {}
    for key in dict.fromkeys((*keys, *about)):
        if key in sources:
            name = short_names(sources[key])
            named.setdefault(name, []).append(key)
            dated.setdefault((name, shown_year(sources[key])), []).append(key)
    same = frozenset(key for group in named.values() if len(group) > 1 for key in group)
    letters = {
        key: chr(ord("a") + min(place, 25))
        for group in dated.values()
        if len(group) > 1
        for place, key in enumerate(group)
    }
    return CitationContext(about, None, NO_KEYS, same, letters, escape)


def render_citation(
    citation: Citation, sources: Mapping[str, Source], style: Style, context: CitationContext
) -> str:
    """Write a citation as it stands in the sentence, brackets included.

    In a style with notes that is only the name of a narrative citation; `render_note` writes the
    note. Empty where nothing is to be shown (`[-@harkin2015]` without a page).

    Args:
        citation: All of its keys must be in `sources`.
        sources: The library's sources by key.
        style: One that does not leave citations as typed.
        context: What stands before.

    >>> from readnotes.citation.styles import get_style
    >>> from readnotes.domain.contributors import parse_name
    >>> harkin = Source("harkin2015", "Hunting Season", contributors=(parse_name("Harkin, James"),))
    >>> cited = Citation(0, 0, False, (CitedItem("harkin2015", locator="149-50"),))
    >>> context = CitationContext(about=("harkin2015",))
    >>> render_citation(cited, {"harkin2015": harkin}, get_style("page"), context)
    '(pp. 149–150)'
    >>> render_citation(cited, {"harkin2015": harkin}, get_style("author-page"), context)
    '(Harkin 149–50)'
    """
    name = ""
    if citation.narrative and not citation.items[0].suppress_author:
        name = _name(sources[citation.items[0].key], style, context)
    if style.in_notes:
        return name
    usual = context.about[0] if len(context.about) == 1 else context.previous
    written: list[str] = []
    for place, item in enumerate(citation.items):
        named = citation.narrative and place == 0
        source = sources[item.key]
        names_it = not named and not item.suppress_author
        needs_name = style.always_names or item.key != usual
        written.append(
            _render_item(item, source, style, context, names_it=names_it, needs_name=needs_name)
        )
        usual = item.key
    bracket = "; ".join(each for each in written if each)
    return " ".join(part for part in (name, f"({bracket})" if bracket else "") if part)


def render_note(
    citation: Citation, sources: Mapping[str, Source], style: Style, context: CitationContext
) -> str:
    """Write the footnote of a citation: a source in full the first time, then in short.

    >>> from readnotes.citation.styles import get_style
    >>> cited = Citation(0, 0, False, (CitedItem("beowulf", locator="12"),))
    >>> beowulf = {"beowulf": Source("beowulf", "Beowulf")}
    >>> render_note(cited, beowulf, get_style("footnotes"), CitationContext())
    '*Beowulf*, p. 12.'
    """
    seen = set(context.seen)
    notes = []
    for item in citation.items:
        source = sources[item.key]
        if item.key not in seen:
            words = render_reference(source, context.escape)
        else:
            title = render_title(source, context.escape, short=True)
            name = short_names(source)
            words = title if name == source.title else f"{context.escape(name)}, {title}"
            words += f", {PROOF}" if source.proof else ""
        seen.add(item.key)
        place, _ = _place(item, source, style)
        words = f"{words}, {place}" if place else words
        notes.append(f"{item.prefix} {words}{item.suffix}".strip())
    note = "; ".join(notes)
    return note if note.endswith((".", "?", "!")) else f"{note}."


def _render_item(
    item: CitedItem,
    source: Source,
    style: Style,
    context: CitationContext,
    *,
    names_it: bool,
    needs_name: bool,
) -> str:
    place, is_bare = _place(item, source, style)
    year = shown_year(source) + context.year_letters.get(source.key, "") if style.with_year else ""
    shows_name = names_it and (needs_name or not (place or year))
    words = _name(source, style, context) if shows_name else ""
    words = " ".join(part for part in (words, year) if part)
    if words and place:
        words += f" {place}" if is_bare and not style.with_year else f", {place}"
    words = words or place
    proof = f", {PROOF}" if source.proof else ""
    after = f"{item.suffix}{proof}"
    if not words:
        after = after.lstrip(", ")
    return f"{item.prefix} {words}{after}".strip()


def _name(source: Source, style: Style, context: CitationContext) -> str:
    name = short_names(source)
    if name == source.title:
        return render_title(source, context.escape, short=True)
    if source.key in context.same_names and not style.with_year:
        return f"{context.escape(name)}, {render_title(source, context.escape, short=True)}"
    return context.escape(name)


def _place(item: CitedItem, source: Source, style: Style) -> tuple[str, bool]:
    """The locator as the style writes it, and whether it is a number without its label."""
    locator = parse_locator(item.locator, timed=source.timed)
    if locator.term in (MISSING, UNPAGED):
        return "", False
    if locator.term == AS_TYPED:
        return item.locator, False
    label, value = locator_label_and_value(locator, short_ranges=style.short_ranges)
    is_page = locator.term == PAGE and len(locator.parts) == 1
    if is_page and not style.page_label:
        return value, True
    blank = " " if label and (style.blank_after_label or not is_page) else ""
    return f"{label}{blank}{value}", False
