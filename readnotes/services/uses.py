"""Which quotes a review uses, noted in the library so that every list can show it."""

from collections.abc import Collection
from functools import lru_cache

from readnotes.domain.quotes import Quote
from readnotes.domain.sources import Source
from readnotes.drafting.chunks import parse_in_chunks
from readnotes.drafting.parse import Draft, parse_draft
from readnotes.drafting.used import used_quotes
from readnotes.storage import cards, quotes, review_changing, reviews, sources
from readnotes.storage.scopes import Scope
from readnotes.storage.transaction import Transaction

MOST_REMEMBERED = 2_000
"""Paragraphs; a long review has some hundreds."""


def load_named(connection: cards.Connection, keys: Collection[str]) -> dict[str, Source]:
    """The sources with these citation keys; unknown ones are left out."""
    numbers = sources.find_numbers(connection, keys)
    loaded = sources.load_sources(connection, list(numbers.values()))
    return {key: loaded[number] for key, number in numbers.items()}


def uses_mark(body: str) -> int:
    """What of a draft decides which quotes it uses, as one number; equal while only she writes.

    >>> uses_mark("So “it was” [@a, p. 4].") == uses_mark("And so “it was” [@a, p. 4].")
    True
    >>> uses_mark("“it was” [@a, p. 4]") == uses_mark("“it was” [@a, p. 5]")
    False
    """
    draft = parse_in_chunks(body, _parse_chunk)
    cited = (body[each.start : each.end] for each in draft.citations)
    quoted = (each.text for each in draft.quotations)
    return hash((*cited, "", *quoted, "", *(each.sha256 for each in draft.pictures)))


@lru_cache(maxsize=MOST_REMEMBERED)
def _parse_chunk(text: str) -> Draft:
    """A draft is kept every second while it is typed, and most of its paragraphs are as before."""
    return parse_draft(text)


def note_uses(work: Transaction, number: int) -> None:
    """Note which quotes a review uses: those of the sources it is about or cites."""
    connection = work.connection
    review = reviews.get_review(connection, number)
    draft = parse_draft(review.body)
    candidates: dict[str, int] = {}
    recorded: list[Quote] = []
    known = load_named(connection, {*review.about, *draft.keys})
    for key in sorted(known):
        order = cards.quote_order(connection, Scope("source", key))
        for quote_number, quote in quotes.load_quotes(connection, order).items():
            candidates[quote.id] = quote_number
            recorded.append(quote)
    timed = {key for key, source in known.items() if source.timed}
    used = used_quotes(review.body, recorded, about=review.about, timed=timed, draft=draft)
    review_changing.set_uses(work, number, [candidates[each] for each in used])
