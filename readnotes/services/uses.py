"""Which quotes a review uses, noted in the library so that every list can show it."""

from collections.abc import Collection
from functools import lru_cache

from readnotes.domain.quotes import Quote
from readnotes.domain.reviews import Review
from readnotes.domain.sources import Source
from readnotes.drafting.chunks import parse_in_chunks
from readnotes.drafting.cited_places import find_all_uses
from readnotes.drafting.parse import Draft, parse_draft
from readnotes.drafting.used import used_quotes
from readnotes.services.opening import Library
from readnotes.storage import cards, quotes, review_changing, reviews, sources
from readnotes.storage.scopes import Scope
from readnotes.storage.transaction import Transaction

LONGEST_NOTED = 1_000_000
"""Code points; what a longer draft uses is noted when it is settled, and not counted."""
MOST_COUNTED = 5_000
"""Citations; of a draft with more it is known which quotes it uses, and not how often."""
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
    review = reviews.get_review(connection, number, versions=False)
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


def count_uses(library: Library, connection: cards.Connection, number: int) -> dict[int, int]:
    """How often a review uses each quote that it was noted to use, by number.

    The quotations of a draft are compared with its quotes only when one of either has changed.
    """
    review = reviews.get_review(connection, number, versions=False)
    used = reviews.used_numbers(connection, review.id)
    known = library.use_counts.get(number)
    if known is not None and known[:2] == (library.use_marks.get(number), used):
        return known[2]
    if not used or len(review.body) > LONGEST_NOTED:
        return dict.fromkeys(used, 1)
    counts = _count(connection, review, used)
    library.use_counts[number] = (uses_mark(review.body), used, counts)
    return counts


def _count(connection: cards.Connection, review: Review, used: Collection[int]) -> dict[int, int]:
    draft = parse_draft(review.body)
    if len(draft.citations) > MOST_COUNTED:
        return dict.fromkeys(used, 1)
    loaded = quotes.load_quotes(connection, list(used))
    known = load_named(connection, {quote.source for quote in loaded.values()})
    timed = {key for key, source in known.items() if source.timed}
    places = find_all_uses(
        review.body, list(loaded.values()), about=review.about, timed=timed, draft=draft
    )
    # What is quoted far from its citation has no place, and is used all the same.
    return {each: max(len(places.get(quote.id, ())), 1) for each, quote in loaded.items()}
