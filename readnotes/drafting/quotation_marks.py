"""Quotation marks of every style paired up, inside one paragraph, in one pass.

A mark opens or closes by what stands beside it: an opening one has a word behind it and none
before. `’` and `'` inside or before a word (`’tis`, `’90s`), and behind a plural (`the
hostages’ families`) where the closing mark still comes, are apostrophes. Where each paragraph of
a passage begins with a mark and only the last ends with one, each is a quotation.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from readnotes.markup.parse import Range

_MARK_OR_BORDER = re.compile(
    r"\\[^\n]|[“”„‟«»‹›‘’‚‛\"'「」『』〝〞〟]"
    r"|(?P<border>\n[ \t>]*(?=\n)[\s>]*\n[ \t>]*|\Z)",
    re.DOTALL,
)
_CLOSES = {
    "”": "“„”‟",
    "“": "„“",
    "»": "«»",
    "«": "»",
    "’": "‘‚‛",
    "‘": "‚",
    "›": "‹›",
    "‹": "›",
    '"': '"“„',
    "'": "'‘",
    "」": "「",
    "』": "『",
    "〞": "〝",
    "〟": "〝„",
}
_OPENS_ALWAYS = frozenset("„‚「『〝")
_GUILLEMETS = frozenset("«»‹›")
_SINGLE = frozenset("‘’'‛‚")
_BEFORE_OPENING = frozenset("([{<—–-―/*_“”„«»‘‚\"'¿¡=|:;,…>")
_ELIDED = re.compile(
    r"(?:\d0s|tis|twas|twere|twill|em|til|till|cause|bout|round|n|neath|cos)\b", re.I
)
_MOST_MARKS_AHEAD = 8
# No name of what is owned, as in “the hostages’ families”.
_GOES_ON = re.compile(
    r"(?:is|was|are|were|be|has|had|have|will|would|can|could|does|did|and|or|but|nor|in|on|at|as|to"
    r"|of|for|with|by|from|into|than|that|which|who|when|while|he|she|it|they|we|you|the|an?"
    r"|say[s]?|said|writes?|wrote|becomes?|became|seems?)\b"
)


class _Mark(NamedTuple):
    sign: str
    place: int
    opens: bool
    closes: bool


def find_marked(body: str, is_wordless: Callable[[int], bool]) -> Iterator[tuple[int, int, int]]:
    """What stands in quotation marks, nested ones too: begin, end, length of the closing mark.

    Args:
        body: The draft.
        is_wordless: Whether a place lies in code, a picture or an address.

    >>> body = "“the hostages’ ‘trade’” and ”så”"
    >>> [body[start:end] for start, end, _closing in find_marked(body, lambda place: False)]
    ['‘trade’', '“the hostages’ ‘trade’”', '”så”']
    """
    marks: list[_Mark] = []
    start = 0
    for found in _MARK_OR_BORDER.finditer(body):
        if found["border"] is not None:
            yield from _pair(body, marks, start, found.start(), found.end())
            marks, start = [], found.end()
        elif found[0][0] != "\\" and not is_wordless(found.start()):
            mark = _read_mark(body, found.start(), found[0])
            if mark.opens or mark.closes:
                marks.append(mark)


def _read_mark(body: str, place: int, sign: str) -> _Mark:
    before, after = body[place - 1 : place] if place else "", body[place + 1 : place + 2]
    is_free_before = not before or before.isspace() or before in _BEFORE_OPENING
    is_free_after = not after or after.isspace() or not after.isalnum()
    opens = is_free_before and bool(after) and not after.isspace()
    closes = bool(before) and not before.isspace() and is_free_after
    if sign in _OPENS_ALWAYS:
        return _Mark(sign, place, True, False)
    if sign in "」』〞〟":
        return _Mark(sign, place, False, True)
    if sign in _GUILLEMETS:
        # French printers set blanks inside; others turn them round.
        return _Mark(sign, place, sign in "«‹" or opens, True)
    if sign in _SINGLE and _ELIDED.match(body, place + 1, place + 8):
        return _Mark(sign, place, sign == "‘" and not body[place + 1].isdigit(), closes)
    if sign == "’":
        opens = False
    if sign == "”":
        opens = opens and not closes and not (before and before in _BEFORE_OPENING)
    if sign == "“" and not before.isspace() and before and before.isalnum():
        opens = False
    if sign == "”" and not opens:
        # Behind a blank too: “so it was … ”
        closes = bool(before) and is_free_after
    return _Mark(sign, place, opens, closes)


def _pair(
    body: str, marks: Sequence[_Mark], start: int, end: int, next_start: int
) -> Iterator[tuple[int, int, int]]:
    """The pairs of one paragraph, and a quotation that goes on in the next one."""
    stack: list[_Mark] = []
    counts: dict[str, int] = {}
    for at, mark in enumerate(marks):
        openers = _CLOSES.get(mark.sign, "") if mark.closes else ""
        is_closing = any(counts.get(opener) for opener in openers)
        if is_closing and mark.opens and mark.sign in "\"'":
            # Between a blank and a word a straight mark opens another quotation.
            is_closing = not body[mark.place - 1].isspace()
        if is_closing and mark.sign in "’'" and _is_possessive(body, marks, at):
            continue
        if is_closing:
            while stack:
                opener = stack.pop()
                counts[opener.sign] -= 1
                if opener.sign in openers:
                    yield opener.place, mark.place + 1, 1
                    break
        elif mark.opens:
            stack.append(mark)
            counts[mark.sign] = counts.get(mark.sign, 0) + 1
    if stack and ">" not in body[end:next_start] and _goes_on(body, stack[0], start, next_start):
        yield stack[0].place, _trimmed(body, end), 0


def _trimmed(body: str, end: int) -> int:
    while end and body[end - 1].isspace():
        end -= 1
    return end


def _is_possessive(body: str, marks: Sequence[_Mark], at: int) -> bool:
    """Whether a mark behind a plural is an apostrophe, since the closing mark still comes."""
    place = marks[at].place
    follows = body[place + 1 : place + 3]
    if body[place - 1].lower() not in "sxz" or len(follows) < 2:
        return False
    if follows[0] != " " or not follows[1].islower() or _GOES_ON.match(body, place + 2):
        return False
    for mark in marks[at + 1 : at + 1 + _MOST_MARKS_AHEAD]:
        if mark.sign in _SINGLE:
            return mark.closes and not mark.opens
    return False


def _goes_on(body: str, opener: _Mark, start: int, next_start: int) -> bool:
    """Whether the paragraph begins with the mark, and the next one does again."""
    begins = not body[start : opener.place].strip(" \t\n>*_")
    return begins and opener.sign in '“"„«' and body[next_start : next_start + 1] == opener.sign


def find_tagged(body: str) -> Iterator[tuple[int, int, int, int]]:
    """What stands in `<q>` or between `&ldquo;` and `&rdquo;`: begin, end, lengths of the marks.

    >>> list(find_tagged("so <q>it is</q>"))
    [(3, 15, 3, 4)]
    """
    opened: list[Range] = []
    for found in _TAG.finditer(body):
        if not found[1]:
            opened.append(found.span())
        elif opened:
            start, after = opened.pop()
            yield start, found.end(), after - start, len(found[0])
    if "&" in body:
        yield from _between_references(body)


def _between_references(body: str) -> Iterator[tuple[int, int, int, int]]:
    """What stands between `&ldquo;` and `&rdquo;` in one paragraph; the last opened counts."""
    opened: re.Match[str] | None = None
    for found in _REFERENCE.finditer(body):
        name = found["name"]
        if name is None:
            opened = None
        elif opened is not None and name == _CLOSING_REFERENCES[opened["name"]]:
            yield opened.start(), found.end(), len(opened[0]), len(found[0])
            opened = None
        elif name in _CLOSING_REFERENCES:
            opened = found


_CLOSING_REFERENCES = {"ldquo": "rdquo", "bdquo": "ldquo", "laquo": "raquo", "quot": "quot"}
_REFERENCE = re.compile(r"&(?P<name>[lrb]dquo|[lr]aquo|quot);|\n[ \t>]*(?=\n)")
_TAG = re.compile(r"<(/?)(?:blockquote|q)(?:\s[^<>]{0,200})?>", re.IGNORECASE)
