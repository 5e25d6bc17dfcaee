"""What can be exported: a review, quotes, the library; each with its forms and how it is made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from readnotes.citation.styles import get_style
from readnotes.domain.reviews import Review
from readnotes.drafting.citing import cite_draft
from readnotes.drafting.parse import parse_draft
from readnotes.exporters.base import ExportResult
from readnotes.gui.context import Context
from readnotes.i18n import text
from readnotes.services import compose, transfer
from readnotes.services.opening import Library
from readnotes.settings.schema import CITATION_STYLE

Forms = Mapping[str, str]
NO_STYLES: Forms = MappingProxyType({})
SUFFIXES = MappingProxyType({"csv": ".csv", "json": ".json"})

REVIEW_FORMS: Forms = MappingProxyType(
    {
        "markdown": text("Markdown, for a blog"),
        "pandoc": text("Pandoc, with its front matter"),
        "hugo": text("Hugo"),
        "jekyll": text("Jekyll"),
        "obsidian": text("Obsidian"),
    }
)
QUOTE_FORMS: Forms = MappingProxyType(
    {
        "markdown": text("Markdown"),
        "csv": text("CSV, for a spreadsheet"),
        "json": text("JSON, for Readnotes and other programs"),
    }
)
LIBRARY_FORMS: Forms = MappingProxyType({"json": text("JSON, with everything in it")})


@dataclass(frozen=True, slots=True)
class ExportSubject:
    """Something to export.

    Attributes:
        title: The dialog's title.
        memory_name: Under which the last choice is kept.
        forms: The forms there are, with the words for them; the first is the usual one.
        styles: The citation styles, with the words for them; none where nothing is cited.
        style: The usual style.
        stem: The usual file name, without its ending.
        make: Makes the files, from form, style (None for the form's own) and file name.
        sample: How a citation looks in a style; empty where there is none.
    """

    title: str
    memory_name: str
    forms: Forms
    styles: Forms
    style: str
    stem: str
    make: Callable[[str, str | None, str], ExportResult]
    sample: Callable[[str], str]


def review_subject(context: Context, review: Review, style: str) -> ExportSubject:
    """A review, its citations at first in this style."""
    library = context.library
    return ExportSubject(
        text("Export “{title}”").format(title=review.title),
        f"{library.path}#{review.id}",
        REVIEW_FORMS,
        CITATION_STYLE.choices,
        style,
        transfer.file_stem(review.title),
        lambda form, style, name: transfer.export_review(library, review.id, form, style, name),
        lambda style: sample_citation(library, review, style),
    )


def quotes_subject(
    context: Context, title: str, key: str | None = None, query: str | None = None
) -> ExportSubject:
    """The quotes of a source, those that a query finds, or all.

    Args:
        context: Where the library is.
        title: What they are called, as the book's title.
        key: The source's citation key, or None for all.
        query: What to search for, or None for all.
    """
    library = context.library
    return ExportSubject(
        text("Export quotes of “{title}”").format(title=title),
        f"{library.path}#quotes#{key or ''}#{query or ''}",
        QUOTE_FORMS,
        NO_STYLES,
        "",
        f"{transfer.file_stem(key or title)}-quotes",
        lambda form, _style, name: transfer.export_quotes(library, form, key, query, name),
        lambda _style: "",
    )


def library_subject(context: Context) -> ExportSubject:
    """The whole library."""
    library = context.library
    return ExportSubject(
        text("Export the library"),
        f"{library.path}#library",
        LIBRARY_FORMS,
        NO_STYLES,
        "",
        library.path.stem,
        lambda form, _style, name: transfer.export_library(library, form, name),
        lambda _style: "",
    )


def sample_citation(library: Library, review: Review, style: str) -> str:
    """How the first citation of a review will look; a footnote as its words."""
    draft = parse_draft(review.body)
    if not draft.citations:
        return ""
    first = draft.citations[0]
    words = review.body[first.start : first.end]
    known = compose.sources_of(library, [item.key for item in first.items])
    cited = cite_draft(words, known, get_style(style), about=review.about).body.strip()
    return " ".join(cited.partition("\n\n")[2].partition(": ")[2].split()) or cited
