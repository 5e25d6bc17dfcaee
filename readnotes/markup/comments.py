"""Comments in a draft: what every program that shows Markdown leaves out, `<!-- so -->`."""

import re

from readnotes.markup.parse import Range, code_ranges, is_inside

_OPENING = "<!--"
_CLOSING = "-->"
_BLANK_LINES = re.compile(r"(?:[ \t]*\n)*")


def comment_ranges(body: str, code: tuple[Range, ...] | None = None) -> tuple[Range, ...]:
    """Find the comments of a draft; sorted, not overlapping. One never closed is no comment.

    Rule: CommonMark 0.31.2, 4.6 (kind 2) and 6.6; a comment ends at the first `-->`.

    Args:
        body: The draft.
        code: Its code, where it is known already.

    >>> comment_ranges("so <!-- not --> and `<!-- code -->`")
    ((3, 15),)
    """
    if _OPENING not in body:
        return ()
    code = code_ranges(body) if code is None else code
    ranges: list[Range] = []
    place = body.find(_OPENING)
    while place >= 0:
        end = body.find(_CLOSING, place + len(_OPENING))
        if end < 0:
            break
        if is_inside(place, code):
            place = body.find(_OPENING, place + 1)
            continue
        ranges.append((place, end + len(_CLOSING)))
        place = body.find(_OPENING, ranges[-1][1])
    return tuple(ranges)


def drop_comments(body: str) -> str:
    """A draft without its comments, and without the gaps they would leave.

    >>> drop_comments("One <!-- two --> three.\\n\\n<!-- four\\n\\nfive -->\\n\\nSix.")
    'One three.\\n\\nSix.'
    """
    pieces: list[str] = []
    place = 0
    tail = "\n\n"
    for start, end in comment_ranges(body):
        before = body[place:start]
        line = before.rpartition("\n")[2]
        line_end = body.find("\n", end)
        after = body[end : len(body) if line_end < 0 else line_end]
        alone = _begins_line(body, start) and not after.strip()
        if alone:
            before = before[: len(before) - len(line)]
            end = len(body) if line_end < 0 else line_end + 1
            if (tail + before).endswith("\n\n"):
                gap = _BLANK_LINES.match(body, end)
                end = gap.end() if gap else end
        elif before.endswith(" ") and (not after or after[0] in " .,;:!?)"):
            before = before[:-1]
        pieces.append(before)
        tail = (tail + before)[-2:]
        place = end
    rest = body[place:]
    if pieces and not rest.strip():
        # What stood at the end leaves no empty lines behind.
        joined = "".join(pieces)
        return joined.rstrip("\n") + "\n" * body.endswith("\n")
    return "".join((*pieces, rest))


def _begins_line(body: str, place: int) -> bool:
    return not body[body.rfind("\n", 0, place) + 1 : place].strip()
