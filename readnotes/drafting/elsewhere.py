"""A draft against every source of the library, not only those it cites.

A walk over all passages keeps the few that share words with the draft (`PassageSieve`); only
these are compared, by the same means as everything else.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from readnotes.drafting.borrowing import find_borrowings, find_runs, grams_of
from readnotes.drafting.findings import Finding
from readnotes.drafting.looking import Look
from readnotes.drafting.matching import NO_MATCH, Match, match
from readnotes.drafting.pieces import Judged
from readnotes.drafting.quotation_rules import check_citing, check_wording
from readnotes.drafting.recorded import GRAM, STRIDE, Recorded
from readnotes.text.folding import GAP, fold

_ASKED_WORDS = 8


class PassageSieve:
    """Keeps the passages that a draft may have words of.

    Args:
        look: The draft.
        known: The citation keys of sources that it was compared with already.
    """

    def __init__(self, look: Look, known: frozenset[str]) -> None:
        self._known = known
        self._grams = {gram for _begun, prose in look.prose for _at, gram in grams_of(prose.words)}
        self._quotations: defaultdict[str, list[int]] = defaultdict(list)
        self._fewest: list[int] = []
        for number, judged in enumerate(unplaced(look)):
            words = set(fold(judged.reading.plain.text).split()) - {GAP}
            asked = sorted(words, key=len)[-_ASKED_WORDS:]
            self._fewest.append((len(asked) + 1) // 2)
            for word in asked:
                self._quotations[word].append(number)
        self._words = frozenset(self._quotations)

    def keeps(self, key: str, text: str, as_printed: str | None) -> bool:
        """Whether the draft may have words of a passage, by its source's key and its words."""
        if key in self._known:
            return False
        if self._may_have(fold(text).split()):
            return True
        return as_printed is not None and self._may_have(fold(as_printed).split())

    def _may_have(self, words: list[str]) -> bool:
        grams = self._grams
        for place in range(0, len(words) - GRAM + 1, STRIDE):
            if " ".join(words[place : place + GRAM]) in grams:
                return True
        shared = self._words.intersection(words)
        if not shared:
            return False
        counts = Counter(number for word in shared for number in self._quotations[word])
        return any(count >= self._fewest[number] for number, count in counts.items())


def unplaced(look: Look) -> list[Judged]:
    """The quotations that no record was found for where they are cited."""
    return [
        each
        for each in look.judged
        if each.standing == "unrecorded" or (each.standing == "uncited" and each.key is None)
    ]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What a draft has of a source that it does not cite.

    Attributes:
        finding: It, marked as found elsewhere.
        of: The finding of the ordinary check that it knows more of; None where that found nothing.
        replaces: Whether it stands in place of that, not beside it.
    """

    finding: Finding
    of: Finding | None = None
    replaces: bool = False


def find_elsewhere(look: Look, kept: Recorded) -> Iterator[Elsewhere]:
    """What a draft has of the passages that were kept."""
    for each in _find(look, kept):
        yield replace(each, finding=replace(each.finding, elsewhere=True))


def _find(look: Look, kept: Recorded) -> Iterator[Elsewhere]:
    runs = {prose: find_runs(prose, kept.grams) for _begun, prose in look.prose}
    for found in find_borrowings(look.body, look.prose, runs):
        yield Elsewhere(found)
    for judged in unplaced(look):
        key, best = _nearest(judged, kept)
        records = kept.find(key) if key is not None else None
        if records is None:
            continue
        told = Judged(judged.piece, judged.reading, judged.standing, key, best)
        [before] = check_citing(look.body, judged, None)
        if best.is_exact:
            if judged.standing == "uncited":
                cited = next(check_citing(look.body, told, records))
                yield Elsewhere(cited, before, replaces=True)
            else:
                there = _recorded_elsewhere(before, best, records.source.key)
                yield Elsewhere(there, before, replaces=True)
        else:
            for finding in check_wording(look.body, told, records):
                yield Elsewhere(finding, before)


def _nearest(judged: Judged, kept: Recorded) -> tuple[str | None, Match]:
    key, best = None, NO_MATCH
    for records in kept.all:
        found = match(judged.reading, records)
        if (found.is_exact or found.is_near) and found.likeness > best.likeness:
            key, best = records.source.key, found
    return key, best


def _recorded_elsewhere(before: Finding, found: Match, key: str) -> Finding:
    version = found.hits[0][0].version
    return Finding(
        *("unrecorded", before.start, before.end, 0, before.text, before.source),
        recorded=version.text,
        detail=key,
    )
