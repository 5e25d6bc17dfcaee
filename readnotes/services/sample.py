"""The sample library: books, passages and reviews to try the program on.

It is read from `resources/sample/`, which anybody can read too: the fields are those of the
library's JSON, but the quotes of a source stand under it, a picture is named by its file, and a
review's draft is a Markdown file of its own.
"""

import mimetypes
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from readnotes.domain.attachments import Attachment
from readnotes.domain.bundles import Bundle
from readnotes.domain.ids import made_id
from readnotes.domain.quotes import QUOTE, Quote
from readnotes.domain.reviews import REVIEW, Review
from readnotes.domain.shelves import SAVED_SEARCH, SHELF
from readnotes.domain.sources import SOURCE, Source
from readnotes.runtime import resources
from readnotes.services.merging import ImportReport, Merge
from readnotes.services.opening import Library
from readnotes.storage.attachments import sha256_of

Table = Mapping[str, Any]

_FOLDER = "sample"


def build_sample(library: Library) -> None:
    """Put the sample's records into a library, in one transaction, and wait for it.

    It is no step of the journal: the first thing a reader can undo is what she did herself.

    Raises:
        EnvironmentFailure: The library refused; it is as it was.
    """
    bundle = read_sample()
    library.database.write("", lambda work: Merge(work, ImportReport()).take_in(bundle)).result()


def read_sample() -> Bundle:
    """The sample's records.

    >>> read_sample().sources[0].key
    'harkin2015'
    """
    tables = tomllib.loads(resources.read_text(_FOLDER, "sample.toml"))
    pictures = _Pictures()
    return Bundle(
        sources=tuple(_read_source(each, pictures) for each in tables["sources"]),
        quotes=tuple(
            _read_quote(table, source["key"], pictures)
            for source in tables["sources"]
            for table in source.get("quotes", ())
        ),
        reviews=tuple(_read_review(each, pictures) for each in tables["reviews"]),
        shelves=tuple(map(SHELF.decode, tables["shelves"])),
        searches=tuple(map(SAVED_SEARCH.decode, tables["searches"])),
        attachments=tuple(pictures.by_file.values()),
    )


class _Pictures:
    """The pictures of the sample, read when they are first named."""

    def __init__(self) -> None:
        self.by_file: dict[str, Attachment] = {}

    def name(self, file: str) -> str:
        """The SHA-256 by which the library knows a file."""
        if file not in self.by_file:
            data = resources.read_bytes(_FOLDER, file)
            media_type = mimetypes.guess_type(file)[0] or "application/octet-stream"
            self.by_file[file] = Attachment(sha256_of(data), file, media_type, data)
        return self.by_file[file].sha256

    def name_uses(self, uses: Iterable[Table]) -> list[Table]:
        """Uses of pictures, each with the SHA-256 in the place of the file."""
        return [{**_without(each, "file"), "sha256": self.name(each["file"])} for each in uses]

    def name_in(self, draft: str) -> str:
        """A draft whose pictures are named by their SHA-256."""
        for file, picture in self.by_file.items():
            draft = draft.replace(f"(attachment:{file} ", f"(attachment:{picture.sha256} ")
        return draft


def _read_source(table: Table, pictures: _Pictures) -> Source:
    uses = pictures.name_uses(table.get("attachments", ()))
    return SOURCE.decode({**_without(table, "quotes"), "attachments": uses})


def _read_quote(table: Table, source: str, pictures: _Pictures) -> Quote:
    made = made_id(source, table.get("kind"), table.get("locator"), table["text"])
    uses = pictures.name_uses(table.get("attachments", ()))
    return QUOTE.decode({"id": made, **table, "source": source, "attachments": uses})


def _read_review(table: Table, pictures: _Pictures) -> Review:
    body = pictures.name_in(resources.read_text(_FOLDER, table["draft"]))
    return REVIEW.decode({"id": made_id(table["title"]), **_without(table, "draft"), "body": body})


def _without(table: Table, key: str) -> Table:
    return {each: value for each, value in table.items() if each != key}
