"""Quotations judged once more, by those beside them and by what is said of them."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from readnotes.domain.locators import AS_TYPED, PAGE, parse_locator
from readnotes.drafting.pieces import Judged
from readnotes.drafting.placing import may_stand_at
from readnotes.drafting.translated import says_translated, says_translated_everywhere
from readnotes.drafting.typed_pages import parse_mentions
from readnotes.text.folding import fold

_LONGEST_INTERJECTION = 90
_LONGEST_ASKED = 20_000


def settle(body: str, judged: Sequence[Judged]) -> list[Judged]:
    """The quotations of a draft once more, in order.

    The second half of a quotation split around “he writes” is cited as the first is, even at a
    wrong page. What the reviewer says she translated is not looked for in the records.
    """
    said_for_all = cache(lambda: says_translated_everywhere(body))
    settled: list[Judged] = []
    for at, each in enumerate(judged):
        if each.standing == "uncited" and _names_its_place(body, each):
            each = replace(each, standing="recorded")
        elif each.standing == "uncited" and each.key is not None:
            beside = [*judged[max(0, at - 1) : at], *judged[at + 1 : at + 2]]
            other = next((one for one in beside if _is_other_half(each, one)), None)
            if other is not None:
                each = replace(
                    each,
                    standing="recorded" if each.match.is_exact else "changed",
                    reference=other.reference,
                    item=other.item,
                )
        elif each.standing in ("unrecorded", "uncited"):
            until = judged[at + 1].piece.start if at + 1 < len(judged) else len(body)
            if says_translated(body, each.piece, until) or said_for_all():
                each = replace(each, standing="own words")
        settled.append(each)
    return settled


def _names_its_place(body: str, judged: Judged) -> bool:
    """Whether the paragraph says in words where it stands: “on 4 May 1861”, “in chapter 3”."""
    unit = judged.piece.unit
    if unit.end - unit.start > _LONGEST_ASKED:
        return False
    passages = {hit.version.passage.locator for hits in judged.match.hits for hit in hits}
    places = [parse_locator(each) for each in passages]
    if any(place.term == AS_TYPED for place in places):
        words = f" {fold(body[unit.start : unit.end])} "
        return any(f" {fold(place.typed)} " in words for place in places)
    if all(place.term == PAGE for place in places):
        return False
    named = [parse_locator(each) for each in parse_mentions(body, unit.start, unit.end)]
    return any(
        place.term == each.term and may_stand_at(place, each) for place in places for each in named
    )


def _is_other_half(half: Judged, other: Judged) -> bool:
    """Whether two quotations with a few words between are one passage, of which one is cited."""
    first, last = sorted((half.piece, other.piece), key=lambda piece: piece.start)
    is_beside = first.unit == last.unit and last.outer_start - first.outer_end <= (
        _LONGEST_INTERJECTION
    )
    if not is_beside or other.key != half.key or other.reference is None:
        return False
    return bool(_passages(half) & _passages(other))


def _passages(judged: Judged) -> set[str]:
    found = {hit.version.passage.id for hits in judged.match.hits for hit in hits}
    if judged.match.nearest is not None:
        found.add(judged.match.nearest.passage.id)
    return found
