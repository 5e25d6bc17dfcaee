"""Words of a draft that are not for its readers: paragraphs set aside, notes of what to verify.

Both are comments in the Markdown, which every other program leaves out:

    <!-- set aside
    A paragraph that may come back.
    -->

    It began in May <!-- to verify: or in June? -->.
"""

import re
from dataclasses import dataclass

from readnotes.drafting.insertion import Edit
from readnotes.markup.comments import comment_ranges
from readnotes.markup.parse import Range, code_ranges

_SET_ASIDE = re.compile(r"<!-- set aside\n(?P<words>.*)\n-->\Z", re.DOTALL)
_TO_VERIFY = re.compile(r"<!--\s*to verify:?\s*(?P<words>.*?)\s*-->\Z", re.DOTALL | re.IGNORECASE)
_CLOSING = re.compile(r"--(?=(?:&(?:amp;)*gt;|>))(?:&(?P<more>(?:amp;)*)gt;|>)")
_ESCAPED = re.compile(r"--&(?P<more>(?:amp;)*)gt;")
_GAP = re.compile(r"\n(?:[ \t]*\n)+")

NOTE_BEFORE, NOTE_AFTER = "<!-- to verify: ", " -->"


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reviewer still has to verify; places in code points of the draft."""

    start: int
    end: int
    text: str


def toggle_set_aside(body: str, start: int, end: int) -> Edit | None:
    """Set the paragraphs between two places aside, or bring those back that are.

    Args:
        body: The draft.
        start, end: What is chosen, in code points; an empty place means its paragraph.

    Returns:
        The edit; None where no words stand.

    >>> edit = toggle_set_aside("One.\\n\\nTwo.", 7, 7)
    >>> edit.text
    '<!-- set aside\\nTwo.\\n-->'
    """
    back = [each for each in _set_aside(body) if each[0] <= end and start <= each[1]]
    if back:
        return _bring_back(body, back)
    first, last = _whole_paragraphs(body, start, end)
    words = body[first:last]
    if not words.strip():
        return None
    hidden = f"<!-- set aside\n{_hide(words)}\n-->"
    return Edit(first, last, hidden, first + len(hidden))


def notes_to_verify(body: str) -> tuple[Note, ...]:
    """What the reviewer noted as still to be verified, in the order of the draft.

    >>> [each.text for each in notes_to_verify("In May <!-- to verify: June? -->, he said.")]
    ['June?']
    """
    return tuple(
        Note(start, end, found["words"])
        for start, end in comment_ranges(body)
        if (found := _TO_VERIFY.match(body[start:end]))
    )


def insert_note(body: str, place: int) -> Edit:
    """An empty note at a place, the cursor where its words go; parted from a word before it."""
    blank = " " if place and not body[place - 1].isspace() else ""
    return Edit(
        place,
        place,
        f"{blank}{NOTE_BEFORE}{NOTE_AFTER}",
        place + len(blank) + len(NOTE_BEFORE),
    )


def _set_aside(body: str) -> list[Range]:
    return [each for each in comment_ranges(body) if _SET_ASIDE.match(body[each[0] : each[1]])]


def _bring_back(body: str, ranges: list[Range]) -> Edit:
    first, last = ranges[0][0], ranges[-1][1]
    pieces: list[str] = []
    place = first
    for start, end in ranges:
        found = _SET_ASIDE.match(body[start:end])
        assert found is not None
        pieces += [body[place:start], _show(found["words"])]
        place = end
    words = "".join(pieces)
    return Edit(first, last, words, first + len(words))


def _whole_paragraphs(body: str, start: int, end: int) -> Range:
    """From the beginning of the first paragraph to the end of the last; code is not cut."""
    first, last = start, end
    for code_start, code_end in code_ranges(body):
        if code_start < last and first < code_end:
            code_end -= body[code_end - 1] == "\n"
            first, last = min(first, code_start), max(last, code_end)
    gaps = [found.span() for found in _GAP.finditer(body)]
    if first == last and any(gap[0] < first < gap[1] for gap in gaps):
        return first, last
    first = max((gap[1] for gap in gaps if gap[0] < first), default=0)
    last = min((gap[0] for gap in gaps if gap[0] >= max(last, first)), default=len(body))
    words = body[first:last]
    first += len(words) - len(words.lstrip("\n"))
    return min(first, last), first + len(body[first:last].rstrip())


def _hide(words: str) -> str:
    """Words inside which nothing closes a comment."""
    return _CLOSING.sub(
        lambda found: "--&gt;" if found[0] == "-->" else f"--&amp;{found['more']}gt;", words
    )


def _show(words: str) -> str:
    return _ESCAPED.sub(
        lambda found: f"--&{found['more'][4:]}gt;" if found["more"] else "-->", words
    )
