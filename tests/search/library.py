"""A small library to be searched, made up for these tests."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from readnotes.domain.attachments import Attachment, AttachmentUse
from readnotes.domain.contributors import Contributor
from readnotes.domain.positions import Position
from readnotes.domain.quotes import Quote
from readnotes.domain.reviews import Review
from readnotes.domain.sources import Reading, Source
from readnotes.runtime.clock import fixed_clock
from readnotes.storage import (
    attachments,
    book_sequences,
    quote_adding,
    quotes,
    review_adding,
    review_changing,
    reviews,
    source_adding,
    source_changing,
    sources,
)
from readnotes.storage.database import Database
from readnotes.storage.opening import create_database
from readnotes.storage.transaction import Transaction

WHEN = "2026-11-22T12:00:00Z"
TODAY = date(2026, 11, 26)
PICTURE = Attachment("ab" * 32, "map.png", "image/png", b"made up")

SOURCES = (
    Source(
        "marsh2015",
        "Salt Roads",
        subtitle="A Winter in the Delta",
        contributors=(Contributor("author", "Marsh", "Ellen"),),
        issued="2015-04",
        language="en",
        tags=("travel",),
        readings=(Reading(begun="2016-11", ended="2017-01-03"), Reading(ended="2020")),
        created="2025-12-30T12:00:00Z",
    ),
    Source(
        "okafor2012",
        "The Prison Letters",
        contributors=(
            Contributor("author", "Okafor", "Chidi"),
            Contributor("translator", "Marsh", "Ellen"),
        ),
        issued="2012",
        readings=(Reading(begun="2016~"),),
    ),
    Source(
        "delta2016",
        "Annual Account",
        kind="report",
        contributors=(Contributor("author", literal="Delta Watch"),),
        issued="2016",
        tags=("prison",),
    ),
    Source(
        "haddad",
        "الملح",
        kind="interview",
        contributors=(Contributor("author", "al-Haddad", "Rima"),),
        language="ar",
    ),
    Source("gone2010", "Salt and Prison", issued="2010", trashed=WHEN),
)

QUOTES = (
    Quote(
        "q1",
        "marsh2015",
        "The river takes what it is owed.",
        "xii",
        gist="A debt",
        tags=("River",),
        created="2025-12-31T12:00:00Z",
    ),
    Quote(
        "q2",
        "marsh2015",
        "[D]espite the ransom, nobody in the prison talked.",
        "94",
        as_printed="despite the ransom, nobody in the prison talked.",
        comment="Verify the sum",
        tags=("prison", "Cold War"),
        essential=True,
        checked="2026-11-20",
    ),
    Quote(
        "q3",
        "marsh2015",
        "A conspiracy of silence held the prison together.",
        "90-96",
        kind="paraphrase",
        language="en-GB",
        positions=(Position("kindle-location", 1756, 1760), Position("percent", 41)),
        created="2026-11-16T12:00:00Z",
    ),
    Quote(
        "q4",
        "marsh2015",
        "It was a conspiracy … of silence.",
        "ch 3 p 94",
        positions=(Position("kindle-location", "1757"), Position("kindle-location", 1299.5)),
        created="2026-11-26T12:00:00Z",
    ),
    Quote(
        "q5",
        "okafor2012",
        "Naïve men were kidnapped in Italy; their café burned.",
        "A12",
        speaker="Samir",
    ),
    Quote("q6", "okafor2012", "A kidnapping in Libya?", kind="question", tags=("prison gangs",)),
    Quote(
        "q13",
        "delta2016",
        "Burning, they said.",
        "ch. 3, loc. 1204-10, 1290, 1350, 1400",
        created="2026-10-31T12:00:00Z",
    ),
    Quote("q14", "haddad", "Quiet.", "11:58.5-12:03", created="2026-11-25T12:00:00Z"),
    Quote("q15", "haddad", "Louder.", "1:00:00", positions=(Position("time", 760.5, 790),)),
    Quote("q7", "okafor2012", "قال مُحَمَّد: الرَّقَّة بيتي", "--", language="ar"),
    Quote("q8", "delta2016", "The gang paid ransom 39 times.", "149-50", tags=("cold war", "★")),
    Quote(
        "q9",
        "haddad",
        "We waited.",
        "12:05",
        speaker="Rima",
        translation="Nous attendions la rançon.",
        attachments=(AttachmentUse(PICTURE.sha256, caption="Map of the delta"),),
    ),
    Quote("q10", "marsh2015", "ransom prison thrown away", "94", trashed=WHEN),
    Quote("q11", "gone2010", "salt of the prison", "5"),
    Quote("q12", "marsh2015", "A second s1 note on the page.", "94", kind="comment"),
)

REVIEWS = (
    Review(
        "r1",
        "Two books on salt",
        ("okafor2012", "marsh2015"),
        "Nobody talked about the prison [@marsh2015, p. 94].",
    ),
    Review("r2", "A ransom, thrown away", ("marsh2015",), "ransom", trashed=WHEN),
    Review("r3", "Delta without a book", (), "Silence and ransom.", language="en"),
)
USED = {"r1": ("q2", "q4"), "r2": ("q5",)}

VISIBLE = tuple(quote for quote in QUOTES if quote.trashed is None and quote.source != "gone2010")
"""What a search may find."""


def make_library(folder: Path, *, astray: bool = False) -> Database:
    """Write the library to a file.

    Args:
        folder: Where.
        astray: Whether books come to stand elsewhere among the books when their quotes are there.
    """
    database = create_database(folder / "search.readnotes", fixed_clock(WHEN))
    database.write("", _fill if not astray else _fill_and_change).result()
    return database


def _fill_and_change(work: Transaction) -> None:
    """Fill the library with books of other authors, then correct these."""
    others = reversed([(each.contributors, each.issued) for each in SOURCES])
    wrong = [
        replace(each, contributors=contributors, issued=issued)
        for each, (contributors, issued) in zip(SOURCES, others, strict=True)
    ]
    _fill(work, wrong)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(book_sequences, "MOST_MOVED", 0)
        for each in SOURCES:
            number = sources.get_number(work.connection, each.key)
            right = {"contributors": each.contributors, "issued": each.issued}
            source_changing.change_source(work, number, right)


def _fill(work: Transaction, books: Sequence[Source] = SOURCES) -> None:
    connection = work.connection
    attachments.keep(connection, [PICTURE])
    source_adding.add_sources(work, books)
    quote_adding.add_quotes(work, QUOTES)
    review_adding.add_reviews(work, REVIEWS)
    for review, ids in USED.items():
        numbers = [quotes.get_number(connection, each) for each in ids]
        review_changing.set_uses(work, reviews.get_number(connection, review), numbers)
