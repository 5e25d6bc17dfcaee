"""Which recorded passage a quotation comes from, and whether it says the same."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from readnotes.drafting.alignment import Difference, compare, find_exact, is_comparable, likeness
from readnotes.drafting.emphasis_remarks import speaks_of_emphasis
from readnotes.drafting.incises import without_incises
from readnotes.drafting.plain import Plain
from readnotes.drafting.recorded import SourceRecords, Version
from readnotes.drafting.tokens import Token, read_tokens
from readnotes.text.folding import fold

NEAR = 0.5
"""The likeness from which on a quotation is the passage with other words, not another one."""

_WORDS = ("word", "part")


@dataclass(frozen=True, slots=True)
class Reading:
    """A quotation of a draft, read; places are counted from where its words begin.

    Attributes:
        words: How many of its own words it has, bracketed ones not counted.
    """

    plain: Plain
    tokens: tuple[Token, ...]
    words: int


@dataclass(frozen=True, slots=True)
class Hit:
    """Where words of a quotation stand: in this form of a passage, from token to token."""

    version: Version
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Match:
    """What a source's records say of a quotation.

    Attributes:
        hits: For each part of it (parted at cuts where the parts come from several passages)
            the places where it stands; all of them where it says the same.
        nearest: The passage nearest to it.
        likeness: How near, from 0 to 1; 1 where it says the same.
        differences: Where it parts from `nearest`.
        insertions: Tokens from, to, of words in round brackets that the passage has not.
        as_near: The passages that are as near as `nearest`, or nearly so.
    """

    hits: tuple[tuple[Hit, ...], ...] = ()
    nearest: Version | None = None
    likeness: float = 0.0
    differences: tuple[Difference, ...] = ()
    insertions: tuple[tuple[int, int], ...] = ()
    as_near: tuple[Version, ...] = ()

    @property
    def is_exact(self) -> bool:
        """Whether it says the same, round brackets apart."""
        return bool(self.hits)

    @property
    def is_near(self) -> bool:
        """Whether it is a recorded passage with other words."""
        return not self.hits and self.nearest is not None and self.likeness >= NEAR


NO_MATCH = Match()


def make_reading(plain: Plain) -> Reading:
    """Read the words of a quotation."""
    tokens = _without_empty_brackets(read_tokens(plain.text))
    return Reading(plain, tuple(tokens), sum(token.kind in _WORDS for token in tokens))


def _without_empty_brackets(tokens: list[Token]) -> list[Token]:
    """A page taken out of its round brackets leaves them empty."""
    kept: list[Token] = []
    for token in tokens:
        if token.form == ")" and kept and kept[-1].form == "(" and kept[-1].kind == "point":
            kept.pop()
        else:
            kept.append(token)
    return kept


def match(reading: Reading, records: SourceRecords) -> Match:
    """Compare a quotation with the passages of a source."""
    found = _match_tokens(reading.tokens, records)
    if found.is_exact:
        return found
    joined = _match_joined(reading.tokens, records)
    if joined is not None:
        return joined
    parts = _parts(reading)
    if len(parts) > 1:
        each = [_match_tokens(reading.tokens[first:last], records) for first, last in parts]
        if all(one.is_exact for one in each):
            insertions = [
                (first + begin, first + end)
                for (first, _last), one in zip(parts, each, strict=True)
                for begin, end in one.insertions
            ]
            return Match(tuple(one.hits[0] for one in each), None, 1.0, (), tuple(insertions))
        is_of_one = all(one.is_exact or one.nearest is found.nearest for one in each)
        if found.likeness < _SURE and not (found.is_near and is_of_one):
            return _worst_part(parts, each)
    for tokens in without_incises(reading.plain.text, reading.tokens) if found.is_near else ():
        other = _match_tokens(tokens, records)
        if other.is_exact:
            return other
    return found


def _match_joined(tokens: Sequence[Token], records: SourceRecords) -> Match | None:
    """A quotation that runs over from the end of one recorded passage into the next one."""
    ends = [at + 1 for at, token in enumerate(tokens) if token.form in _SENTENCE_ENDS]
    for at in ends[:_MOST_SENTENCES]:
        first, second = tokens[:at], tokens[at:]
        if not any(token.kind in _WORDS for token in second):
            return None
        before = _match_tokens(first, records)
        if not before.is_exact:
            # What is wrong already is not mended by more words.
            return None
        if not any(map(_reaches_end, before.hits[0])):
            continue
        after = _match_tokens(second, records)
        if after.is_exact and any(map(_begins_at_start, after.hits[0])):
            moved = tuple((start + at, end + at) for start, end in after.insertions)
            hits = (before.hits[0], after.hits[0])
            return Match(hits, before.nearest, 1.0, (), (*before.insertions, *moved))
    return None


def _reaches_end(hit: Hit) -> bool:
    return not any(token.kind in _WORDS for token in hit.version.tokens[hit.last :])


def _begins_at_start(hit: Hit) -> bool:
    return not any(token.kind in _WORDS for token in hit.version.tokens[: hit.first])


_SENTENCE_ENDS = frozenset(".?!")
_MOST_SENTENCES = 30
_SURE = 0.85
_ABOUT = 0.1


def _worst_part(parts: Sequence[tuple[int, int]], matches: Sequence[Match]) -> Match:
    """The part of a quotation that is not recorded so, its tokens counted from the beginning."""
    (first, _last), worst = min(
        (pair for pair in zip(parts, matches, strict=True) if not pair[1].is_exact),
        key=lambda pair: pair[1].likeness,
    )
    return replace(
        worst,
        differences=tuple(
            replace(each, first=each.first + first, last=each.last + first)
            for each in worst.differences
        ),
        insertions=tuple((begin + first, end + first) for begin, end in worst.insertions),
    )


def _parts(reading: Reading) -> list[tuple[int, int]]:
    """The tokens between cuts and between paragraphs, as far as they hold words."""
    borders = [0]
    previous_end = 0
    for at, token in enumerate(reading.tokens):
        if token.kind == "gap" or "\n\n" in reading.plain.text[previous_end : token.start]:
            borders.append(at)
        previous_end = token.end
    borders.append(len(reading.tokens))
    parts = pairwise(borders)
    return [
        part
        for part in parts
        if any(token.kind in _WORDS for token in reading.tokens[part[0] : part[1]])
    ]


def _match_tokens(tokens: Sequence[Token], records: SourceRecords) -> Match:
    asked = [word for token in tokens if token.kind in _WORDS for word in _asked_words(token)]
    candidates = records.find_candidates(asked)
    hits: list[Hit] = []
    insertions: tuple[tuple[int, int], ...] = ()
    nearest: Version | None = None
    near: list[tuple[float, Version]] = []
    best = 0.0
    for version in (each for versions in candidates for each in versions):
        opened, inserted = _open_round_brackets(tokens, version.tokens)
        place = find_exact(opened, version.tokens)
        if place is not None:
            if not hits or len(inserted) < len(insertions):
                insertions = inserted
            hits.append(Hit(version, *place))
        elif not hits:
            alike = likeness(opened, version.tokens)
            near.append((alike, version))
            if alike > best:
                nearest, best = version, alike
    if hits:
        return Match((tuple(hits),), hits[0].version, 1.0, (), insertions)
    if nearest is None:
        return NO_MATCH
    opened, inserted = _open_round_brackets(tokens, nearest.tokens)
    differences = tuple(compare(opened, nearest.tokens)) if best >= NEAR else ()
    if best >= NEAR and not differences and is_comparable(opened, nearest.tokens):
        # Nothing but a blank or hyphen inside a word.
        hit = Hit(nearest, 0, len(nearest.tokens))
        return Match(((hit,),), nearest, 1.0, (), inserted)
    others = tuple(version for alike, version in near if alike >= best - _ABOUT)
    return Match((), nearest, best, differences, inserted, others)


def _asked_words(token: Token) -> list[str]:
    """The folded words under which a passage is looked for; a bracketed letter in either case."""
    return fold(token.form.replace("\0", "")).split()


def _open_round_brackets(
    tokens: Sequence[Token], recorded: Sequence[Token]
) -> tuple[Sequence[Token], tuple[tuple[int, int], ...]]:
    """Take round brackets the passage has not for insertions; a group's tokens become one.

    The others of a group become notes, so that every token keeps its number.
    """
    if not any(token.form == "(" and token.kind == "point" for token in tokens):
        return tokens, ()
    opened = list(tokens)
    inserted: list[tuple[int, int]] = []
    begun: int | None = None
    for at, token in enumerate(tokens):
        if token.kind != "point":
            continue
        if token.form == "(":
            begun = at
        elif token.form == ")" and begun is not None:
            group = tokens[begun + 1 : at]
            if not _stands_bracketed(group, recorded):
                is_remark = speaks_of_emphasis(" ".join(word.form for word in group))
                for number in range(begun, at + 1):
                    opened[number] = tokens[number]._replace(kind="note")
                opened[begun] = tokens[begun]._replace(kind="inserted")
                if not is_remark:
                    inserted.append((begun, at + 1))
            begun = None
    return opened, tuple(inserted)


def _stands_bracketed(group: Sequence[Token], recorded: Sequence[Token]) -> bool:
    wanted = [token.form for token in group if token.kind == "word"]
    begun: int | None = None
    for at, token in enumerate(recorded):
        if token.form == "(":
            begun = at
        elif token.form == ")" and begun is not None:
            words = [each.form for each in recorded[begun + 1 : at] if each.kind == "word"]
            if words == wanted or (wanted and set(wanted) <= set(words)):
                return True
            # A misquoted word inside printed brackets is a wrong word, no insertion.
            if words and len(set(wanted) & set(words)) * 2 >= len(words):
                return True
            begun = None
    return False
