"""Libraries to measure on: made-up passages whose words are as frequent as in real text."""

import random
from collections.abc import Iterator
from pathlib import Path

from readnotes.domain.contributors import Contributor
from readnotes.domain.ids import made_id
from readnotes.domain.quotes import Quote
from readnotes.domain.sources import Source
from readnotes.services.opening import Library, new_library, open_library
from readnotes.storage import quote_adding, source_adding

VOCABULARY = 40_000
ARABIC = [
    "في",
    "من",
    "على",
    "إلى",
    "كان",
    "الزمان",
    "المدينة",
    "الناس",
    "الحرب",
    "السجن",
    "الماء",
    "الليل",
    "البيت",
    "الطريق",
]
TAGS = tuple(f"subject {n}" for n in range(200))
SYLLABLES = [
    "ba",
    "co",
    "di",
    "fu",
    "ga",
    "he",
    "ki",
    "lo",
    "mu",
    "na",
    "pe",
    "qui",
    "ro",
    "sa",
    "te",
    "vi",
    "wo",
    "xe",
    "yu",
    "zo",
    "ran",
    "sil",
    "tor",
    "men",
]


def make_words(chance: random.Random) -> list[str]:
    """Made-up words, the short ones first; the n-th is used about 1/n as often as the first."""
    words: dict[str, None] = {}
    for length, upto in ((1, 15), (2, 400), (3, 8000), (4, VOCABULARY)):
        while len(words) < upto:
            words["".join(chance.choices(SYLLABLES, k=length))] = None
    return list(words)


def make_sources(count: int, chance: random.Random) -> list[Source]:
    """Books by made-up authors."""
    found = []
    for n in range(count):
        family = "".join(chance.choices(SYLLABLES, k=3)).title()
        title = " ".join("".join(chance.choices(SYLLABLES, k=2)) for _word in range(4)).title()
        found.append(
            Source(
                f"{family.lower()}{1900 + n % 120}x{n}",
                title,
                contributors=(Contributor("author", family, "A."),),
                issued=str(1900 + n % 120),
                pages=400,
                created="2026-01-01T00:00:00Z",
                modified="2026-01-01T00:00:00Z",
            )
        )
    return found


def make_quotes(count: int, keys: list[str], seed: int = 7) -> Iterator[Quote]:
    """Passages of about 40 words; every fiftieth in Arabic, every third with tags."""
    chance = random.Random(seed)
    words = make_words(chance)
    weights = [1 / (rank + 2) for rank in range(len(words))]
    pool = chance.choices(words, weights, k=2_000_000 if count > 50_000 else 200_000)
    for n in range(count):
        length = chance.randint(25, 55)
        start = chance.randrange(len(pool) - 60)
        text = " ".join(pool[start : start + length])
        if n % 50 == 0:
            text = " ".join(chance.choices(ARABIC, k=length))
        elif n % 3 == 0:
            text = f"“{text}” — [D]espite … it’s so."
        yield Quote(
            id=made_id(str(seed), str(n)),
            source=keys[chance.randrange(len(keys))],
            text=text,
            locator=str(chance.randint(1, 400)) if n % 9 else f"{n % 380}-{n % 380 + 2}",
            comment=" ".join(pool[start : start + 8]) if n % 4 == 0 else None,
            tags=tuple(chance.sample(TAGS, 2)) if n % 3 == 0 else (),
            created="2026-01-01T00:00:00Z",
            modified="2026-01-01T00:00:00Z",
        )


def cached_library(folder: Path, count: int, books: int | None = None) -> Path:
    """A library of so many quotes; made once and kept in the folder."""
    path = folder / f"bench-{count}.readnotes"
    if not path.exists():
        library = new_library(path)
        fill(library, count, books or max(1, count // 100))
        library.close()
    return path


def fill(library: Library, count: int, books: int) -> None:
    """Fill a new library, as an import would: in one step."""
    some = make_sources(books, random.Random(3))
    library.database.write("Sources", lambda work: source_adding.add_sources(work, some)).result()
    batch = list(make_quotes(count, [each.key for each in some]))
    library.database.write("Quotes", lambda work: quote_adding.add_quotes(work, batch)).result()


def opened(path: Path) -> Library:
    """The library, to be measured."""
    return open_library(path)
