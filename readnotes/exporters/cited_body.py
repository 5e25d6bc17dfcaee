"""The citations of a draft, written out in a style."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import count

from readnotes.citation.cited import Citation
from readnotes.citation.render import (
    CitationContext,
    make_context,
    render_citation,
    render_note,
)
from readnotes.citation.styles import Style
from readnotes.domain.bundles import Remark
from readnotes.domain.sources import Source
from readnotes.drafting.parse import Draft
from readnotes.exporters.edits import Edit
from readnotes.markup.escape import escape_inline

_NOTE_LABEL = re.compile(r"\[\^([^\]\s]+)\]")
_BLANKS_BEFORE = re.compile(r"(?<=[^\s>])[ \t]+$")
# A note stands behind the mark that ends the sentence or its part, but an ellipsis is no such mark.
_MARK_BEHIND = re.compile(r"[.,;:!?](?!\.)")
_LOOKS_BACK = 80


@dataclass(frozen=True, slots=True)
class CitedBody:
    """What becomes of a draft's citations.

    Attributes:
        edits: In the order of the draft.
        notes: The footnotes to append, each a line.
        remarks: One for every unknown key.
    """

    edits: tuple[Edit, ...]
    notes: tuple[str, ...]
    remarks: tuple[Remark, ...]


def write_out_citations(
    body: str,
    draft: Draft,
    sources: Mapping[str, Source],
    about: tuple[str, ...],
    style: Style,
    target: str,
) -> CitedBody:
    """Write out the citations of a draft; one with an unknown key stays as typed.

    Args:
        body: The draft as typed.
        draft: The same, taken apart.
        sources: The library's sources by key.
        about: The keys of the sources the review is about.
        style: How citations are written.
        target: For which reader of Markdown, one of `markup.escape.TARGETS`.
    """
    remarks = tuple(Remark("unknown-key", key) for key in draft.keys if key not in sources)
    if style.as_typed:
        return CitedBody((), (), remarks)
    context = make_context(draft.keys, sources, about, partial(escape_inline, target=target))
    labels = _free_labels(body)
    edits: list[Edit] = []
    notes: list[str] = []
    for citation in draft.citations:
        keys = [item.key for item in citation.items]
        if any(key not in sources for key in keys):
            continue
        text = render_citation(citation, sources, style, context)
        if style.in_notes:
            label = next(labels)
            notes.append(f"[^{label}]: {render_note(citation, sources, style, context)}")
            edits.append(_note_edit(body, citation, text, label))
        else:
            edits.append(_edit(body, citation, text))
        context = _after(context, keys)
    return CitedBody(tuple(edits), tuple(notes), remarks)


def _after(context: CitationContext, keys: list[str]) -> CitationContext:
    return replace(context, previous=keys[-1], seen=context.seen | set(keys))


def _free_labels(body: str) -> Iterator[str]:
    """Numbers for footnotes that the draft's own have not taken."""
    taken = set(_NOTE_LABEL.findall(body))
    return (label for label in map(str, count(1)) if label not in taken)


def _edit(body: str, citation: Citation, text: str) -> Edit:
    if not text:
        return Edit(_before_blanks(body, citation.start), citation.end, "")
    if text.startswith("(") and body[citation.start - 1 : citation.start] == "]":
        # Without the blank, Markdown would take the two for a link.
        text = f" {text}"
    return Edit(citation.start, citation.end, text)


def _note_edit(body: str, citation: Citation, name: str, label: str) -> Edit:
    if name:
        return Edit(citation.start, citation.end, f"{name}[^{label}]")
    mark = _MARK_BEHIND.match(body, citation.end)
    start = _before_blanks(body, citation.start)
    if mark is None:
        return Edit(start, citation.end, f"[^{label}]")
    return Edit(start, mark.end(), f"{mark[0]}[^{label}]")


def _before_blanks(body: str, place: int) -> int:
    """Where the words before a place end, unless only a line's beginning stands before it."""
    found = _BLANKS_BEFORE.search(body, max(0, place - _LOOKS_BACK), place)
    return found.start() if found else place
