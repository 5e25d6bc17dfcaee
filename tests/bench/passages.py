"""Made-up books and quotes for libraries to measure on, always the same for the same seed."""

import random
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate

from readnotes.domain.contributors import Contributor
from readnotes.domain.ids import made_id
from readnotes.domain.quotes import QUOTE_KINDS, Quote
from readnotes.domain.roman import render_roman
from readnotes.domain.sources import STATUSES, Reading, Source
from tests.bench.words import arabic, english

TAG_COUNT = 200
SPEAKER_COUNT = 3000
#: How often each of `QUOTE_KINDS` is met.
_KIND_WEIGHTS = (80, 8, 4, 4, 2, 2)
_IDIOM_COUNT = 30_000
_BATCH = 5000
_FIRST_YEAR, _YEARS = 2012, 14
_MADE = "2026-01-01T00:00:00Z"


def zipf(count: int, start: int = 2) -> list[float]:
    """Weights, added up, by which the n-th thing is met about 1/n as often as the first."""
    return list(accumulate(1 / (n + start) for n in range(count)))


@cache
def tag_names() -> tuple[str, ...]:
    """The subjects, of one or two words each."""
    chance = random.Random(5)
    some = english().words[400:4000]
    names = dict.fromkeys(["prison", "tactics", "sources"])
    while len(names) < TAG_COUNT:
        names[" ".join(chance.choices(some, k=chance.choice((1, 1, 2))))] = None
    return tuple(names)


def _names(chance: random.Random, count: int) -> list[tuple[str, str]]:
    """Family and given names."""
    some = [word.title() for word in english().words[3000:20_000] if len(word) < 10]
    return [(chance.choice(some), chance.choice(some)) for _n in range(count)]


@cache
def speakers() -> tuple[str, ...]:
    """Who speaks in the books."""
    return tuple(f"{given} {family}" for family, given in _names(random.Random(6), SPEAKER_COUNT))


@cache
def idioms() -> tuple[str, ...]:
    """Phrases of two to five words that are met again and again, the commonest first."""
    chance = random.Random(8)
    pool = iter(english().draw(chance, _IDIOM_COUNT * 5))
    return tuple(
        " ".join(next(pool) for _word in range(chance.randint(2, 5))) for _n in range(_IDIOM_COUNT)
    )


def make_sources(count: int, chance: random.Random) -> list[Source]:
    """Books by made-up authors, some of whom wrote several."""
    vocabulary = english().words
    names = _names(chance, max(1, count * 2 // 3))
    found = []
    for n in range(count):
        family, given = chance.choice(names)
        title = " ".join(chance.choices(vocabulary[100:8000], k=chance.randint(1, 3))).title()
        if n % 2:
            title = f"The {title} of {chance.choice(vocabulary[300:20_000]).title()}"
        year = 1900 + n % 120
        people = [Contributor("author", family, given)]
        if n % 7 == 0:
            editor, first = chance.choice(names)
            people.append(Contributor("editor", editor, first))
        read = f"{_FIRST_YEAR + n % _YEARS}-{1 + n % 12:02}"
        found.append(
            Source(
                f"{family.lower()}{year}x{n}",
                title,
                contributors=tuple(people),
                issued=str(year),
                pages=chance.randint(120, 700),
                language="ar" if n % 50 == 0 else "en",
                status=STATUSES[n % len(STATUSES)],
                readings=(Reading(read, read),) if n % 3 == 0 else (),
                created=_MADE,
                modified=_MADE,
            )
        )
    return found


def make_locator(chance: random.Random, pages: int) -> str:
    """A place in a book: mostly a page, here and there a range, front matter, something else."""
    page = chance.randint(1, pages)
    kind = chance.random()
    if kind < 0.75:
        return str(page)
    if kind < 0.88:
        return f"{page}-{page + chance.randint(1, 3)}"
    if kind < 0.92:
        return render_roman(chance.randint(1, 30))
    if kind < 0.94:
        first = chance.randint(1, 25)
        return f"{render_roman(first)}-{render_roman(first + chance.randint(1, 4))}"
    if kind < 0.96:
        return f"ch. {1 + page // 25}, p. {page}"
    if kind < 0.97:
        return f"A{1 + page % 40}"
    if kind < 0.98:
        return f"loc. {page * 14}-{page * 14 + 5}"
    return "" if kind < 0.99 else "back cover"


def make_quotes(count: int, keys: Sequence[str], seed: int = 7) -> Iterator[Quote]:
    """Passages of about 40 words, every fiftieth in Arabic, in books of very different length."""
    chance = random.Random(seed)
    shuffled = random.Random(seed).sample(keys, len(keys))
    of_book = list(accumulate(1 / (n + 10) ** 0.7 for n in range(len(keys))))
    pages = {key: random.Random(key).randint(120, 700) for key in keys}
    for start in range(0, count, _BATCH):
        some = min(_BATCH, count - start)
        pool = iter(english().draw(chance, some * 80))
        books = chance.choices(shuffled, cum_weights=of_book, k=some)
        for n, book in zip(range(start, start + some), books, strict=True):
            yield _make_quote(chance, pool, n, count, book, pages[book], seed)


def _make_quote(
    chance: random.Random,
    pool: Iterator[str],
    n: int,
    count: int,
    book: str,
    pages: int,
    seed: int,
) -> Quote:
    is_arabic = n % 50 == 0
    turn = chance.random()
    day = n * _YEARS * 365 // count
    stamp = f"{_FIRST_YEAR + day // 365}-{1 + day % 365 // 31:02}-{1 + day % 28:02}T08:00:00Z"
    return Quote(
        id=made_id(str(seed), str(n)),
        source=book,
        text=_arabic_text(chance) if is_arabic else _english_text(chance, pool),
        locator=make_locator(chance, pages),
        kind=chance.choices(QUOTE_KINDS, _KIND_WEIGHTS)[0],
        comment=_some(pool, chance.randint(5, 15)) if turn < 0.25 else None,
        gist=_some(pool, chance.randint(4, 8)) if 0.2 < turn < 0.35 else None,
        speaker=_pick(chance, speakers(), _SPEAKERS) if turn > 0.8 else None,
        language="ar" if is_arabic else None,
        tags=_some_tags(chance) if 0.3 < turn < 0.65 else (),
        essential=chance.random() < 0.04,
        checked=stamp[:10] if chance.random() < 0.4 else None,
        created=stamp,
        modified=stamp,
    )


_SPEAKERS = zipf(SPEAKER_COUNT)
_TAGS = zipf(TAG_COUNT)
_IDIOMS = zipf(_IDIOM_COUNT, 20)


def _pick(chance: random.Random, things: tuple[str, ...], weights: list[float]) -> str:
    return chance.choices(things, cum_weights=weights)[0]


def _some_tags(chance: random.Random) -> tuple[str, ...]:
    count = chance.choice((1, 1, 2, 3))
    return tuple(dict.fromkeys(_pick(chance, tag_names(), _TAGS) for _n in range(count)))


def _some(pool: Iterator[str], count: int) -> str:
    return " ".join(next(pool) for _word in range(count)).capitalize()


def _english_text(chance: random.Random, pool: Iterator[str]) -> str:
    """Two to four sentences, one or two idioms in them, with the marks that quotes have."""
    sentences = []
    for _n in range(chance.randint(2, 4)):
        words = [next(pool) for _word in range(chance.randint(8, 18))]
        if chance.random() < 0.5:
            words[chance.randrange(len(words))] = _pick(chance, idioms(), _IDIOMS)
        words[4] += ","
        sentences.append(" ".join(words).capitalize())
    shape = chance.random()
    if shape < 0.6:
        return ". ".join(sentences) + "."
    if shape < 0.75:
        return f"“{' … '.join(sentences)}.”"
    if shape < 0.9:
        first = sentences[0]
        return f"[{first[0]}]{first[1:]} — it’s {'; '.join(sentences[1:]).lower()}."
    return f"‘{' [sic] '.join(sentences)}’ […] naïve {{A}}nd so."


def _arabic_text(chance: random.Random) -> str:
    words = arabic().draw(chance, chance.randint(25, 50))
    return f"{' '.join(words[:20])}، {' '.join(words[20:])}."
