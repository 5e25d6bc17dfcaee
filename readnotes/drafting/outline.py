"""The outline of a draft: its headings, and how many words stand under each."""

from dataclasses import dataclass
from functools import lru_cache

from readnotes.drafting.parse import Draft, parse_draft
from readnotes.text.words import count_words

REMEMBERED_LINES = 8192


@dataclass(frozen=True, slots=True)
class Section:
    """What stands from one heading to the next of any level.

    Attributes:
        level: 1 to 6; 0 for what stands before the first heading.
        title: The words of the heading, empty before the first.
        start, end: In code points, the heading included.
        words: Those under the heading, without citations, pictures and addresses.
    """

    level: int
    title: str
    start: int
    end: int
    words: int


def outline(body: str, draft: Draft | None = None) -> tuple[Section, ...]:
    """The sections of a draft in their order; what stands before the first heading if any does.

    Args:
        body: The draft.
        draft: The same taken apart, where it is at hand.

    >>> sections = outline("Well.\\n\\n# Prison\\n\\nHe taught [@h, p. 9].")
    >>> [(each.title, each.words) for each in sections]
    [('', 1), ('Prison', 2)]
    """
    draft = parse_draft(body) if draft is None else draft
    silent = silence(body, draft)
    starts = [heading.start for heading in draft.headings]
    sections = [
        Section(each.level, each.text, each.start, end, _words_below(silent[each.start : end]))
        for each, end in zip(draft.headings, (*starts[1:], len(body)), strict=False)
    ]
    opening = silent[: starts[0]] if starts else silent
    if opening.strip():
        sections.insert(0, Section(0, "", 0, len(opening), _count(opening)))
    return tuple(sections)


def silence(body: str, draft: Draft) -> str:
    """The draft with blanks where no words of it are; every place stays the same.

    >>> silence("so [@h, p. 9].", parse_draft("so [@h, p. 9]."))
    'so           .'
    """
    pieces: list[str] = []
    position = 0
    cited = ((each.start, each.end) for each in draft.citations)
    for start, end in sorted((*draft.wordless, *cited)):
        if end > position:
            first = max(start, position)
            pieces += [body[position:first], " " * (end - first)]
            position = end
    return "".join((*pieces, body[position:]))


def count_draft_words(body: str, draft: Draft | None = None) -> int:
    """Count the words of a draft, headings included, without citations, pictures and addresses.

    >>> count_draft_words("# Prison\\n\\nHe taught [see @h, p. 9]. ![x](attachment:ab)")
    3
    """
    return _count(silence(body, parse_draft(body) if draft is None else draft))


def _words_below(section: str) -> int:
    return _count(section.partition("\n")[2])


def _count(text: str) -> int:
    return sum(map(_count_line, text.split("\n")))


@lru_cache(maxsize=REMEMBERED_LINES)
def _count_line(line: str) -> int:
    """A draft is read again at each pause of typing, and hardly a line of it is another one."""
    return count_words(line)
