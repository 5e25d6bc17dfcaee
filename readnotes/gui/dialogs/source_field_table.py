"""Which fields a source of each kind has, in the order in which a title page gives them."""

from dataclasses import dataclass

from readnotes.i18n import text

CSL = "csl:"
"""Before the name of a CSL variable that is no field of its own."""


@dataclass(frozen=True, slots=True)
class SourceField:
    """One line of the editor.

    Attributes:
        name: An attribute of `Source`, or `csl:` and a CSL variable.
        label: What it is called.
        example: What may stand in it.
    """

    name: str
    label: str
    example: str = ""


FIELDS = {
    field.name: field
    for field in (
        SourceField("issued", text("Date"), text("2015, 2015-04, 2015-04-18 or 2014/2015")),
        SourceField("publisher", text("Publisher")),
        SourceField("csl:publisher-place", text("Place")),
        SourceField("edition", text("Edition"), text("2, or revised")),
        SourceField("isbn", text("ISBN")),
        SourceField("pages", text("Number of pages")),
        SourceField("csl:container-title", text("In"), text("the book, journal or site it is in")),
        SourceField("csl:volume", text("Volume")),
        SourceField("csl:issue", text("Issue")),
        SourceField("csl:page", text("On pages"), text("149–168")),
        SourceField("url", text("Address"), "https://"),
        SourceField("csl:accessed", text("Read on"), text("2016-12-03")),
        SourceField("csl:DOI", text("DOI")),
        SourceField("csl:ISSN", text("ISSN")),
        SourceField("csl:event-title", text("Event")),
        SourceField("csl:event-place", text("Place of the event")),
        SourceField("csl:genre", text("Sort"), text("PhD thesis, cable, lecture")),
        SourceField("csl:number", text("Number")),
        SourceField("csl:archive", text("Archive")),
        SourceField("csl:archive_location", text("Shelf mark")),
        SourceField("csl:collection-title", text("Series")),
        SourceField("csl:medium", text("Medium")),
        SourceField("csl:original-title", text("Original title")),
        SourceField("csl:note", text("Note")),
        SourceField("language", text("Language"), text("en, ar")),
    )
}

_BOOK = ("issued", "publisher", "csl:publisher-place", "edition", "isbn", "pages", "language")
_PART = ("csl:container-title", "csl:page", "issued", "publisher", "csl:publisher-place", "isbn")
_ARTICLE = ("csl:container-title", "csl:volume", "csl:issue", "csl:page", "issued", "csl:DOI")
_PRESS = ("csl:container-title", "issued", "csl:page", "url")
_WEB = ("csl:container-title", "issued", "url", "csl:accessed")
_TALK = ("csl:event-title", "csl:event-place", "issued", "csl:genre", "url")
_REPORT = ("csl:genre", "csl:number", "publisher", "csl:publisher-place", "issued", "url", "pages")
_PAPER = ("csl:genre", "csl:number", "issued", "csl:archive", "csl:archive_location", "url")
_FILM = ("publisher", "issued", "csl:medium", "url")

_BY_KIND = {
    "chapter": _PART,
    "entry": _PART,
    "entry-dictionary": _PART,
    "entry-encyclopedia": _PART,
    "paper-conference": (*_PART, "csl:event-title"),
    "article": _ARTICLE,
    "article-journal": _ARTICLE,
    "review": _ARTICLE,
    "review-book": _ARTICLE,
    "article-magazine": _PRESS,
    "article-newspaper": _PRESS,
    "periodical": ("publisher", "issued", "csl:ISSN", "url"),
    "webpage": _WEB,
    "post": _WEB,
    "post-weblog": _WEB,
    "dataset": _WEB,
    "software": _WEB,
    "speech": _TALK,
    "interview": _TALK,
    "event": _TALK,
    "performance": _TALK,
    "hearing": _TALK,
    "report": _REPORT,
    "standard": _REPORT,
    "thesis": ("csl:genre", "publisher", "csl:publisher-place", "issued", "pages", "url"),
    "document": _PAPER,
    "manuscript": _PAPER,
    "personal_communication": _PAPER,
    "legal_case": _PAPER,
    "legislation": _PAPER,
    "bill": _PAPER,
    "regulation": _PAPER,
    "treaty": _PAPER,
    "patent": _PAPER,
    "broadcast": _FILM,
    "motion_picture": _FILM,
    "song": _FILM,
}


def fields_of(kind: str) -> tuple[str, ...]:
    """The names of the fields that a source of a kind usually has, in order.

    >>> fields_of("webpage")
    ('csl:container-title', 'issued', 'url', 'csl:accessed')
    """
    return _BY_KIND.get(kind, _BOOK)


def further_fields(kind: str) -> tuple[str, ...]:
    """The names of all other fields, in order."""
    usual = fields_of(kind)
    return tuple(name for name in FIELDS if name not in usual)


def kind_words(kind: str) -> str:
    """The words for a kind of source.

    >>> kind_words("article-journal"), kind_words("motion_picture")
    ('Journal article', 'Film')
    """
    named = {
        "article-journal": text("Journal article"),
        "article-magazine": text("Magazine article"),
        "article-newspaper": text("Newspaper article"),
        "webpage": text("Web page"),
        "post-weblog": text("Blog post"),
        "speech": text("Talk"),
        "document": text("Document, such as a cable"),
        "motion_picture": text("Film"),
        "paper-conference": text("Conference paper"),
        "review-book": text("Review of a book"),
    }
    return named.get(kind, kind.replace("-", " ").replace("_", " ").capitalize())
