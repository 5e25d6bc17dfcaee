"""The forms in which reviews, quotes and the library can leave, by the names of `--to`."""

from collections.abc import Callable

from readnotes.domain.bundles import Bundle
from readnotes.domain.errors import FieldValueError, NotYetError
from readnotes.domain.reviews import Review
from readnotes.exporters.base import ExportResult
from readnotes.exporters.json_library import export_library_json, export_quotes_json
from readnotes.exporters.markdown_review import REVIEW_FORMS, export_markdown_review
from readnotes.exporters.quotes_csv import export_quotes_csv
from readnotes.exporters.quotes_markdown import export_quotes_markdown

ExportBundle = Callable[[Bundle, str], ExportResult]

REVIEW_FORM_NAMES = tuple(form.name for form in REVIEW_FORMS)
LATER_REVIEW_FORMS = ("html", "docx", "odt", "epub", "pdf")
QUOTE_FORMS: dict[str, ExportBundle] = {
    "markdown": export_quotes_markdown,
    "csv": export_quotes_csv,
    "json": export_quotes_json,
}
LIBRARY_FORMS: dict[str, ExportBundle] = {"json": export_library_json}


def export_review(
    review: Review, bundle: Bundle, form: str, style: str | None, name: str
) -> ExportResult:
    """Write a review in the form of this name; see `export_markdown_review`.

    Raises:
        NotYetError: The form comes with a later version.
        FieldValueError: There is no form or no citation style of this name.
    """
    if form in LATER_REVIEW_FORMS:
        raise NotYetError(f"export review --to {form}")
    for each in REVIEW_FORMS:
        if each.name == form:
            return export_markdown_review(review, bundle, each, style, name)
    raise FieldValueError("to", form, "export-form")


def export_quotes(bundle: Bundle, form: str, name: str) -> ExportResult:
    """Write some quotes in the form of this name.

    Raises:
        FieldValueError: There is no form of this name.
    """
    return _find(QUOTE_FORMS, form)(bundle, name)


def export_library(bundle: Bundle, form: str, name: str) -> ExportResult:
    """Write the whole library in the form of this name.

    Raises:
        FieldValueError: There is no form of this name.
    """
    return _find(LIBRARY_FORMS, form)(bundle, name)


def _find(forms: dict[str, ExportBundle], form: str) -> ExportBundle:
    if form not in forms:
        raise FieldValueError("to", form, "export-form")
    return forms[form]
