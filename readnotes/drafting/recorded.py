"""Recorded passages made ready to be compared with drafts, once for many comparisons."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from readnotes.domain.locators import Locator, parse_locator
from readnotes.domain.passages import QUOTABLE_KINDS, CheckMaterial, Passage
from readnotes.domain.sources import Source
from readnotes.drafting.plain import Plain, plain_record
from readnotes.drafting.tokens import Token, read_tokens
from readnotes.text.folding import GAP, fold

RUN = 8
"""Words of a passage in a row, without quotation marks, that are borrowed."""

GRAM = 4
# Every run of RUN words holds exactly one GRAM that begins at a multiple of this.
STRIDE = RUN - GRAM + 1

_MOST_CANDIDATES = 8
_MOST_WORDS_ASKED = 12


@dataclass(frozen=True, slots=True)
class Version:
    """The words of a passage in one form: as quoted, as printed, or translated."""

    passage: Passage
    text: str
    plain: Plain
    tokens: Sequence[Token]


class _Prepared:
    """A passage and what was made of it, when it was first asked for."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage

    @cached_property
    def versions(self) -> tuple[Version, ...]:
        return tuple(_version(self.passage, text) for text in _texts(self.passage))

    @cached_property
    def folded(self) -> list[list[str]]:
        if self.passage.kind not in QUOTABLE_KINDS:
            return []
        return [fold(text).split() for text in _texts(self.passage)]


class SourceRecords:
    """The passages of one source, made ready when they are first asked for.

    Attributes:
        source: The record.
        passages: All of them, in page order.
        prepared: The same, with what was made of each.
    """

    def __init__(
        self, source: Source, passages: Sequence[Passage], before: "SourceRecords | None" = None
    ) -> None:
        """Makes nothing ready yet.

        Args:
            source: The record.
            passages: All of them.
            before: The source as it was; what was made of a passage stays if that is the same.
        """
        self.source = source
        self.passages = passages
        known = {each.passage.id: each for each in before.prepared} if before else {}
        self.prepared: Sequence[_Prepared] = [_prepare(each, known) for each in passages]
        self._locators: dict[str, Locator] = {}

    def locator(self, passage: Passage) -> Locator:
        """Where a passage stands."""
        return parse_locator(passage.locator, timed=self.source.timed)

    def find_candidates(self, words: Iterable[str]) -> list[tuple[Version, ...]]:
        """The passages that share most of some folded words, the nearest first, at most a few."""
        index = self._word_index
        asked = sorted(
            (len(index[word]), word) for word in set(words) if word in index and word != GAP
        )
        scores: Counter[int] = Counter()
        for frequency, word in asked[:_MOST_WORDS_ASKED]:
            for number in index[word]:
                # The rarer of two words says more; a common one is not worth nothing.
                scores[number] += 1 + 8 // frequency
        best = scores.most_common(_MOST_CANDIDATES)
        return [self.versions(number) for number, _score in best]

    def versions(self, number: int) -> tuple[Version, ...]:
        """The forms of a passage: as quoted, as printed and translated where these are others."""
        return self.prepared[number].versions

    @cached_property
    def folded(self) -> list[tuple[int, list[str]]]:
        """The folded words of each passage that stands in its source's own words."""
        return [
            (number, words) for number, each in enumerate(self.prepared) for words in each.folded
        ]

    @cached_property
    def _word_index(self) -> dict[str, list[int]]:
        index: defaultdict[str, list[int]] = defaultdict(list)
        for number, words in self.folded:
            for word in set(words):
                index[word].append(number)
        return index

    @cached_property
    def grams(self) -> dict[str, list[tuple[int, int]]]:
        """Every `STRIDE`-th row of `GRAM` words: (which of `folded`, at which word)."""
        grams: dict[str, list[tuple[int, int]]] = {}
        for at, (number, words) in enumerate(self.folded):
            if self.passages[number].kind != "quotation":
                continue
            for place in range(0, len(words) - GRAM + 1, STRIDE):
                gram = " ".join(words[place : place + GRAM])
                grams.setdefault(gram, []).append((at, place))
        return grams


def _prepare(passage: Passage, known: Mapping[str, _Prepared]) -> _Prepared:
    before = known.get(passage.id)
    return before if before is not None and before.passage == passage else _Prepared(passage)


def _texts(passage: Passage) -> Iterator[str]:
    yield passage.text
    if passage.as_printed:
        yield passage.as_printed
    if passage.translation:
        yield passage.translation


def _version(passage: Passage, text: str) -> Version:
    plain = plain_record(text)
    return Version(passage, text, plain, read_tokens(plain.text))


class Recorded:
    """The passages of several sources by citation key.

    What was made of a source stays while its record and passages are the same, and what was made
    of a passage as long as that is.
    """

    def __init__(self, material: CheckMaterial, before: "Recorded | None" = None) -> None:
        self.material = material
        self._records: dict[str, SourceRecords] = {}
        for key, source in material.sources.items():
            passages = material.passages.get(key, ())
            known = before.find(key) if before is not None else None
            if known is not None and known.source == source and known.passages == passages:
                self._records[key] = known
            else:
                self._records[key] = SourceRecords(source, passages, known)

    def find(self, key: str) -> SourceRecords | None:
        """The passages of a source, None where there is no such source."""
        return self._records.get(key)

    @property
    def all(self) -> Sequence[SourceRecords]:
        """Those of every source."""
        return list(self._records.values())

    @cached_property
    def grams(self) -> "Grams":
        """Rows of words of all passages: in which source, which of its `folded`, at which word."""
        found: Grams = {}
        for records in self._records.values():
            for gram, places in records.grams.items():
                found.setdefault(gram, []).extend((records, at, place) for at, place in places)
        return found


Grams = dict[str, list[tuple[SourceRecords, int, int]]]
