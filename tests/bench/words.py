"""Made-up words as frequent, and as like one another, as those of real English and Arabic text.

The commonest words are English ones, for a reader's queries begin with them. All others are made
from parts of English words, with the forms of each stem beside it (`-s`, `-ed`, `-ing`, `-ly` …),
so that prefixes spread as they do in English and stemming has something to do. The n-th word is
used as often as the law of Zipf and Mandelbrot says, with the steeper slope that rare words have:
a million passages hold 400,000 different words, two fifths of them in one passage each.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

SEED = 2


def _listed(words: str) -> list[str]:
    return words.split()


COMMON = _listed(
    """
    the of and to a in that he was it his is with as i for had you not be her on at by which have
    or from this him but all she they were my are me one their so an said them we who would been
    will no when there if more out up into do any your what has man could other than our some very
    time upon about may its only now like little then can made should did us such great before
    must two these see know over much down after first mr good men own never most old shall day
    where those came come himself way work life without go make well through being long say might
    how am too even again many back here think every people went same last thought away under take
    found hand eyes still place while just also young yet though against things get ever give god
    years off face nothing right once another left part saw house world head three took new love
    always mrs put night each king between tell mind heart few because thing whom far seemed
    looked called whole de set both got find done heard look name days told let lord country asked
    going seen better having home knew side
    """
)

#: How words begin, with about the weight that these beginnings have in an English dictionary.
_ONSETS = {
    "": 14, "b": 6, "c": 7, "d": 6, "f": 5, "g": 4, "h": 5, "j": 1, "k": 1, "l": 5, "m": 6, "n": 3,
    "p": 6, "r": 6, "s": 6, "t": 6, "v": 2, "w": 3, "y": 0.4, "z": 0.3, "qu": 0.7, "bl": 0.8,
    "br": 1.2, "ch": 1.8, "cl": 1.1, "cr": 1.4, "dr": 0.9, "fl": 1.1, "fr": 1.1, "gl": 0.6,
    "gr": 1.3, "kn": 0.3, "ph": 0.5, "pl": 1.1, "pr": 1.8, "sc": 0.9, "sh": 1.3, "sl": 0.7,
    "sp": 1.3, "st": 2.2, "str": 0.9, "sw": 0.6, "th": 1.1, "tr": 1.7, "wh": 0.6, "wr": 0.3,
}  # fmt: skip
_NUCLEI = {
    "a": 10, "e": 12, "i": 9, "o": 8, "u": 5, "ea": 2, "ee": 1, "ai": 1, "ou": 1.4, "oo": 0.8,
    "ie": 0.6, "io": 0.6,
}  # fmt: skip
_CODAS = {
    "": 14, "n": 6, "r": 6, "l": 4, "t": 4, "s": 3, "m": 3, "d": 3, "c": 2, "p": 2, "g": 1, "nd": 2,
    "nt": 2, "st": 2, "ck": 1, "ll": 1, "ss": 1, "rt": 1, "rd": 1, "mp": 0.6, "ct": 0.8, "ng": 0.8,
    "sh": 0.7, "th": 0.7, "x": 0.3, "rk": 0.4, "ft": 0.3,
}  # fmt: skip
_PREFIXES = _listed(
    """
    un re in con dis pre pro de ex over com en im sub inter under mis trans fore counter out non
    anti super
    """
)
_ENDINGS = _listed(
    """
    e y le er ion ate ent ant al ic ous ive ish age or el ow en et ine ure ity ism
    """
)
#: Forms of a stem, each with how often it is used beside the others.
_NOUN = (("", 1.0), ("s", 0.4))
_VERB = (("", 0.7), ("ed", 0.6), ("ing", 0.35), ("s", 0.25), ("er", 0.05), ("ers", 0.03))
_ADJECTIVE = (("", 1.0), ("ly", 0.25), ("ness", 0.06), ("er", 0.05), ("est", 0.03))
_STEMS = 190_000

#: Up to this rank a word is used about 1/rank as often as the first; beyond, the slope is steeper.
_BEND = 6000
_STEEPER = 1.75

_ARABIC_COMMON = _listed(
    """
    في من على إلى أن كان التي الذي هذا هذه ما لا لم قد عن مع بعد قبل كل بين ثم حتى يوم الناس
    الزمان المدينة الحرب السجن الماء الليل البيت الطريق مُحَمَّد الرَّقَّة ١٩٨٢ ٩٤
    """
)
_ARABIC_LETTERS = "بتثجحخدذرزسشصضطعغفقكلمنهوي"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words, the commonest first.

    Attributes:
        words: All different.
        shares: Which part of all words of the texts are the n-th word.
        sums: The shares added up, for drawing words.
    """

    words: tuple[str, ...]
    shares: tuple[float, ...]
    sums: tuple[float, ...]

    def draw(self, chance: random.Random, count: int) -> list[str]:
        """So many words, each as often as it is used."""
        return chance.choices(self.words, cum_weights=self.sums, k=count)

    def part_of_passages(self, rank: int, length: int = 40) -> float:
        """In which part of passages of this length the word with a rank (from 0) stands."""
        return float(1 - (1 - self.shares[rank]) ** length)


def _make(words: tuple[str, ...]) -> Vocabulary:
    weights = [_weight(rank) for rank in range(len(words))]
    total = sum(weights)
    shares = tuple(weight / total for weight in weights)
    return Vocabulary(words, shares, tuple(accumulate(shares)))


def _weight(rank: int) -> float:
    if rank < _BEND:
        return 1 / (rank + 2)
    return float((_BEND / rank) ** _STEEPER / (_BEND + 2))


@cache
def english() -> Vocabulary:
    """The words of most passages."""
    chance = random.Random(SEED)
    place_of: dict[str, float] = {}
    for place, stem in enumerate(_stems(chance, _STEMS)):
        forms = chance.choice((_NOUN, _NOUN, _VERB, _VERB, _ADJECTIVE))
        for ending, use in forms:
            place_of.setdefault(_with(stem, ending), (place + 1) / use * chance.uniform(0.5, 2))
    for common in COMMON:
        place_of.pop(common, None)
    return _make((*COMMON, *sorted(place_of, key=place_of.__getitem__)))


@cache
def arabic() -> Vocabulary:
    """The words of Arabic passages: roots with articles, vowel marks here and there."""
    chance = random.Random(SEED)
    words = dict.fromkeys(_ARABIC_COMMON)
    while len(words) < 6000:
        first, second, third = chance.choices(_ARABIC_LETTERS, k=3)
        shape = chance.choice(("{}{}{}", "{}ا{}{}", "م{}{}و{}", "{}{}ي{}", "ت{}{}ي{}", "{}َ{}َ{}"))
        before = chance.choice(("", "", "ال", "ال", "و", "بال"))
        after = chance.choice(("", "", "", "ة", "ات", "ون", "ى"))
        words[before + shape.format(first, second, third) + after] = None
    return _make(tuple(words))


def _stems(chance: random.Random, count: int) -> Iterator[str]:
    """Different stems, the short ones first by and large."""
    seen = set(COMMON)
    onsets, nuclei, codas = (
        (list(parts), list(accumulate(parts.values()))) for parts in (_ONSETS, _NUCLEI, _CODAS)
    )

    def syllable() -> str:
        return "".join(
            chance.choices(parts, cum_weights=sums)[0] for parts, sums in (onsets, nuclei, codas)
        )

    while len(seen) < count:
        grown = len(seen) / count
        stem = "".join(syllable() for _n in range(1 + (chance.random() < 0.3 + grown)))
        if chance.random() < 0.25 + grown / 4:
            stem = chance.choice(_PREFIXES) + stem
        if chance.random() < 0.5:
            stem = stem.rstrip("aeiou") + chance.choice(_ENDINGS)
        if 3 <= len(stem) <= 14 and stem not in seen:
            seen.add(stem)
            yield stem


def _with(stem: str, ending: str) -> str:
    """A stem with an ending, as English spells it.

    >>> [_with("trace", each) for each in ("s", "ed", "ing", "ly")], _with("cry", "ed")
    (['traces', 'traced', 'tracing', 'tracely'], 'cried')
    """
    if ending == "s":
        if stem.endswith(("s", "x", "sh", "ch")):
            return stem + "es"
        if stem.endswith("y") and stem[-2] not in "aeiou":
            return stem[:-1] + "ies"
        return stem + "s"
    if stem.endswith("e") and ending[:1] in ("e", "i"):
        return stem[:-1] + ending
    if stem.endswith("y") and stem[-2] not in "aeiou" and ending and not ending.startswith("i"):
        return stem[:-1] + "i" + ending
    return stem + ending
