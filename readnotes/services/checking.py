"""Checking a review's draft against the library."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from sqlalchemy import Connection

from readnotes.domain.passages import CheckMaterial
from readnotes.domain.reviews import Review
from readnotes.drafting.check import Checker
from readnotes.drafting.findings import CheckOptions, Finding
from readnotes.drafting.parse import parse_draft
from readnotes.drafting.recorded import Recorded
from readnotes.services.opening import Library
from readnotes.services.uses import load_named
from readnotes.storage import passages, reviews, sources

DEFAULT_OPTIONS = CheckOptions()
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
        review = reviews.get_review(connection, reviews.get_number(connection, id_or_title))
        recorded = Recorded(_load_material(connection, review.body, review.about))
        checker = Checker(options)
        if whole_library:
            return Checked(review, ())
        found = checker.check(review.body, recorded, about=review.about, waivers=review.waivers)
        return Checked(review, tuple(found))

    return library.database.read(question)


def load_material(library: Library, body: str, about: Sequence[str]) -> CheckMaterial:
    """The records a draft is checked against, to be given to a `Checker` elsewhere.

    They are the same until a source it cites or is about, one of their quotes, a picture, or the
    set of its keys and pictures changes.
    """
    return library.database.read(lambda c: _load_material(c, body, about))


def _load_material(connection: Connection, body: str, about: Sequence[str]) -> CheckMaterial:
    draft = parse_draft(body)
    keys = {*about, *draft.keys}
    named = {
        key: source for key, source in load_named(connection, keys).items() if not source.trashed
    }
    numbers = sources.find_numbers(connection, list(named))
    shown = {picture.sha256 for picture in draft.pictures} - {None}
    return CheckMaterial(
        named,
        passages.load_passages(connection, numbers),
        _near_keys(connection, keys.difference(named)),
        passages.load_picture_uses(connection, [each for each in shown if each]),
    )


def _near_keys(connection: Connection, unknown: Collection[str]) -> tuple[str, ...]:
    """Keys the reviewer may have meant instead of some that are not there."""
    if not unknown:
        return ()
    known = sources.list_keys(connection)
    found: dict[str, None] = {}
    for key in sorted(unknown)[:_MOST_UNKNOWN]:
        alike = [each for each in known if each[:2] == key[:2] or each[-4:] == key[-4:]]
        found.update(dict.fromkeys(get_close_matches(key, alike[:_MOST_ALIKE], 2, 0.75)))
    return tuple(found)
