"""Checking a review's draft against the library."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from readnotes.domain.passages import CheckMaterial, Passage
from readnotes.domain.reviews import Review
from readnotes.drafting.check import find_all, finish
from readnotes.drafting.elsewhere import Elsewhere, PassageSieve, find_elsewhere
from readnotes.drafting.everywhere import join_elsewhere
from readnotes.drafting.findings import CheckOptions, Finding
from readnotes.drafting.looking import Look, Looker
from readnotes.drafting.parse import parse_draft
from readnotes.drafting.placing import shown_place
from readnotes.drafting.recorded import Recorded
from readnotes.services.opening import Library
from readnotes.services.uses import load_named
from readnotes.storage import passages, quotes, reviews, sources
from readnotes.storage.cards import Connection

DEFAULT_OPTIONS = CheckOptions()
_ATTACHMENT = re.compile(r"attachment:([0-9A-Fa-f]{64})")
_MOST_UNKNOWN = 50
_MOST_ALIKE = 2_000


@dataclass(frozen=True, slots=True)
class Checked:
    """A review and what the check found in its draft, in the order of the draft."""

    review: Review
    findings: tuple[Finding, ...]


def check_review(
    library: Library,
    id_or_title: str,
    *,
    whole_library: bool = False,
    options: CheckOptions = DEFAULT_OPTIONS,
) -> Checked:
    """Check the draft of a review as it was kept last.

    Args:
        library: The library.
        id_or_title: The review.
        whole_library: Look for its words in every source, not only in those it is about or cites.
        options: What may be asked of the check.

    Raises:
        UnknownRecordError: No review has this id or title.
        AmbiguousTitleError: Several have the title.
    """

    def question(connection: Connection) -> Checked:
        review = reviews.get_review(
            connection, reviews.get_number(connection, id_or_title), versions=False
        )
        recorded = Recorded(_load_material(connection, review.body, review.about))
        look = Looker().look(review.body, recorded, review.about)
        found = list(find_all(look, recorded, review.about, options))
        if whole_library:
            found = join_elsewhere(found, _find_elsewhere(connection, look, recorded))
        return Checked(review, tuple(finish(review.body, found, review.waivers)))

    return library.database.read(question)


def _load_kept(connection: Connection, sieve: PassageSieve) -> Recorded:
    """The passages of all other sources that a draft may have words of."""
    kept: defaultdict[str, list[Passage]] = defaultdict(list)
    for passage in passages.sift_passages(connection, sieve.keeps):
        kept[passage.source].append(passage)
    named = load_named(connection, list(kept))
    return Recorded(CheckMaterial(named, {key: tuple(each) for key, each in kept.items()}))


def check_elsewhere(library: Library, body: str, about: Sequence[str]) -> list[Elsewhere]:
    """What a draft has of sources that it does not cite and is not about.

    It goes through all passages of the library, which takes seconds in a large one.
    """

    def question(connection: Connection) -> list[Elsewhere]:
        recorded = Recorded(_load_material(connection, body, about))
        return _find_elsewhere(connection, Looker().look(body, recorded, about), recorded)

    return library.database.read(question)


def _find_elsewhere(connection: Connection, look: Look, recorded: Recorded) -> list[Elsewhere]:
    sieve = PassageSieve(look, frozenset(recorded.material.sources))
    return list(find_elsewhere(look, _load_kept(connection, sieve)))


def load_material(library: Library, body: str, about: Sequence[str]) -> CheckMaterial:
    """The records a draft is checked against, to be given to a `Checker` elsewhere.

    They are the same until a source it cites or is about, one of their quotes, a picture, or the
    set of its keys and pictures changes.
    """
    return library.database.read(lambda c: _load_material(c, body, about))


def load_material_of(
    library: Library, keys: Collection[str], pictures: Collection[str]
) -> CheckMaterial:
    """The records of these sources, for a draft that was read elsewhere.

    Args:
        library: The library.
        keys: The citation keys it cites and those it is about.
        pictures: SHA-256 of the pictures it shows.
    """
    return library.database.read(lambda c: _load_material_of(c, keys, pictures))


@dataclass(frozen=True, slots=True)
class RecordedQuote:
    """The quote that a finding names.

    Attributes:
        number: The library's number of it.
        source: The key of its own source, which may be another than the one that is cited.
        printed: Whether the finding has its words as printed, not as quoted.
    """

    number: int
    source: str
    printed: bool


def find_recorded(library: Library, finding: Finding) -> RecordedQuote | None:
    """The quote whose words a finding names; None where it is no more.

    Of several with the same words, the one at the finding's place.
    """
    key, recorded = finding.source, finding.recorded
    if key is None or recorded is None:
        return None

    def question(connection: Connection) -> RecordedQuote | None:
        numbers = sources.find_numbers(connection, [key])
        source = load_named(connection, [key]).get(key)
        same = [
            each
            for each in passages.load_passages(connection, numbers).get(key, ())
            if recorded in (each.text, each.as_printed, each.translation)
        ]
        if not same or source is None:
            return None
        there = (each for each in same if shown_place(source, each) == finding.locator)
        found = next(there, same[0])
        number = quotes.get_number(connection, found.id)
        is_printed = recorded not in (found.text, found.translation)
        return RecordedQuote(number, found.source, is_printed)

    return library.database.read(question)


def _load_material(connection: Connection, body: str, about: Sequence[str]) -> CheckMaterial:
    shown = {found[1].lower() for found in _ATTACHMENT.finditer(body)}
    return _load_material_of(connection, {*about, *parse_draft(body).keys}, shown)


def _load_material_of(
    connection: Connection, keys: Collection[str], pictures: Collection[str]
) -> CheckMaterial:
    named = {
        key: source for key, source in load_named(connection, keys).items() if not source.trashed
    }
    numbers = sources.find_numbers(connection, list(named))
    return CheckMaterial(
        named,
        passages.load_passages(connection, numbers),
        _near_keys(connection, set(keys).difference(named)),
        passages.load_picture_uses(connection, set(pictures)),
    )


def _near_keys(connection: Connection, unknown: Collection[str]) -> tuple[str, ...]:
    """Keys the reviewer may have meant instead of some that are not there."""
    if not unknown:
        return ()
    known = sources.list_keys(connection)
    found: dict[str, None] = {}
    for key in sorted(unknown)[:_MOST_UNKNOWN]:
        alike = [each for each in known if each[:1] == key[:1] or each[-4:] == key[-4:]]
        found.update(dict.fromkeys(get_close_matches(key, alike[:_MOST_ALIKE], 2, 0.75)))
    return tuple(found)
