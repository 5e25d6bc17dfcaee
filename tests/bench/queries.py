"""The fixed set of queries, by class; made from the vocabulary and from passages of the library.

Every class is drawn with a seed of its own, so that one can grow without changing the others.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from tests.bench import draws
from tests.bench.asked import Question
from tests.bench.draws import MANY, Passage, load_passages
from tests.bench.words import english

#: In which part of the passages the words of a band stand, from and below.
BANDS = {
    "over 25 %": (0.25, 1.0),
    "5–25 %": (0.05, 0.25),
    "1–5 %": (0.01, 0.05),
    "0.1–1 %": (0.001, 0.01),
    "0.01–0.1 %": (0.0001, 0.001),
    "rarer": (0.0, 0.0001),
}
ORDINARY = (16.0, 50.0)
WORST = (150.0, None)


@dataclass(frozen=True, slots=True)
class QueryClass:
    """Queries of one kind.

    Attributes:
        name: What kind.
        questions: What is asked.
        at_most: What p95 and p99 may be, in milliseconds; None where nothing is asked of it.
    """

    name: str
    questions: tuple[Question, ...]
    at_most: tuple[float, float | None]


def make_classes(path: Path) -> list[QueryClass]:
    """All classes for a library."""
    passages = load_passages(path)
    classes = [
        QueryClass(f"words: {band}", _drawn(band, partial(draws.words_of_band, *limits)), ORDINARY)
        for band, limits in BANDS.items()
    ]
    ordinary: dict[str, Callable[[Sequence[Passage], random.Random], Iterator[Question]]] = {
        "words: absent": draws.absent,
        "words: two or three": draws.several_words,
        "prefix: one letter": partial(draws.prefixes, 1),
        "prefix: two letters": partial(draws.prefixes, 2),
        "prefix: three letters": partial(draws.prefixes, 3),
        "prefix: after a word": draws.prefixes_after_a_word,
        "phrase: two words": partial(draws.phrases, 2),
        "phrase: three words": partial(draws.phrases, 3),
        "phrase: four or five words": partial(draws.phrases, 5),
        "field: page, book, words": draws.page_and_book,
        "field: page, words": draws.page_and_words,
        "field: tag": draws.tags,
        "field: kind": draws.kinds,
        "field: -word": draws.without,
        "field: others": draws.other_fields,
    }
    worst = {
        "worst: phrase of common words": (draws.common_phrases, 120),
        "worst: hitless conjunction": (draws.hitless, 120),
        "worst: NOT of a common word": (draws.without_common, 120),
        "worst: 1,000 OR-ed words": (draws.thousand, 40),
    }
    for name, make in ordinary.items():
        classes.append(QueryClass(name, _drawn(name, partial(make, passages)), ORDINARY))
    for name, (draw, count) in worst.items():
        classes.append(QueryClass(name, _drawn(name, draw, count), WORST))
    return classes


def misspelt_words(count: int = 200) -> list[str]:
    """Words of the vocabulary with one slip of the hand, which are no words of it themselves."""
    chance = random.Random(22)
    known = frozenset(english().words)
    some = [word for word in english().words[200:30_000] if len(word) > 4]
    found: dict[str, None] = {}
    while len(found) < count:
        word = chance.choice(some)
        at = chance.randrange(1, len(word) - 1)
        letter = chance.choice("etaoinsrhl")
        slip = chance.choice(
            (
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            )
        )
        if slip not in known:
            found[slip] = None
    return list(found)


def typed_lines(count: int) -> list[str]:
    """Queries of 40 characters, as somebody types them."""
    chance = random.Random(23)
    lines: list[str] = []
    while len(lines) < count:
        words = [*english().draw(chance, 8), chance.choice(("page:94", "tag:prison", "-italy"))]
        chance.shuffle(words)
        lines.append(" ".join(words)[:40].ljust(40, "e"))
    return lines


def _drawn(
    name: str, make: Callable[[random.Random], Iterator[Question]], count: int = MANY
) -> tuple[Question, ...]:
    """The first different questions of an endless row, or of one that ends."""
    made = make(random.Random(name))
    return tuple(islice(dict.fromkeys(islice(made, count * 20)), count))
