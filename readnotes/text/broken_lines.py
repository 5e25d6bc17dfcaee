"""Lines that a PDF or an e-mail has broken, joined again to the paragraphs they were."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

_HYPHENS = "-\u2010"
_DASHES = "—–―"
_SENTENCE_END = re.compile(r"[.!?…][”’»\"')\]]*$")
_WORD_BEFORE_HYPHEN = re.compile(r"([-\u2010]?)([^\W\d_]+)[-\u2010]$")
_WORD_AT_START = re.compile(r"([^\W\d_]+)([-\u2010](?=\w))?")
_WORDS = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_OPENING_MARKS = "“‘\"'«„‚([—– "
_LONGEST_BROKEN_LINE = 120
_LONGEST_VERSE = 70
_LEAST_VERSES = 4
_TAB = 4

# A hyphen after these is most likely the author's: self-esteem, ex-wife, so-called.
_FIRST_HALVES = frozenset({"all", "ex", "half", "quasi", "self", "so", "vice", "well"})


@dataclass(frozen=True, slots=True)
class JoinedLines:
    """A text with its paragraphs whole again, and what was done to get there.

    Attributes:
        text: The paragraphs, a blank line between them; verse with its lines.
        line_ends: How many line ends became blanks.
        hyphens: How many hyphens at a line's end were taken out.
        is_verse: Whether the text looked like verse and was left alone.
    """

    text: str
    line_ends: int = 0
    hyphens: int = 0
    is_verse: bool = False


def join_lines(lines: Sequence[str], knows_word: Callable[[str], bool]) -> JoinedLines:
    """Join lines to paragraphs; blank lines and indents begin a new one.

    A line of more than 120 code points was broken by nobody: if a sentence ends there, so does the
    paragraph. Many short lines that begin with capitals are verse and stay.

    Args:
        lines: Without their line ends.
        knows_word: Whether a word, in small letters and perhaps with a hyphen, is known from
            elsewhere.

    >>> join_lines(["the govern-", "ment of the", "day"], lambda word: False).text
    'the government of the day'
    """
    stripped = [line.strip() for line in lines]
    if _is_verse(stripped):
        return JoinedLines("\n".join(line.rstrip() for line in lines).strip("\n"), is_verse=True)
    hyphens = _LineEndHyphens(stripped, knows_word)
    indent = _paragraph_indent(lines)
    paragraphs: list[str] = []
    pieces: list[str] = []
    line_ends = 0
    previous = ""
    for line, content in zip(lines, stripped, strict=True):
        begins_paragraph = not content or _indent_of(line) >= indent or _is_whole(previous)
        if pieces and begins_paragraph:
            paragraphs.append("".join(pieces))
            pieces = []
        if pieces:
            line_ends += 1
            _append_line(pieces, previous, content, hyphens)
        elif content:
            pieces.append(content)
        previous = content
    if pieces:
        paragraphs.append("".join(pieces))
    return JoinedLines("\n\n".join(paragraphs), line_ends, hyphens.mended)


def _append_line(pieces: list[str], previous: str, line: str, hyphens: "_LineEndHyphens") -> None:
    """Add a line to the pieces of a paragraph, with whatever belongs between the two."""
    last = previous[-1]
    if last in _HYPHENS and len(previous) > 1 and previous[-2].isalnum():
        if hyphens.should_join(previous, line):
            pieces[-1] = pieces[-1][:-1]
    elif not _is_unspaced(previous, line):
        pieces.append(" ")
    pieces.append(line)


def _is_unspaced(previous: str, line: str) -> bool:
    """Tell whether no blank belongs between two lines: after a close dash, or in Chinese."""
    if previous[-1] in _DASHES:
        return len(previous) > 1 and not previous[-2].isspace()
    wide = {"W", "F"}
    return (
        unicodedata.east_asian_width(previous[-1]) in wide
        and unicodedata.east_asian_width(line[0]) in wide
    )


class _LineEndHyphens:
    """Decides about each hyphen at a line's end, and counts those that go."""

    def __init__(self, lines: Sequence[str], knows_word: Callable[[str], bool]) -> None:
        self.mended = 0
        self._lines = lines
        self._knows_word = knows_word
        self._own_words: frozenset[str] | None = None

    def should_join(self, line: str, following: str) -> bool:
        """Tell whether the hyphen at the end of a line was only put there by the printer.

        It was if the joined word is known and the hyphenated is not. If both or neither are, the
        hyphen is kept before a capital or a digit, after a first half such as `self`, and between
        two halves that are both known words.
        """
        before = _WORD_BEFORE_HYPHEN.search(line[-80:])
        after = _WORD_AT_START.match(following)
        if before is None or after is None or before[1] or after[2]:
            return False  # no word, or a longer chain such as mother-in-law
        first, second = before[2], after[1]
        joined = self._is_known(first + second)
        hyphenated = self._is_known(f"{first}-{second}")
        if joined != hyphenated:
            should_join = joined
        else:
            should_join = (
                second[0].islower()
                and first.lower() not in _FIRST_HALVES
                and not (self._is_known(first) and self._is_known(second))
            )
        self.mended += should_join
        return should_join

    def _is_known(self, word: str) -> bool:
        if self._own_words is None:
            self._own_words = frozenset(_whole_words(self._lines))
        word = word.lower()
        return word in self._own_words or self._knows_word(word)


def _whole_words(lines: Sequence[str]) -> Iterator[str]:
    """Give the words of the text in small letters, but not the halves at a broken line end."""
    was_broken = False
    for line in lines:
        words = _WORDS.findall(line.lower().replace("\u2010", "-"))
        is_broken = line.endswith(tuple(_HYPHENS))
        yield from words[was_broken : len(words) - is_broken]
        was_broken = is_broken


def _is_verse(lines: Sequence[str]) -> bool:
    """Tell whether lines are many, short, follow each other, and mostly begin with a capital."""
    capitals = count = following = 0
    previous = ""
    for line in lines:
        if line:
            if len(line) > _LONGEST_VERSE or line[-1] in _HYPHENS:
                return False
            first = line.lstrip(_OPENING_MARKS)[:1]
            count += 1
            capitals += first.isupper()
            following += bool(previous)
        previous = line
    return count >= _LEAST_VERSES and following >= count // 2 and capitals >= 0.8 * count


def _paragraph_indent(lines: Sequence[str]) -> float:
    """Return how far a line must be indented to begin a paragraph; infinite if indents say nothing.

    They say nothing where most lines have them, as in a hanging paragraph. The first line is not
    asked if there are others, since a selection often begins inside it.
    """
    indents = [_indent_of(line) for line in lines if line and not line.isspace()]
    rest = indents[1:] if len(indents) > 2 else indents
    indent = min(rest, default=0) + 2
    indented = sum(found >= indent for found in rest)
    return indent if 2 * indented <= len(rest) else float("inf")


def _indent_of(line: str) -> int:
    blank = line[: len(line) - len(line.lstrip())]
    return sum(_TAB if char == "\t" else 2 if char == "\u3000" else 1 for char in blank)


def _is_whole(line: str) -> bool:
    return len(line) > _LONGEST_BROKEN_LINE and bool(_SENTENCE_END.search(line[-8:]))
