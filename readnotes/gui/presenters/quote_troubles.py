"""What is said beside the fields of a quote: troubles, odd pages, words for its book."""

from readnotes.citation.names import naming_contributors
from readnotes.domain.errors import EmptyPassageError, FieldValueError, UnknownRecordError
from readnotes.domain.sources import Source
from readnotes.gui.widgets.quote_fields import QuoteFields
from readnotes.i18n import text
from readnotes.services import capture, failure_texts

#: The other oddities are told by the page field itself, as it is typed.
PAST_THE_END = "past-the-end"


def show_failure(fields: QuoteFields, error: Exception) -> None:
    """Says beside the field what is wrong, where a field is to blame."""
    sentence = failure_texts.sentence(error)
    match error:
        case EmptyPassageError():
            fields.show_trouble("passage", sentence)
        case UnknownRecordError():
            fields.show_details(True)
            fields.show_trouble("carrier", sentence)
        case FieldValueError(field="checked" | "locator" | "text" | "comment" | "tags" as field):
            fields.show_details(field == "checked")
            fields.show_trouble(field, sentence)
        case _:
            fields.show_notice(sentence, "error")


def warn_of_page(fields: QuoteFields, source: Source, typed: str) -> None:
    """Says that a page lies past the end of the book; it can be saved all the same."""
    if PAST_THE_END in capture.warnings_for(source, typed):
        said = text("past p. {pages}, the last")
        fields.show_trouble("page", said.format(pages=source.pages), "warning")


def source_words(source: Source) -> tuple[list[str], list[str]]:
    """Titles and authors' names of a book, as they may stand in a paste from it."""
    titles = [source.title, *([source.subtitle] if source.subtitle else [])]
    authors = [
        name for each in naming_contributors(source) for name in (each.family, each.literal) if name
    ]
    return titles, authors
