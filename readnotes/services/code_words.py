"""The code words that errors and remarks carry, with the words a reader of books gets for them.

The rooms below name a situation by a code word, so that no sentence stands there; a test holds
these tables to the code words they use.
"""

from collections.abc import Mapping, Sequence

from readnotes.citation.styles import STYLES
from readnotes.domain.contributors import ROLES
from readnotes.domain.positions import POSITION_SCALES
from readnotes.domain.quotes import QUOTE_KINDS
from readnotes.domain.reviews import REVIEW_STATUSES
from readnotes.domain.sources import STATUSES
from readnotes.i18n import text


def _one_of(words: Sequence[str]) -> str:
    return text("one of {words}").format(words=", ".join(words))


#: What belongs in a field (`FieldValueError.expected`).
EXPECTED: Mapping[str, str] = {
    "something": text("something"),
    "text": text("text"),
    "shallow": text("nested less deeply"),
    "object": text("a JSON object"),
    "list": text("a JSON list"),
    "true-or-false": text("true or false"),
    "whole-number": text("a whole number"),
    "number": text("a number"),
    "number-or-text": text("a number or text"),
    "date": text("a date as 2015, 2015-04, 2015-04-18 or 2014/2015"),
    "page": text("a page or a range of pages"),
    "name": text("a name, as “Family, Given” or “A body”"),
    "csl-type": text("a CSL type such as book, chapter, article-journal, webpage or speech"),
    "csl-role": _one_of(ROLES),
    "reading-status": _one_of(STATUSES),
    "quote-kind": _one_of(QUOTE_KINDS),
    "review-status": _one_of(REVIEW_STATUSES),
    "scale": _one_of(POSITION_SCALES),
    "citation-style": _one_of([style.name for style in STYLES]),
    "export-form": text("a form that can be written; --help names them"),
    "import-format": _one_of(["json"]),
    "sha256": text("64 hexadecimal digits"),
    "base64": text("bytes written as base64"),
    "bytes-of-sha256": text("the bytes whose SHA-256 is the one named"),
}

#: Why a file cannot be read (`InputFileError.why`).
INPUT_TROUBLES: Mapping[str, str] = {
    "missing": text("there is no such file"),
    "directory": text("it is a folder"),
    "unreadable": text("the system does not let it be read"),
    "damaged": text("it is damaged"),
    "not-text": text("it is not text in UTF-8"),
    "not-ours": text("it is JSON, but not of a Readnotes library"),
    "later-version": text("a later version of Readnotes wrote it"),
    "unknown-format": text("its format is not one that can be read"),
}

#: Why a library cannot be opened (`LibraryUnusableError.why`), each with a way on.
LIBRARY_TROUBLES: Mapping[str, str] = {
    "directory": text("“{path}” is a folder, not a library; name the file inside it."),
    "not-a-database": text(
        "“{path}” is not a library, or its beginning is damaged; it was left as it is. "
        "Name another file, or a backup."
    ),
    "not-ours": text(
        "“{path}” is a database of another program; it was left as it is. Name another file."
    ),
    "foreign-parts": text(
        "“{path}” holds parts that Readnotes did not make and that could change what you write, "
        "so it was not opened; it was left as it is. Open a backup, or ask whoever gave it to "
        "you for an export."
    ),
    "damaged": text(
        "The library “{path}” is damaged; it was left as it is. Keep a copy of it, "
        "and open a backup."
    ),
    "unreadable": text(
        "The system does not let “{path}” be read; nothing was changed. Look at its permissions."
    ),
    "sqlite-too-old": text(
        "This computer's SQLite is older than 3.40.1, so “{path}” was not opened; "
        "it is as it was. Update Python or SQLite."
    ),
}

#: Why a folder cannot take an export (`OutputFolderError.why`).
FOLDER_TROUBLES: Mapping[str, str] = {
    "missing": text("There is no folder “{path}”; nothing was written. Make it, or name another."),
    "not-writable": text("The folder “{path}” cannot be written; nothing was. Name another."),
    "is-a-folder": text("“{path}” is a folder; nothing was written. Name a file in it."),
}

#: What cannot be found (`UnknownRecordError.kind`).
UNKNOWN: Mapping[str, str] = {
    "record": text("Nothing in the library has the key, id or title “{name}”."),
    "source": text("No source has the key “{name}”."),
    "quote": text("No quote has the id “{name}”."),
    "review": text("No review has the id or title “{name}”."),
    "shelf": text("There is no shelf “{name}”."),
    "search": text("There is no saved search “{name}”."),
    "tag": text("There is no tag “{name}”."),
    "attachment": text("The library has no picture or document “{name}”."),
    "source-in-trash": text("The source “{name}” is in the trash; bring it back first."),
    "quote-in-trash": text("The quote “{name}” is in the trash; bring it back first."),
    "review-in-trash": text("The review “{name}” is in the trash; bring it back first."),
}

#: What an import or export has to say of one record (`Remark.what`).
REMARKS: Mapping[str, str] = {
    "wrong-value": text("could not be read: “{detail}” stands where {expected} belongs"),
    "too-deep": text("could not be read: it is nested too deeply"),
    "duplicate-id": text("another record has the id “{detail}”; this one was given a new one"),
    "duplicate-key": text("could not be read: another record is called “{detail}”"),
    "repeated-record": text("“{detail}” stands there twice, word for word; it was read once"),
    "unknown-keys": text("unknown keys were kept: {detail}"),
    "key-renamed": text("another book here has this key; this one was called “{detail}”"),
    "source-missing": text("its source “{detail}” is not in the library"),
    "differs": text("ours differs from the file's and was kept"),
    "unknown-key": text("no source has the key {detail}; the citation was left as typed"),
    "missing-picture": text("the library does not have this picture; “{detail}” stands for it"),
    "missing-file": text("the library does not have the picture or document “{detail}”"),
    "altered-file": text("the picture or document “{detail}” is no longer what was taken in"),
    "quotation-changed": text("nothing was written, because these words would change: “{detail}”"),
}

#: What is odd about a page or number that was stored all the same.
WARNINGS: Mapping[str, str] = {
    "backwards": text("“{detail}” runs backwards; it was stored as typed."),
    "past-the-end": text("“{detail}” lies past the end of the book; it was stored as typed."),
    "wrong-isbn": text("“{detail}” is not a right ISBN; it was stored as typed."),
}

#: Why a query could not be understood whole (`Trouble.why`).
QUERY_TROUBLES: Mapping[str, str] = {
    "parenthesis": text("a bracket lacks its other half"),
    "quotation-mark": text("a quotation mark lacks its other half"),
    "operator": text("AND, OR and NOT stand between words"),
    "empty-field": text("the field's value is missing"),
    "unknown-field": text("there is no such field"),
    "value": text("the field has no such value"),
    "fuzzy": text("~ and ~2 stand behind a single word, for one or two wrong letters"),
    "too-deep": text("too many brackets stand in one another"),
    "too-long": text("it has too many words"),
}
