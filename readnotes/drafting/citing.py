"""A draft with its citations written out in a style, for the preview and for every export."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import count

from readnotes.citation.cited import Citation, CitedItem
from readnotes.citation.pandoc import render_pandoc
from readnotes.citation.references import PROOF
from readnotes.citation.render import CitationContext, make_context, render_citation, render_note
from readnotes.citation.styles import Style
from readnotes.domain.bundles import Remark
from readnotes.domain.sources import Source
from readnotes.drafting.parse import Draft, parse_draft
from readnotes.drafting.targets import adapt_quotations
from readnotes.markup.escape import escape_inline
from readnotes.markup.parse import Range, is_inside

UNKNOWN_KEY = "unknown-key"

_NOTE_LABEL = re.compile(r"\[\^([^\]\s]+)\]")
_NOTE = re.compile(r"^\[\^[^\]\s]+\]:(?:[^\n]|\n(?![ \t]*(?:\n|\Z)))*", re.MULTILINE)
_BEFORE_NOTE = frozenset(".,;:!?")


@dataclass(frozen=True, slots=True)
class CitedDraft:
    """A draft whose citations are written out.

    Attributes:
        body: Markdown for the target.
        remarks: One `unknown-key` for each key the library does not know, in the order of the
            draft; `where` is the number of its first line.
    """

    body: str
    remarks: tuple[Remark, ...]


def cite_draft(
    body: str,
    sources: Mapping[str, Source],
    style: Style,
    *,
    about: tuple[str, ...] = (),
    target: str = "markdown",
    draft: Draft | None = None,
) -> CitedDraft:
    """Write the citations of a draft out in a style, its quotations so that the target keeps them.

    Everything else stays letter for letter. A citation with an unknown key stays as typed. In
    style `pandoc` all do, but for the word that a source is an uncorrected proof. Notes come at
    the end, after the punctuation that followed the citation; a citation inside a note of the
    reviewer's own is written out there.

    Args:
        body: The draft.
        sources: The library's sources by key; those the draft cites are enough.
        style: The citation style.
        about: The keys of the sources the review is about.
        target: Which reader of Markdown it is for.
        draft: The body taken apart, where it is at hand.

    >>> from readnotes.citation.styles import get_style
    >>> known = {"a": Source("a", "Emma")}
    >>> cite_draft("so [@a, p. 9] and [@b]", known, get_style("page"), about=("a",)).body
    'so (p. 9) and [@b]'
    >>> print(cite_draft("so [@a, p. 9].", known, get_style("footnotes")).body)
    so.[^1]
    <BLANKLINE>
    [^1]: *Emma*, p. 9.
    """
    draft = parse_draft(body) if draft is None else draft
    if target != "markdown":
        body = adapt_quotations(body, draft, target)
        draft = parse_draft(body)
    escape = partial(escape_inline, target=target)
    context = make_context(draft.keys, sources, about, escape)
    writer = _Writer(body, sources, style, context)
    return writer.write(draft.citations)


class _Writer:
    """Goes through a draft once, with what the next citation must know of those before."""

    def __init__(
        self, body: str, sources: Mapping[str, Source], style: Style, context: CitationContext
    ) -> None:
        self._body = body
        self._sources = sources
        self._style = style
        self._context = context
        self._pieces: list[str] = []
        self._notes: list[str] = []
        self._labels = _free_labels(body)
        self._own_notes: tuple[Range, ...] = (
            tuple(found.span() for found in _NOTE.finditer(body)) if style.in_notes else ()
        )
        self._position = 0

    def write(self, citations: tuple[Citation, ...]) -> CitedDraft:
        remarks: dict[str, Remark] = {}
        line = 1
        position = 0
        for citation in citations:
            line += self._body.count("\n", position, citation.start)
            position = citation.start
            unknown = [item.key for item in citation.items if item.key not in self._sources]
            for key in unknown:
                remarks.setdefault(key, Remark(UNKNOWN_KEY, str(line), key))
            if not unknown:
                self._write_one(citation)
        body = "".join((*self._pieces, self._body[self._position :]))
        if self._notes:
            body = "\n\n".join((body.rstrip("\n"), *self._notes)) + "\n" * body.endswith("\n")
        return CitedDraft(body, tuple(remarks.values()))

    def _write_one(self, citation: Citation) -> None:
        if self._style.as_typed:
            self._write_as_typed(citation)
        elif self._style.in_notes and is_inside(citation.start, self._own_notes):
            note = render_note(citation, self._sources, self._style, self._context)
            self._replace(citation, note.removesuffix("."))
        elif self._style.in_notes:
            self._write_note(citation)
        else:
            text = render_citation(citation, self._sources, self._style, self._context)
            self._replace(citation, text)
        keys = [item.key for item in citation.items]
        seen = self._context.seen
        if not seen.issuperset(keys):
            seen = seen.union(keys)
        self._context = replace(self._context, previous=keys[-1], seen=seen)

    def _write_as_typed(self, citation: Citation) -> None:
        if any(self._sources[item.key].proof for item in citation.items):
            items = [self._say_proof(item) for item in citation.items]
            self._replace(citation, render_pandoc(items, narrative=citation.narrative))

    def _say_proof(self, item: CitedItem) -> CitedItem:
        if not self._sources[item.key].proof:
            return item
        return replace(item, suffix=f"{item.suffix}, {PROOF}")

    def _write_note(self, citation: Citation) -> None:
        label = next(self._labels)
        note = render_note(citation, self._sources, self._style, self._context)
        self._notes.append(f"[^{label}]: {note}")
        name = render_citation(citation, self._sources, self._style, self._context)
        if name:
            self._replace(citation, f"{name}[^{label}]")
            return
        self._pieces.append(_close_gap(self._body[self._position : citation.start]))
        following, next_one = (self._body[citation.end + n : citation.end + n + 1] for n in (0, 1))
        # The mark that ends the sentence moves before the note; an ellipsis is no such mark.
        moved = following if following in _BEFORE_NOTE and next_one != "." else ""
        self._pieces.append(f"{moved}[^{label}]")
        self._position = citation.end + len(moved)

    def _replace(self, citation: Citation, text: str) -> None:
        before = self._body[self._position : citation.start]
        if not text:
            before = before.removesuffix(" ")
        elif text.startswith("(") and before.endswith("]"):
            # Without the blank, Markdown would take the two for a link.
            before += " "
        self._pieces += [before, text]
        self._position = citation.end


def _free_labels(body: str) -> Iterator[str]:
    """Numbers for notes that the draft's own notes do not have."""
    taken = set(_NOTE_LABEL.findall(body))
    return (label for label in map(str, count(1)) if label not in taken)


def _close_gap(before: str) -> str:
    """Take the blank away before a note; also one line break, with the mark of a block after it."""
    close = before.rstrip(" \t")
    line_end = before.rstrip("> \t")
    if not line_end.endswith("\n"):
        return close
    text = line_end[:-1].rstrip(" \t")
    is_paragraph = bool(text.rpartition("\n")[2].strip("> \t"))
    return text if is_paragraph else close
