"""The quotations of a draft with what the records say of them: what the rules look at."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from readnotes.citation.cited import CitedItem
from readnotes.domain.locators import Locator
from readnotes.drafting.block_pieces import Piece
from readnotes.drafting.matching import NO_MATCH, Hit, Match, Reading
from readnotes.drafting.placing import may_stand_at, read_locator
from readnotes.drafting.recorded import Recorded, SourceRecords
from readnotes.drafting.references import Reference
from readnotes.text.folding import fold

Standing = Literal["recorded", "elsewhere", "changed", "unrecorded", "uncited", "own words"]

_FEWEST_CITED = 3
"""Shorter words in marks, cited or not, are a name or a word the reviewer keeps at a distance."""

_FEWEST_UNCITED = 4
_FEWEST_UNKNOWN = 6
_FEWEST_UNHEARD = 8
_SURELY_THE_SAME = 0.7
_LONGEST_TITLE = 12
_LONG_WORD = 4


Matcher = Callable[[Reading, SourceRecords], Match]
_Cited = tuple[str, CitedItem, Reference]


@dataclass(frozen=True, slots=True)
class Judged:
    """A quotation and how it stands to the records.

    Attributes:
        standing: `recorded`: it says what is recorded where it is cited; `elsewhere`: its words
            are recorded at another place than the cited one; `changed`: a recorded passage in
            other words; `unrecorded`, `uncited`; or no quotation at all but the reviewer's
            `own words`: a title, a name, words kept at a distance.
        key: The source it is from.
        match: What that source's records say.
        reference: The citation that speaks for it, with the item of it.
    """

    piece: Piece
    reading: Reading
    standing: Standing
    key: str | None = None
    match: Match = NO_MATCH
    reference: Reference | None = None
    item: CitedItem | None = None


class Judge:
    """Decides how the quotations of one draft stand to the records.

    Args:
        recorded: The records.
        match: Compares words with the passages of one source, remembering what it found.
        asked: The sources whose passages an uncited quotation may come from.
    """

    def __init__(self, recorded: Recorded, match: Matcher, asked: Sequence[str]) -> None:
        self._recorded = recorded
        self._match = match
        self._asked = [
            records for key in dict.fromkeys(asked) if (records := recorded.find(key)) is not None
        ]
        self._titles = _titles(recorded)

    def judge(self, piece: Piece, reading: Reading) -> Judged:
        """How one quotation stands."""
        own_words = Judged(piece, reading, "own words")
        if not reading.words or piece.unit.kind == "heading":
            return own_words
        strong = self._known(piece.strong[:1] if piece.certain else piece.strong)
        if piece.strong and not strong:
            # Its key is unknown, which is a finding of its own.
            return own_words
        if not strong:
            return self._judge_uncited(piece, reading)
        matches = {key: self._match(reading, self._records(key)) for key, _i, _r in strong}
        best = self._exact(strong, matches)
        if best is not None:
            stands, (key, item, reference) = best
            return Judged(
                piece,
                reading,
                "recorded" if stands or reading.words < _FEWEST_CITED else "elsewhere",
                key,
                matches[key],
                reference,
                item,
            )
        return self._judge_changed(piece, reading, strong, matches)

    def _judge_changed(
        self,
        piece: Piece,
        reading: Reading,
        strong: Sequence[_Cited],
        matches: Mapping[str, Match],
    ) -> Judged:
        """A quotation that no cited source has word for word."""
        own_words = Judged(piece, reading, "own words")
        key, item, reference = max(strong, key=lambda each: matches[each[0]].likeness)
        found = matches[key]
        fewest = _FEWEST_CITED if piece.certain or piece.block else _FEWEST_UNCITED
        if reading.words < fewest or self._is_known_title(reading):
            return own_words
        is_short = reading.words < _FEWEST_UNKNOWN and not (piece.certain or piece.block)
        is_there = found.is_near and is_short and self._is_recorded_at(found, item)
        if found.is_near and (not is_short or is_there or found.likeness > _SURELY_THE_SAME):
            return Judged(piece, reading, "changed", key, found, reference, item)
        if piece.weak or not piece.certain:
            weak = self._judge_weakly(piece, reading)
            if weak is not None and weak.standing == "recorded":
                return weak
        if is_short or looks_like_title(reading):
            return own_words
        key, item, reference = strong[0]
        return Judged(piece, reading, "unrecorded", key, found, reference, item)

    def _is_recorded_at(self, found: Match, item: CitedItem) -> bool:
        """Whether the nearest passage stands at the very place that is cited."""
        assert found.nearest is not None
        records = self._records(item.key)
        place, cited = records.locator(found.nearest.passage), read_locator(item, records.source)
        return bool(place.parts and cited.parts) and may_stand_at(place, cited)

    def _judge_uncited(self, piece: Piece, reading: Reading) -> Judged:
        weakly = self._judge_weakly(piece, reading)
        if weakly is not None:
            return weakly
        own_words = Judged(piece, reading, "own words")
        if self._is_known_title(reading) or reading.words < _FEWEST_UNCITED:
            return own_words
        for records in self._asked:
            found = self._match(reading, records)
            if found.is_exact or (
                found.likeness >= _SURELY_THE_SAME
                and reading.words >= _FEWEST_UNKNOWN
                and not looks_like_title(reading)
            ):
                return Judged(piece, reading, "uncited", records.source.key, found)
        fewest = _FEWEST_UNKNOWN if piece.block else _FEWEST_UNHEARD
        if reading.words < fewest or looks_like_title(reading):
            return own_words
        if piece.unit.kind == "note" and not piece.block and not piece.weak:
            return own_words
        return Judged(piece, reading, "uncited")

    def _judge_weakly(self, piece: Piece, reading: Reading) -> Judged | None:
        """What the other citations nearby say, if the words stand at their places."""
        weak = self._known(piece.weak)
        if not weak:
            return None
        matches = {key: self._match(reading, self._records(key)) for key, _i, _r in weak}
        best = self._exact(weak, matches)
        if best is not None and best[0]:
            key, item, reference = best[1]
            return Judged(piece, reading, "recorded", key, matches[key], reference, item)
        if best is not None or reading.words < _FEWEST_UNCITED:
            return None
        for key, item, reference in weak:
            found = matches[key]
            records = self._records(key)
            if found.nearest is None or not found.is_near:
                continue
            if reading.words < _FEWEST_UNKNOWN and found.likeness < _SURELY_THE_SAME:
                continue
            place = records.locator(found.nearest.passage)
            if may_stand_at(place, read_locator(item, records.source)):
                return Judged(piece, reading, "changed", key, found, reference, item)
        return None

    def _exact(
        self, cited: Sequence[_Cited], matches: Mapping[str, Match]
    ) -> tuple[bool, _Cited] | None:
        """The first citation whose source has the words, at its place if there is one."""
        exact = [each for each in cited if matches[each[0]].is_exact]
        firsts: dict[str, _Cited] = {}
        for each in exact:
            firsts.setdefault(each[0], each)
        for each in firsts.values():
            items = [item for key, item, _reference in cited if key == each[0]]
            # A name in the sentence says nothing where a page beside it says more.
            places = [item for item in items if item.locator] or items
            if self._stands(matches[each[0]], self._records(each[0]), places):
                return True, each
        return (False, exact[0]) if exact else None

    def _stands(self, found: Match, records: SourceRecords, items: Sequence[CitedItem]) -> bool:
        """Whether every part of a quotation stands at one of the cited places."""
        cited = [read_locator(item, records.source) for item in items]
        return all(
            any(self._hit_stands(hit, records, cited) for hit in hits) for hits in found.hits
        )

    def _hit_stands(self, hit: Hit, records: SourceRecords, cited: Sequence[Locator]) -> bool:
        passage = hit.version.passage
        if passage.source != records.source.key:
            # Quoted in this source: its own place says nothing of the place here.
            return True
        place = records.locator(passage)
        return any(may_stand_at(place, each) for each in cited)

    def _records(self, key: str) -> SourceRecords:
        records = self._recorded.find(key)
        assert records is not None
        return records

    def _known(self, references: Sequence[Reference]) -> list[_Cited]:
        return [
            (item.key, item, reference)
            for reference in references
            for item in reference.items
            if self._recorded.find(item.key) is not None
        ]

    def _is_known_title(self, reading: Reading) -> bool:
        if reading.words > 3 * _LONGEST_TITLE:
            return False
        words = fold(reading.plain.text)
        return any(words == title or title.startswith(f"{words} ") for title in self._titles)


def _titles(recorded: Recorded) -> frozenset[str]:
    titles: set[str] = set()
    for records in recorded.all:
        source = records.source
        names = [source.title, source.subtitle, f"{source.title} {source.subtitle or ''}"]
        names += [str(source.csl.get(name, "")) for name in ("container-title", "title-short")]
        titles.update(fold(name) for name in names if name)
    return frozenset(titles - {""})


def looks_like_title(reading: Reading) -> bool:
    """Whether nearly all longer words begin with a capital: “The Long Road to Raqqa”."""
    words = [token.form for token in reading.tokens if token.kind == "word"]
    if len(words) > _LONGEST_TITLE or any(token.form in ".?!" for token in reading.tokens[:-1]):
        return False
    long = [word for word in words if len(word) >= _LONG_WORD and word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in long)
    inside = sum(word[:1].isupper() for word in words[1:])
    if inside >= 3 and inside >= 0.35 * len(words):
        return True
    return capitals >= 2 and capitals >= 0.75 * len(long)
