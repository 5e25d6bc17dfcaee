"""What a draft says against a recorded quote, to be offered where the quote is corrected."""

import re
from dataclasses import dataclass

from readnotes.domain.locators import show_locator
from readnotes.drafting.findings import Change, Finding
from readnotes.drafting.mends import record_as_quoted
from readnotes.i18n import text
from readnotes.services.checking import RecordedQuote

CORRECTED = ("wording", "page")
"""The rules by which a record may be what is wrong."""

MOST_CHANGES = 3
LONGEST_SHOWN = 60
_PAGE_SIGN = re.compile(r"^pp?\.\s*")


@dataclass(frozen=True, slots=True)
class Correction:
    """A quote that a draft contradicts.

    Attributes:
        quote: The library's number of the quote.
        source: The key of its source.
        field: What of it may be wrong: `text`, `as_printed` or `locator`.
        sentence: What the draft says.
        title: What the link says that takes it over.
        words: What the field is then; empty where that is not known.
    """

    quote: int
    source: str
    field: str
    sentence: str
    title: str = ""
    words: str = ""


def is_correctable(finding: Finding) -> bool:
    """Whether it may be the record that is wrong, not the draft."""
    known = finding.source is not None and finding.recorded is not None
    return finding.rule in CORRECTED and finding.waived is None and known


def correction_of(finding: Finding, found: RecordedQuote) -> Correction:
    """How a quote would be corrected by what a draft says.

    >>> found = Finding("page", 0, 5, 1, "p. 40", "a", "p. 39", "So.", detail="p. 40")
    >>> correction_of(found, RecordedQuote(7, "a", printed=False)).sentence
    'Your draft cites p. 40.'
    """
    if finding.rule == "page":
        sentence = text("Your draft cites {page}.").format(page=finding.text or finding.detail)
        title, words = text("Take the draft’s page"), _as_typed(finding.detail)
        return Correction(found.number, found.source, "locator", sentence, title, words)
    changes = "; ".join(_say(each) for each in finding.changes[:MOST_CHANGES])
    said = changes or text("“{words}”").format(words=_shorten(finding.text))
    sentence = text("Your draft has {words}.").format(words=said)
    return Correction(
        found.number,
        found.source,
        "as_printed" if found.printed else "text",
        sentence,
        text("Take the draft’s wording"),
        record_as_quoted(finding) or "",
    )


def _as_typed(locator: str) -> str:
    """A place as one types it into a quote: of a page the number alone."""
    number = _PAGE_SIGN.sub("", locator.strip())
    same = show_locator(number) == show_locator(locator)
    return number if same else locator


def _say(change: Change) -> str:
    """One difference, as the end of a sentence that begins with the draft."""
    if not change.recorded:
        return text("“{words}” besides").format(words=_shorten(change.quoted))
    if not change.quoted:
        return text("no “{words}”").format(words=_shorten(change.recorded))
    return text("“{words}”, not “{others}”").format(
        words=_shorten(change.quoted), others=_shorten(change.recorded)
    )


def _shorten(words: str) -> str:
    shown = " ".join(words.split())
    return shown if len(shown) <= LONGEST_SHOWN else f"{shown[: LONGEST_SHOWN - 1].rstrip()}…"
