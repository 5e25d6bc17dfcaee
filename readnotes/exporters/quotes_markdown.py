"""Quotes as a Markdown file: by book, in the order of its pages, each with what is kept of it."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath

from readnotes.citation.references import render_reference
from readnotes.domain.attachments import AttachmentUse
from readnotes.domain.bundles import Bundle, Remark
from readnotes.domain.locators import locator_order, parse_locator, show_locator
from readnotes.domain.quotes import Quote
from readnotes.domain.sources import Source
from readnotes.exporters.base import ExportFile, ExportResult
from readnotes.exporters.pictures import PicturesBeside
from readnotes.i18n import text
from readnotes.markup.escape import escape_inline, escape_markdown, quote_block


def export_quotes_markdown(bundle: Bundle, name: str) -> ExportResult:
    """Some quotes as Markdown, their words letter for letter.

    Args:
        bundle: The quotes, the sources they name in the order wanted, the pictures they show.
        name: The document's file name; its pictures' folder is named after it.

    Returns:
        The document and its pictures. Remarks: `missing-picture`.
    """
    by_source: dict[str, list[Quote]] = defaultdict(list)
    for quote in bundle.quotes:
        by_source[quote.source].append(quote)
    page = _Page(PicturesBeside(bundle, PurePosixPath(name).stem))
    blocks = [
        block
        for source in bundle.sources
        if source.key in by_source
        for block in page.render_source(source, by_source[source.key])
    ]
    document = ExportFile(name, "".join(f"{block}\n\n" for block in blocks)[:-1].encode())
    return ExportResult((document, *page.pictures.files), tuple(page.remarks))


class _Page:
    """The document while it is written: what it shows and what it could not."""

    def __init__(self, pictures: PicturesBeside) -> None:
        self.pictures = pictures
        self.remarks: list[Remark] = []

    def render_source(self, source: Source, quotes: list[Quote]) -> Iterator[str]:
        yield f"## {render_reference(source, escape_inline)}"
        for quote in sorted(quotes, key=partial(_order, timed=source.timed)):
            yield from self._render_quote(quote, source)

    def _render_quote(self, quote: Quote, source: Source) -> Iterator[str]:
        yield _render_head(quote, source)
        if quote.text.strip():
            yield quote_block(escape_markdown(quote.text))
        for use in quote.attachments:
            yield self._render_picture(use)
        for label, words in _notes(quote):
            if words:
                yield f"*{label}:* {escape_markdown(words)}"

    def _render_picture(self, use: AttachmentUse) -> str:
        address = self.pictures.find_address(use.sha256)
        alt = escape_inline(use.alt or "")
        if address is None:
            self.remarks.append(Remark("missing-picture", use.sha256, use.alt or ""))
            return alt or "▢"
        caption = escape_inline(use.caption or "").replace('"', "&quot;")
        return f'![{alt}]({address} "{caption}")' if caption else f"![{alt}]({address})"


def _order(quote: Quote, timed: bool) -> tuple[bytes, float, str]:
    locator = parse_locator(quote.locator, timed=timed)
    place = float("inf") if quote.place is None else quote.place
    return locator_order(locator, quote.position_key), place, quote.id


def _render_head(quote: Quote, source: Source) -> str:
    """The place in bold, then what the quote is where it is not simply a quotation."""
    place = show_locator(quote.locator, timed=source.timed)
    words = [f"**{escape_inline(place)}**"]
    if quote.kind != "quotation":
        words.append(_kind_words()[quote.kind])
    if quote.essential:
        words.append(text("essential"))
    return " · ".join(words)


def _notes(quote: Quote) -> Iterator[tuple[str, str | None]]:
    yield text("Speaker"), quote.speaker
    yield text("As printed"), quote.as_printed
    yield text("Translation"), quote.translation
    yield text("Gist"), quote.gist
    yield text("Comment"), quote.comment
    yield text("Tags"), ", ".join(quote.tags)


def _kind_words() -> dict[str, str]:
    return {
        "paraphrase": text("paraphrase"),
        "summary": text("summary"),
        "comment": text("comment"),
        "question": text("question"),
        "image": text("picture"),
    }
