"""Two states of a draft as one page: what went struck through, what came on a ground of its own."""

from collections.abc import Iterator, Sequence
from html import escape

from readnotes.gui.direction import is_right_to_left
from readnotes.i18n import ntext, text
from readnotes.text.revisions import ParagraphChange, Piece

LONGEST_RUN = 2
"""So many paragraphs in a row that did not change are shown; of more, only that they are there."""

PARAGRAPH = "paragraph:"
"""Before the number of a paragraph, in the address of the link that brings it back."""


def render_changes(changes: Sequence[ParagraphChange], *, whole: bool, restorable: bool) -> str:
    """The page as HTML of our own; every word of a draft is escaped.

    Args:
        changes: The paragraphs of both states, in order.
        whole: Whether long runs without a change are shown, too.
        restorable: Whether each changed paragraph has a link that brings it back; its address is
            `paragraph:` and the number of the paragraph among `changes`.
    """
    parts: list[str] = []
    run: list[ParagraphChange] = []
    for number, change in enumerate(changes):
        if change.is_same:
            run.append(change)
            continue
        parts += [*_unchanged(run, whole), _paragraph(change)]
        if restorable:
            parts.append(_link(number, change))
        run = []
    parts += _unchanged(run, whole)
    return f"<html><body>{''.join(parts)}</body></html>"


def count_changes(changes: Sequence[ParagraphChange]) -> str:
    """How much changed, in words."""
    n = sum(not each.is_same for each in changes)
    if not n:
        return text("There is no difference.")
    return ntext("{n} paragraph differs.", "{n} paragraphs differ.", n).format(n=n)


def _unchanged(run: Sequence[ParagraphChange], whole: bool) -> Iterator[str]:
    if whole or len(run) <= LONGEST_RUN:
        yield from map(_paragraph, run)
        return
    words = ntext("{n} paragraph as it was", "{n} paragraphs as they were", len(run))
    yield f'<p class="unchanged" dir="ltr">⋯ {escape(words.format(n=len(run)))}</p>'


def _paragraph(change: ParagraphChange) -> str:
    words = change.new if change.new is not None else change.old or ""
    direction = "rtl" if is_right_to_left(words) else "ltr"
    inside = "".join(map(_piece, change.pieces()))
    return f'<p dir="{direction}">{inside}</p>'


def _piece(piece: Piece) -> str:
    words = escape(piece.text).replace("\n", "<br />")
    if piece.kind == "removed":
        return f'<s class="removed">{words}</s>'
    if piece.kind == "added":
        return f'<span class="added">{words}</span>'
    return words


def _link(number: int, change: ParagraphChange) -> str:
    if change.new is None:
        words = text("Bring this paragraph back")
    elif change.old is None:
        words = text("Take this paragraph out again")
    else:
        words = text("Bring back what stood here")
    address = f"{PARAGRAPH}{number}"
    return f'<p class="way" dir="ltr"><a href="{address}">{escape(words)}</a></p>'
