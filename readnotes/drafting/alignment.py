"""A quotation laid beside a recorded passage: the same words, or where they part.

`find_exact` asks whether the quotation stands in the passage but for what a quotation may change
in the open: a cut matches any words, a bracketed insertion none or up to `MOST_REPLACED` words, a
word with a bracketed letter the word it was. Points at either end, beside a cut and beside an
insertion are the quoting writer's. `compare` shows where the two differ.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from readnotes.drafting.tokens import Token, matches_part, unchanged_words

MOST_REPLACED = 12
"""Words of the page that one bracketed insertion may stand for."""

_MOST_COMPARED = 2_000_000
_SOFT = frozenset({"gap", "inserted", "note"})
_SHORT_WORD = 3
_VERSE_END = "/"
_MOST_PARTED = 3


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a quotation parts from the passage: tokens of the one, tokens of the other.

    Attributes:
        first, last: The tokens of the quotation, `last` not included; empty where some lack.
        recorded_first, recorded_last: The same of the passage.
    """

    first: int
    last: int
    recorded_first: int
    recorded_last: int


def find_exact(quoted: Sequence[Token], passage: Sequence[Token]) -> tuple[int, int] | None:
    """Where a quotation stands in a passage, as first and last token, or None.

    >>> from readnotes.drafting.tokens import read_tokens
    >>> passage = read_tokens("for years, despite it, nobody spoke of the man again")
    >>> find_exact(read_tokens("[D]espite it … [he] spoke of him"), passage) is None
    True
    >>> find_exact(read_tokens("[D]espite it … spoke of [him] again."), passage)
    (3, 12)
    """
    walk = _Walk(passage)
    words = [token for token in quoted if token.kind != "note"]
    while words and words[0].kind == "point":
        words = words[1:]
    while words and words[-1].kind == "point":
        words = words[:-1]
    for at, token in enumerate(words):
        if token.kind == "gap":
            walk.skip_any()
        elif token.kind == "inserted":
            walk.replace_some()
        elif token.kind == "point":
            is_soft = words[at - 1].kind in _SOFT or words[at + 1].kind in _SOFT
            walk.take_point(token.form, is_soft)
        else:
            walk.take_word(token)
        if not walk.is_open:
            return None
    return walk.reached()


class _Walk:
    """All the places of a passage that the quotation may have reached, each with its beginning."""

    def __init__(self, passage: Sequence[Token]) -> None:
        self._passage = passage
        # Place reached -> where the quotation then began; None: anywhere from `_floor` on.
        self._places: dict[int, int] | None = None
        self._floor = 0
        self._begun: int | None = None
        self._is_soft = True

    @property
    def is_open(self) -> bool:
        return self._places is None or bool(self._places)

    def reached(self) -> tuple[int, int] | None:
        if self._places is None:
            return None if self._begun is None else (self._begun, self._floor)
        end = min(self._places)
        return self._places[end], end

    def skip_any(self) -> None:
        if self._places:
            self._floor = min(self._places)
            self._begun = self._places[self._floor]
        self._places = None

    def replace_some(self) -> None:
        self._is_soft = True
        if self._places is None:
            return
        spread: dict[int, int] = {}
        for place, begun in sorted(self._places.items()):
            words = 0
            while place <= len(self._passage):
                spread.setdefault(place, begun)
                if words == MOST_REPLACED or place == len(self._passage):
                    break
                words += self._passage[place].kind in ("word", "part")
                place += 1
        self._places = spread

    def take_word(self, token: Token) -> None:
        passage = self._passage
        taken: dict[int, int] = {}
        if self._places is None:
            begun = self._begun
            for place in range(self._floor, len(passage)):
                if _same_word(token, passage[place]):
                    taken[place + 1] = place if begun is None else begun
        else:
            for place, begun in self._places.items():
                for reached in self._over_editorial(place):
                    if _same_word(token, passage[reached]):
                        taken.setdefault(reached + 1, begun)
        self._places = taken
        self._is_soft = False

    def take_point(self, form: str, is_soft: bool) -> None:
        if self._places is None or is_soft:
            self._is_soft = True
            return
        taken: dict[int, int] = {}
        for place, begun in self._places.items():
            for reached in self._over_editorial(place):
                token = self._passage[reached]
                if token.kind == "point" and token.form == form:
                    taken.setdefault(reached + 1, begun)
        if form == _VERSE_END:
            # Where the page has no stroke, it is the end of a line of verse.
            taken = {**self._places, **taken}
        self._places = taken

    def _over_editorial(self, place: int) -> list[int]:
        """The places from which a token may be taken: what the record inserted may lack."""
        reached: list[int] = []
        while place < len(self._passage):
            reached.append(place)
            token = self._passage[place]
            beside = self._passage[place - 1].kind if place else "word"
            after = self._passage[place + 1].kind if place + 1 < len(self._passage) else "word"
            is_free = token.kind in ("inserted", "note") or (
                token.kind == "point" and (self._is_soft or beside in _SOFT or after in _SOFT)
            )
            if not is_free:
                break
            place += 1
        return reached


def _same_word(quoted: Token, recorded: Token) -> bool:
    if quoted.kind == "word":
        if recorded.kind == "word":
            return quoted.form == recorded.form
        return recorded.kind == "part" and quoted.form in unchanged_words(recorded.form)
    if recorded.kind == "word":
        return matches_part(quoted.form, recorded.form)
    return recorded.kind == "part" and (
        quoted.form == recorded.form
        or any(matches_part(quoted.form, word) for word in unchanged_words(recorded.form))
    )


def likeness(quoted: Sequence[Token], passage: Sequence[Token]) -> float:
    """How much of a quotation stands in a passage in the same order, from 0 to 1.

    Words of up to three letters count little, since they stand everywhere.
    """
    ours = [_bare(token).casefold() for token in quoted if token.kind in ("word", "part")]
    theirs = [_bare(token).casefold() for token in passage if token.kind in ("word", "part")]
    whole = sum(map(_weight, ours))
    if not whole:
        return 0.0
    shared = Counter(ours) & Counter(theirs)
    if sum(_weight(word) * n for word, n in shared.items()) < whole * 0.4:
        return 0.0
    if not is_comparable(quoted, passage):
        return sum(_weight(word) * n for word, n in shared.items()) / whole
    blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    found = (word for block in blocks for word in ours[block.a : block.a + block.size])
    return sum(map(_weight, found)) / whole


def _weight(word: str) -> float:
    return 1.0 if len(word) > _SHORT_WORD else 0.25


def _bare(token: Token) -> str:
    return token.form.replace("\0", "")


def is_comparable(quoted: Sequence[Token], passage: Sequence[Token]) -> bool:
    """Whether two are short enough to be compared word by word."""
    return len(quoted) * len(passage) <= _MOST_COMPARED


def compare(quoted: Sequence[Token], passage: Sequence[Token]) -> list[Difference]:
    """Where a quotation parts from a passage, in order, without what may differ.

    What the passage has before and after is no difference.
    """
    if not is_comparable(quoted, passage):
        return []
    while quoted and quoted[-1].kind == "point":
        quoted = quoted[:-1]
    ours, theirs = [_key(token) for token in quoted], [_key(token) for token in passage]
    codes = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    found: list[Difference] = []
    for at, (tag, first, last, recorded_first, recorded_last) in enumerate(codes):
        if tag == "equal":
            continue
        if first == last and at in (0, len(codes) - 1):
            continue
        # Beyond the ends of the quotation the passage simply goes on.
        if at == 0:
            there = passage[recorded_first:recorded_last]
            recorded_first = recorded_last - _reach(quoted[first:last], there, from_end=True)
        if at == len(codes) - 1:
            there = passage[recorded_first:recorded_last]
            recorded_last = recorded_first + _reach(quoted[first:last], there)
        difference = Difference(first, last, recorded_first, recorded_last)
        if not _is_open_change(quoted, passage, difference):
            found.append(_without_cuts(quoted, difference))
    return found


def _reach(ours: Sequence[Token], theirs: Sequence[Token], *, from_end: bool = False) -> int:
    """How many tokens of a passage stand against those of a quotation that goes no further.

    As many as these, but where one word here is two there: `pitheads`, `pit-heads`.
    """
    whole = "".join(map(_bare, ours))
    for length in range(len(ours) + 1, min(len(theirs), len(ours) + _MOST_PARTED) + 1):
        part = theirs[-length:] if from_end else theirs[:length]
        if "".join(map(_bare, part)) == whole:
            return length
    return min(len(ours), len(theirs))


def _without_cuts(quoted: Sequence[Token], difference: Difference) -> Difference:
    """The wrong words beside a cut alone, against as many words of the passage."""
    first, last = difference.first, difference.last
    while first < last and quoted[first].kind == "gap":
        first += 1
    while first < last and quoted[last - 1].kind == "gap":
        last -= 1
    length = last - first
    recorded_first, recorded_last = difference.recorded_first, difference.recorded_last
    if last < difference.last:
        recorded_last = min(recorded_last, recorded_first + length)
    elif first > difference.first:
        recorded_first = max(recorded_first, recorded_last - length)
    return Difference(first, last, recorded_first, recorded_last)


def _is_open_change(
    quoted: Sequence[Token], passage: Sequence[Token], difference: Difference
) -> bool:
    """Whether a difference is one a quotation may make: marked, or of points at an end."""
    ours = [
        token
        for token in quoted[difference.first : difference.last]
        if token.kind != "point" or token.form != _VERSE_END
    ]
    theirs = list(passage[difference.recorded_first : difference.recorded_last])
    words = [token for token in ours if token.kind in ("word", "part")]
    recorded = [token for token in theirs if token.kind in ("word", "part")]
    near = [*ours, *quoted[max(0, difference.first - 1) : difference.first]]
    near += quoted[difference.last : difference.last + 1]
    is_soft = any(token.kind in _SOFT for token in near)
    if len(words) == len(recorded) and all(map(_same_word, words, recorded)):
        is_edge = difference.first == 0 or difference.last == len(quoted)
        has_gap = any(token.kind == "gap" for token in theirs)
        points = any(token.kind == "point" for token in (*ours, *theirs))
        return (is_soft or is_edge or not points) and (not has_gap or is_soft)
    if not words and is_soft:
        if any(token.kind == "gap" for token in near):
            return True
        if any(token.kind == "inserted" for token in near):
            return len(recorded) <= MOST_REPLACED
        return not recorded
    if any(token.kind in ("part", "point") for token in (*ours, *theirs)):
        return False
    joined = ("".join(_bare(token) for token in each) for each in (words, recorded))
    return len(set(joined)) == 1


def _key(token: Token) -> tuple[str, str]:
    return token.kind, token.form
