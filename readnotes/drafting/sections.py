"""Sections of a draft moved as one thing, and headings followed when they are renamed."""

from collections.abc import Mapping, Sequence

from readnotes.drafting.insertion import Edit
from readnotes.drafting.outline import Section


def section_end(levels: Sequence[int], at: int) -> int:
    """The number of the first section behind one and all that is under it.

    >>> section_end([1, 2, 3, 2, 1], 1)
    3
    """
    return next((n for n in range(at + 1, len(levels)) if levels[n] <= levels[at]), len(levels))


def move_section(body: str, sections: Sequence[Section], at: int, to: int) -> Edit | None:
    """Move a section, with what is under it, before another.

    Args:
        body: The draft.
        sections: Its outline.
        at: The number of the section in the outline.
        to: The number of the section before which it is to stand; as many as there are for the
            end. What stands before the first heading stays there.

    Returns:
        The edit, the cursor on the moved heading; None where nothing would move.

    >>> from readnotes.drafting.outline import outline
    >>> body = "# A\\n\\nOne.\\n\\n# B\\n\\nTwo."
    >>> move_section(body, outline(body), 1, 0).text
    '# B\\n\\nTwo.\\n\\n# A\\n\\nOne.'
    """
    if not sections[at].level:
        return None
    levels = [each.level for each in sections]
    first, last = at, section_end(levels, at)
    to = max(to, 1 if not levels[0] else 0)
    if first <= to <= last:
        return None
    moved = range(first, last)
    passed = range(to, first) if to < first else range(last, to)
    order = (*moved, *passed) if to < first else (*passed, *moved)
    start = sections[min(order)].start
    end = sections[max(order)].end
    pieces = [body[sections[n].start : sections[n].end].rstrip("\n") for n in order]
    text = "\n\n".join(pieces)
    tail = body[start:end]
    tail = tail[len(tail.rstrip("\n")) :]
    before = pieces[: order.index(first)]
    place = start + sum(len(piece) + 2 for piece in before)
    return Edit(start, end, text + tail, place)


def renamed_headings(before: Sequence[str], after: Sequence[str]) -> Mapping[str, str]:
    """Which headings got other words: what stands in the place of one that is no more.

    Args:
        before, after: The headings of a draft in order.

    >>> renamed_headings(["Bread", "Salt"], ["Bread and wine", "Salt"])
    {'Bread': 'Bread and wine'}
    >>> renamed_headings(["Bread", "Salt"], ["Salt", "Bread"])
    {}
    """
    if len(before) != len(after):
        return {}
    lost, new = set(before) - set(after), set(after) - set(before)
    pairs = zip(before, after, strict=True)
    return {old: now for old, now in pairs if old in lost and now in new}
