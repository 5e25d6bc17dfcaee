"""A draft taken apart chunk by chunk, so that after an edit only one chunk is read anew.

A chunk ends at a blank line, where citations and quotations end too. A comment, and a quotation
that goes on in the next paragraph, hold both together; what else reaches over blank lines (fenced
code, HTML) makes the whole draft one chunk.
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
_OPENING, _CLOSING = "<!--", "-->"
_REACHES_FAR = re.compile(r"```|~~~|<(?:blockquote|q)\b", re.IGNORECASE)


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
    draft = _joined([(at, chunk.draft) for at, chunk in found])
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


def parse_in_chunks(body: str, parse: Callable[[str], Draft] = parse_draft) -> Draft:
    """Take a draft apart as `parse_draft` does.

    Args:
        body: The draft.
        parse: Parses one chunk; it may remember those it has parsed before.

    >>> body = "One “so” [@a].\\n\\n<!-- Two\\n\\n[@b] -->\\n\\nThree [@c]."
    >>> parse_in_chunks(body) == parse_draft(body)
    True
    """
    chunks = list(_split(body))
    if len(chunks) == 1:
        return parse(body)
    return _joined([(start, parse(text)) for start, text in chunks])


def _joined(chunks: Sequence[tuple[int, Draft]]) -> Draft:
    """The draft that these are chunks of, each with the place where it begins."""
    return Draft(
        tuple(_moved(each, at) for at, chunk in chunks for each in chunk.citations),
        tuple(_moved_picture(each, at) for at, chunk in chunks for each in chunk.pictures),
        tuple(_moved_quotation(each, at) for at, chunk in chunks for each in chunk.quotations),
        tuple(
            Heading(each.level, each.text, each.start + at)
            for at, chunk in chunks
            for each in chunk.headings
        ),
        tuple((s + at, e + at) for at, chunk in chunks for s, e in chunk.wordless),
        tuple((s + at, e + at) for at, chunk in chunks for s, e in chunk.code),
    )


def _split(body: str) -> Iterator[tuple[int, str]]:
    position = 0
    if not _REACHES_FAR.search(body):
        for place in _places_outside_comments(body):
            yield position, body[position:place]
            position = place
    yield position, body[position:]


def _places_outside_comments(body: str) -> Iterator[int]:
    """Where a chunk may end; after a comment that is never closed nowhere."""
    opened, closed = body.find(_OPENING), -1
    for found in _BORDER.finditer(body):
        place = found.end()
        while 0 <= opened < place:
            first = opened + len(_OPENING)
            # A closing sign serves all the opening ones before it; each is looked for once.
            closed = closed if closed >= first else body.find(_CLOSING, first)
            if closed < 0:
                return
            opened = body.find(_OPENING, first)
        if closed + len(_CLOSING) <= place:
            yield place


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
