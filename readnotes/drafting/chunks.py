"""A draft taken apart chunk by chunk, so that after an edit only one chunk is read anew.

A chunk ends at a blank line, where citations and quotations end too. What reaches over blank lines
(fenced code, comments, HTML) makes the whole draft one chunk; a quotation that goes on in the next
paragraph holds both together.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from readnotes.citation.cited import Citation
from readnotes.drafting.parse import Draft, parse_draft
from readnotes.drafting.quotations import Quotation
from readnotes.drafting.surroundings import Picture
from readnotes.drafting.typed_pages import TypedPage, parse_typed_pages
from readnotes.drafting.units import Unit, parse_units
from readnotes.markup.parse import Heading

_BORDER = re.compile(r"\n[ \t]*\n(?=[^\s“\"„«])")
_REACHES_FAR = re.compile(r"```|~~~|<!--|<(?:blockquote|q)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReadDraft:
    """A draft taken apart: all of it, its paragraphs, the pages typed by hand."""

    draft: Draft
    units: Sequence[Unit]
    pages: Sequence[TypedPage]


def read_chunk(text: str) -> ReadDraft:
    """Take one chunk apart; places count from its beginning."""
    draft = parse_draft(text)
    return ReadDraft(draft, parse_units(text, draft.quotations), tuple(parse_typed_pages(text)))


def read_draft(body: str, read: Callable[[str], ReadDraft] = read_chunk) -> ReadDraft:
    """Take a whole draft apart.

    Args:
        body: The draft.
        read: Reads one chunk; it may remember those it has read before.

    >>> body = "One “so” [@a, p. 4].\\n\\nTwo, p. 5 [@b]."
    >>> found, plainly = read_draft(body), parse_draft(body)
    >>> found.draft == plainly, found.pages[-1].start
    (True, 27)
    """
    chunks = list(_split(body))
    if len(chunks) == 1:
        return read(body)
    found = [(start, read(text)) for start, text in chunks]
    draft = Draft(
        tuple(_moved(each, at) for at, chunk in found for each in chunk.draft.citations),
        tuple(_moved_picture(each, at) for at, chunk in found for each in chunk.draft.pictures),
        tuple(_moved_quotation(each, at) for at, chunk in found for each in chunk.draft.quotations),
        tuple(
            Heading(each.level, each.text, each.start + at)
            for at, chunk in found
            for each in chunk.draft.headings
        ),
        tuple((s + at, e + at) for at, chunk in found for s, e in chunk.draft.wordless),
        tuple((s + at, e + at) for at, chunk in found for s, e in chunk.draft.code),
    )
    units = [
        Unit(each.start + at, each.end + at, each.kind, each.label)
        for at, chunk in found
        for each in chunk.units
    ]
    pages = [
        replace(each, start=each.start + at, end=each.end + at)
        for at, chunk in found
        for each in chunk.pages
    ]
    return ReadDraft(draft, units, pages)


def _split(body: str) -> Iterator[tuple[int, str]]:
    position = 0
    if not _REACHES_FAR.search(body):
        for found in _BORDER.finditer(body):
            yield position, body[position : found.end()]
            position = found.end()
    yield position, body[position:]


def _moved(citation: Citation, by: int) -> Citation:
    return Citation(citation.start + by, citation.end + by, citation.narrative, citation.items)


def _moved_picture(picture: Picture, by: int) -> Picture:
    return Picture(
        picture.start + by, picture.end + by, picture.alt, picture.address, picture.caption
    )


def _moved_quotation(quotation: Quotation, by: int) -> Quotation:
    return Quotation(
        quotation.start + by,
        quotation.end + by,
        quotation.text,
        quotation.block,
        quotation.opening,
        quotation.closing,
    )
