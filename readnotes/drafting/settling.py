"""Quotations judged once more, by those beside them and by what is said of them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from readnotes.citation.cited import CitedItem
from readnotes.domain.locators import AS_TYPED, PAGE, Locator, parse_locator
from readnotes.drafting.matching import Match
from readnotes.drafting.pieces import Judged, Matcher, looks_like_title
from readnotes.drafting.placing import may_stand_at, read_locator
from readnotes.drafting.recorded import Recorded
from readnotes.drafting.references import Reference
from readnotes.drafting.translated import says_translated, says_translated_everywhere
from readnotes.drafting.typed_pages import parse_mentions
from readnotes.text.folding import fold

_LONGEST_INTERJECTION = 90
_LONGEST_ASKED = 20_000
_FEWEST_OF_HALF = 3
_NEAR_PAGES = 2
_SURELY_THE_SAME = 0.7
_BARE_PAGE = re.compile(r"[.,;]?[ \u00a0]\[([0-9]{1,4}(?:[-–][0-9]{1,4})?)\](?![\[(:])")


class Settler:
    """Judges the quotations of one draft a second time.

    Args:
        body: The draft.
        judged: Its quotations as judged one by one, in order.
        recorded: The records.
        match: Compares words with the passages of one source.
    """

    def __init__(
        self, body: str, judged: Sequence[Judged], recorded: Recorded, match: Matcher
    ) -> None:
        self._body = body
        self._judged = judged
        self._recorded = recorded
        self._match = match
        self._spoken_for = {each.reference.start for each in judged if each.reference is not None}

    def settle(self) -> list[Judged]:
        """The quotations in order.

        The other half of a quotation split around “he writes” is cited as the first is, even at
        a wrong page. A page in the sentence beside it that is nearly the recorded one is a slip
        of the pen. What the reviewer says she translated is not looked for in the records.
        """
        settled = list(self._judged)
        for at, each in enumerate(settled):
            if each.standing == "uncited" and each.match.is_exact:
                settled[at] = self._placed(each)
        for at, each in enumerate(settled):
            if each.standing in ("uncited", "own words"):
                beside = [*settled[max(0, at - 1) : at], *settled[at + 1 : at + 2]]
                settled[at] = self._joined(each, beside)
        for at, each in enumerate(settled):
            if each.standing == "unrecorded" or (each.standing == "uncited" and each.key is None):
                until = settled[at + 1].piece.start if at + 1 < len(settled) else len(self._body)
                if says_translated(self._body, each.piece, until) or self._all_translated:
                    settled[at] = replace(each, standing="own words")
        return settled

    @cached_property
    def _all_translated(self) -> bool:
        return says_translated_everywhere(self._body)

    def _placed(self, judged: Judged) -> Judged:
        """A quotation whose place is said in another way than by a citation."""
        if _names_its_place(self._body, judged):
            return replace(judged, standing="recorded")
        for reference in judged.piece.weak:
            piece = judged.piece
            between = max(reference.start - piece.outer_end, piece.outer_start - reference.end)
            if between > _LONGEST_INTERJECTION or reference.start in self._spoken_for:
                continue
            for item in reference.items:
                if item.key == judged.key and self._is_slip(judged, reference, item):
                    return replace(judged, standing="elsewhere", reference=reference, item=item)
        return judged

    def _is_slip(self, judged: Judged, reference: Reference, item: CitedItem) -> bool:
        """Whether a cited page is nearly that of a passage: the next one, or its digits turned."""
        records = self._recorded.find(item.key)
        if records is None or reference.form == "note":
            return False
        cited = _first_page(read_locator(item, records.source))
        pages = [
            _first_page(records.locator(hit.version.passage))
            for hits in judged.match.hits
            for hit in hits
        ]
        return cited is not None and any(
            page is not None
            and page != cited
            and (abs(page - cited) <= _NEAR_PAGES or sorted(str(page)) == sorted(str(cited)))
            for page in pages
        )

    def _joined(self, judged: Judged, beside: Sequence[Judged]) -> Judged:
        """A quotation that is the other half of one beside it."""
        for other in beside:
            records = self._recorded.find(other.key) if other.key is not None else None
            if records is None or not _is_beside(judged, other):
                continue
            found = judged.match
            if judged.standing == "own words":
                if judged.reading.words < _FEWEST_OF_HALF or looks_like_title(judged.reading):
                    continue
                found = self._match(judged.reading, records)
            elif judged.key != other.key:
                continue
            half = replace(judged, key=other.key, match=found)
            if not (found.is_exact or found.is_near) or not _passages(half) & _passages(other):
                continue
            if judged.standing == "own words" and (
                found.is_exact or other.match.is_near or not _is_surely_near(judged, found)
            ):
                continue
            standing = replace(half, reference=other.reference, item=other.item)
            return replace(standing, standing="recorded" if found.is_exact else "changed")
        return judged


def _is_surely_near(judged: Judged, found: Match) -> bool:
    return judged.reading.words > _FEWEST_OF_HALF or found.likeness >= _SURELY_THE_SAME


def _is_beside(judged: Judged, other: Judged) -> bool:
    first, last = sorted((judged.piece, other.piece), key=lambda piece: piece.start)
    is_near = last.outer_start - first.outer_end <= _LONGEST_INTERJECTION
    return first.unit == last.unit and is_near and other.reference is not None


def _names_its_place(body: str, judged: Judged) -> bool:
    """Whether the paragraph says in words where it stands: “on 4 May 1861”, “in chapter 3”.

    Or a page in square brackets stands behind it.
    """
    unit = judged.piece.unit
    if unit.end - unit.start > _LONGEST_ASKED:
        return False
    passages = {hit.version.passage.locator for hits in judged.match.hits for hit in hits}
    places = [parse_locator(each) for each in passages]
    if any(place.term == AS_TYPED for place in places):
        words = f" {fold(body[unit.start : unit.end])} "
        return any(f" {fold(place.typed)} " in words for place in places)
    if all(place.term == PAGE for place in places):
        behind = _BARE_PAGE.match(body, judged.piece.outer_end)
        cited = parse_locator(behind[1]) if behind else None
        return cited is not None and any(may_stand_at(place, cited) for place in places)
    named = [parse_locator(each) for each in parse_mentions(body, unit.start, unit.end)]
    return any(
        place.term == each.term and may_stand_at(place, each) for place in places for each in named
    )


def _first_page(locator: Locator) -> int | None:
    spans = locator.spans if locator.term == PAGE else ()
    return spans[0].first.number[0] if spans and not spans[0].first.roman else None


def _passages(judged: Judged) -> set[str]:
    found = {hit.version.passage.id for hits in judged.match.hits for hit in hits}
    if judged.match.nearest is not None:
        found.add(judged.match.nearest.passage.id)
    return found
