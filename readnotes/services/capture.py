"""Taking passages in: from the capture row or the command line into the library."""

import json
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace

from readnotes.domain.attachments import Attachment, AttachmentUse
from readnotes.domain.errors import EmptyPassageError, UnknownRecordError
from readnotes.domain.ids import new_id
from readnotes.domain.locators import Locator, parse_locator, past_the_end, shift
from readnotes.domain.quotes import Quote, QuoteCard
from readnotes.domain.sources import Source
from readnotes.i18n import text
from readnotes.services.opening import Done, Library
from readnotes.services.reading import quote_cards
from readnotes.storage import (
    attachments,
    cards,
    drafts,
    pages,
    quote_adding,
    quote_changing,
    sources,
)
from readnotes.storage.transaction import Transaction
from readnotes.text.cleaning import clean_passage
from readnotes.text.differences import same_passage
from readnotes.text.folding import fold


@dataclass(frozen=True, slots=True)
class Picture:
    """A file to be attached to a quote or source, with what is said of it there."""

    name: str
    media_type: str
    data: bytes
    caption: str | None = None
    alt: str | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class Recognised:
    """A quote of the same source that has these words, or nearly.

    Attributes:
        how: `equal`, `contained` (the new words stand in it), `contains`, `alike`.
    """

    card: QuoteCard
    how: str


@dataclass(frozen=True, slots=True)
class Renumbering:
    """One quote's locator before and after; `after` is None where it cannot be shifted."""

    number: int
    before: str
    after: str | None


def attach(work: Transaction, pictures: Sequence[Picture]) -> tuple[AttachmentUse, ...]:
    """Take files into the library and say how they are used."""
    uses = []
    for picture in pictures:
        sha256 = attachments.sha256_of(picture.data)
        file = Attachment(sha256, picture.name, picture.media_type, picture.data)
        attachments.keep(work.connection, [file])
        uses.append(AttachmentUse(sha256, picture.caption, picture.alt, picture.credit))
    return tuple(uses)


def save(
    library: Library, quote: Quote, pictures: Sequence[Picture] = (), row: str | None = None
) -> "Future[Done[Quote]]":
    """Save a new quote.

    Args:
        library: The library.
        quote: With its source's key; an empty id is made.
        pictures: Files to attach to it.
        row: The half-typed row it comes from, which is forgotten in the same transaction.

    Returns:
        A future of the quote as stored; it raises `EmptyPassageError` where there are neither
        words nor a picture, and `UnknownRecordError` for an unknown source.
    """

    def act(work: Transaction) -> Quote:
        if not quote.text.strip() and not pictures and not quote.attachments:
            raise EmptyPassageError
        if quote.carrier and sources.find_number(work.connection, quote.carrier) is None:
            raise UnknownRecordError("source", quote.carrier)
        new = quote
        if pictures or not quote.id:
            uses = quote.attachments + attach(work, pictures)
            new = replace(quote, id=quote.id or new_id(), attachments=uses)
        [number] = quote_adding.add_quotes(work, [new])
        if row is not None:
            drafts.drop(work, row)
        return quote_adding.as_stored(work, new, number)

    return library.database.write(text("New quote"), act)


def recognise(library: Library, source_key: str, passage: str) -> Recognised | None:
    """Find a quote of the same source that already has these words."""
    folded = fold(clean_passage(passage)).strip()
    if not folded:
        return None

    def question(connection: cards.Connection) -> tuple[int, str] | None:
        source = sources.find_number(connection, source_key)
        if source is None:
            return None
        for number, words in pages.passages_of(connection, source):
            how = same_passage(folded, fold(words).strip())
            if how is not None:
                return number, how
        return None

    found = library.database.read(question)
    if found is None:
        return None
    shown = quote_cards(library, [found[0]])
    return Recognised(shown[0], found[1]) if shown else None


def warnings_for(source: Source, typed: str) -> list[str]:
    """What is odd about a page, as code words: it is stored all the same.

    `past-the-end`: past the source's page count. Other words are the locator's own questions.
    """
    locator = parse_locator(typed, source.timed)
    found = [locator.question] if locator.question else []
    if past_the_end(locator, source.pages):
        found.append("past-the-end")
    return found


def keep_row(library: Library, slot: str, row: Mapping[str, object]) -> "Future[Done[None]]":
    """Keep a half-typed row, so that a crash costs at most what was typed since."""
    body = json.dumps(row)
    return library.database.write("", lambda work: drafts.keep(work, slot, body))


def load_row(library: Library, slot: str) -> dict[str, object] | None:
    """The half-typed row that was kept, or None."""
    body = library.database.read(lambda connection: drafts.load(connection, slot))
    if body is None:
        return None
    row = json.loads(body)
    assert isinstance(row, dict)
    return row


def drop_row(library: Library, slot: str) -> "Future[Done[None]]":
    """Forget a half-typed row."""
    return library.database.write("", lambda work: drafts.drop(work, slot))


def plan_renumbering(library: Library, numbers: Sequence[int], first: str) -> list[Renumbering]:
    """How locators would change if the first quote stood at another page.

    Args:
        library: The library.
        numbers: Quotes in page order; the first has the page that is given anew.
        first: Its new locator, as typed; the others are shifted by as many pages.
    """
    cards_in_order = quote_cards(library, numbers)
    if not cards_in_order:
        return []
    old = parse_locator(cards_in_order[0].locator)
    new = parse_locator(first)
    by = _distance(old, new)
    plan = [Renumbering(cards_in_order[0].number, cards_in_order[0].locator, first)]
    for card in cards_in_order[1:]:
        shifted = None if by is None else shift(parse_locator(card.locator), by)
        plan.append(
            Renumbering(card.number, card.locator, None if shifted is None else shifted.typed)
        )
    return plan


def _distance(old: Locator, new: Locator) -> int | None:
    """How many pages lie between two locators; None where they do not count alike."""
    if not old.spans or not new.spans or old.term != new.term:
        return None
    a, b = old.spans[0].first, new.spans[0].first
    return b.number[-1] - a.number[-1] if bool(a.roman) == bool(b.roman) else None


def renumber(library: Library, plan: Sequence[Renumbering]) -> "Future[Done[int]]":
    """Give quotes the locators of a plan, in one step; returns how many changed."""

    def act(work: Transaction) -> int:
        changed = [each for each in plan if each.after is not None and each.after != each.before]
        for each in changed:
            quote_changing.change_quote(work, each.number, {"locator": each.after})
        return len(changed)

    return library.database.write(text("Renumber pages"), act)
