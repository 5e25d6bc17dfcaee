"""The pictures that go beside a document: their files, their names, their addresses in it."""

import re
from urllib.parse import quote as percent_encode

from readnotes.domain.attachments import Attachment
from readnotes.domain.bundles import Bundle
from readnotes.domain.locator_rendering import render_point
from readnotes.domain.locators import (
    MISSING,
    PAGE,
    UNPAGED,
    Span,
    parse_locator,
    render_locator,
)
from readnotes.exporters.base import ExportFile
from readnotes.text.words import ascii_name, slug

_ENDINGS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/svg+xml": "svg",
    "image/tiff": "tif",
    "image/bmp": "bmp",
    "image/avif": "avif",
}
_ENDING = re.compile(r"\.([A-Za-z0-9]{1,5})$")
# Names that Windows keeps for devices, whatever ending they have.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


class PicturesBeside:
    """Collects the pictures a document shows and gives each a name that any system can hold."""

    def __init__(self, bundle: Bundle, stem: str) -> None:
        """Begin with no pictures.

        Args:
            bundle: The attachments, and the quotes and sources that say where they are from.
            stem: The document's name without its ending; the pictures' folder follows it.
        """
        self._bundle = bundle
        self._folder = f"{stem}-pictures"
        self._attachments = {each.sha256: each for each in bundle.attachments}
        self._origins: dict[str, str] | None = None
        self._names: dict[str, str] = {}

    @property
    def files(self) -> tuple[ExportFile, ...]:
        """The files of all pictures asked for, each once."""
        return tuple(
            ExportFile(f"{self._folder}/{name}", self._attachments[sha256].data)
            for sha256, name in self._names.items()
        )

    def find_address(self, sha256: str) -> str | None:
        """The address of a picture, relative to the document; None if there is no such picture."""
        attachment = self._attachments.get(sha256)
        if attachment is None:
            return None
        if sha256 not in self._names:
            self._names[sha256] = self._make_name(attachment)
        return percent_encode(f"{self._folder}/{self._names[sha256]}")

    def _make_name(self, attachment: Attachment) -> str:
        if self._origins is None:
            self._origins = _describe_origins(self._bundle)
        taken = set(self._names.values())
        origin = self._origins.get(attachment.sha256) or slug(_without_ending(attachment.name))
        stem = origin or "picture"
        if _DEVICE.fullmatch(stem):
            stem = f"picture-{stem}"
        ending = _ending(attachment)
        name, number = f"{stem}.{ending}", 1
        while name in taken:
            number += 1
            name = f"{stem}-{number}.{ending}"
        return name


def _describe_origins(bundle: Bundle) -> dict[str, str]:
    """Names by SHA-256: the key of the source and the place of the first quote that shows it."""
    timed = {each.key for each in bundle.sources if each.timed}
    origins: dict[str, str] = {}
    for quote in bundle.quotes:
        for use in quote.attachments:
            if use.sha256 not in origins:
                place = _place(quote.locator, quote.source in timed)
                parts = (ascii_name(quote.source), place)
                origins[use.sha256] = "_".join(part for part in parts if part)
    for source in bundle.sources:
        for use in source.attachments:
            origins.setdefault(use.sha256, ascii_name(source.key))
    return origins


def _place(typed: str, timed: bool) -> str:
    """A locator as part of a file's name, so that names stand in the order of pages.

    >>> _place("48-49 img", False), _place("ch. 3", False), _place("--", False)
    ('p048-049', 'ch-3', '')
    """
    locator = parse_locator(typed, timed=timed)
    if locator.pages:
        return f"p{_page_name(locator.pages[0])}"
    return "" if locator.term in (MISSING, UNPAGED) else slug(render_locator(locator))


def _page_name(span: Span) -> str:
    first, last = (slug(_padded(render_point(each, PAGE))) for each in (span.first, span.last))
    return first if first == last else f"{first}-{last}"


def _padded(page: str) -> str:
    return page.zfill(3) if page.isdigit() else page


def _without_ending(name: str) -> str:
    return _ENDING.sub("", name)


def _ending(attachment: Attachment) -> str:
    known = _ENDINGS.get(attachment.media_type)
    if known:
        return known
    found = _ENDING.search(attachment.name)
    return found[1].lower() if found else "bin"
