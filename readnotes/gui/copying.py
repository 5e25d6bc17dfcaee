"""A quote as it goes to the clipboard: its words, and where they stand."""

from collections.abc import Mapping, Sequence

from readnotes.citation.cited import Citation, CitedItem
from readnotes.citation.pandoc import render_pandoc
from readnotes.citation.render import CitationContext, render_citation, render_note
from readnotes.citation.styles import get_style
from readnotes.domain.quotes import QuoteCard
from readnotes.domain.sources import Source


def quotes_as_text(cards: Sequence[QuoteCard], sources: Mapping[str, Source], style: str) -> str:
    """Quotes with their citations, one paragraph each.

    >>> card = QuoteCard(1, "q", "h", "Hunting Season", "quotation", "94", "p. 94", "It was.")
    >>> quotes_as_text([card], {"h": Source("h", "Hunting Season")}, "page")
    '“It was.” (*Hunting Season*, p. 94)'
    """
    return "\n\n".join(_as_text(card, sources[card.source], style) for card in cards)


def _as_text(card: QuoteCard, source: Source, style_name: str) -> str:
    style = get_style(style_name)
    item = CitedItem(card.source, locator=card.locator)
    citation = Citation(0, 0, False, (item,))
    known = {source.key: source}
    if style.as_typed:
        cited = render_pandoc([item])
    elif style.in_notes:
        cited = f"({render_note(citation, known, style, CitationContext())})"
    else:
        cited = render_citation(citation, known, style, CitationContext())
    words = f"“{card.text}”" if card.kind == "quotation" else card.text
    return f"{words} {cited}".strip()
