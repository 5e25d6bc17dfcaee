"""Changes to a draft, made all at once, so that every place is one of the draft as typed."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """What stands from `start` to `end`, in code points, becomes `text`."""

    start: int
    end: int
    text: str


def apply_edits(body: str, edits: Iterable[Edit]) -> str:
    """Make the edits; of two that overlap only the earlier one, of two at one place the first.

    >>> apply_edits("see [@a] now", [Edit(4, 8, "(p. 1)"), Edit(5, 7, "lost")])
    'see (p. 1) now'
    """
    pieces: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda each: each.start):
        if edit.start >= done:
            pieces += (body[done : edit.start], edit.text)
            done = edit.end
    return "".join((*pieces, body[done:]))
