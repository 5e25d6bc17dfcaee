"""The small words that stand below a quote: its kind, who speaks, its tags, what became of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from readnotes.domain.quotes import QuoteCard
from readnotes.gui.kinds import kind_word
from readnotes.i18n import text
from readnotes.text.highlights import Highlight


@dataclass(frozen=True, slots=True)
class SmallWords:
    """A few words that stay together.

    Attributes:
        words: What is said.
        role: The role of their colour.
        wish: What a click on them asks for (`more`), or empty.
        highlights: Ranges of code points that were searched for.
    """

    words: str
    role: str = "secondary"
    wish: str = ""
    highlights: Sequence[tuple[int, int]] = ()


def small_words(card: QuoteCard, highlight: Highlight, *, cut: bool) -> Iterator[SmallWords]:
    """Give them in their order.

    Args:
        card: The quote.
        highlight: What was searched for.
        cut: Whether some of the quote waits behind “more”.
    """
    if cut:
        yield SmallWords(text("… more"), "accent", "more")
    if card.kind != "quotation":
        yield SmallWords(kind_word(card.kind), card.kind)
    if card.speaker:
        speaker = one_line(card.speaker)
        said = text("{speaker} says").format(speaker=speaker)
        yield _with_highlights(said, speaker, highlight("speaker", speaker))
    for tag in map(one_line, card.tags):
        yield _with_highlights(f"# {tag}", tag, highlight("tag", tag))
    if card.used_in:
        yield SmallWords(_uses(card.used_in))
    if card.checked:
        yield SmallWords(text("✓ checked"), "ok")


def one_line(words: str) -> str:
    """Words on one line, whatever they are made of."""
    return " ".join(words.split())


def within(
    highlights: Sequence[tuple[int, int]], words: str, shown: str
) -> Sequence[tuple[int, int]]:
    """The highlights of words that are shown cut short.

    >>> within([(0, 4), (5, 12)], "salt harbours", "salt harb…")
    [(0, 4), (5, 9)]
    """
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(words, shown, strict=False))
    kept = sum(1 for _pair in alike)
    return [(first, min(last, kept)) for first, last in highlights if first < kept]


def _with_highlights(said: str, own: str, highlights: Sequence[tuple[int, int]]) -> SmallWords:
    start = said.index(own)
    moved = [(first + start, last + start) for first, last in highlights]
    return SmallWords(said, highlights=moved)


def _uses(titles: Sequence[str]) -> str:
    first = one_line(titles[0])
    if len(titles) == 1:
        return text("used in “{title}”").format(title=first)
    return text("used in “{title}” and {count} more").format(title=first, count=len(titles) - 1)
