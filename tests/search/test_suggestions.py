"""Did you mean, and the nearest wider query: real words of the library, with what they find."""

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readnotes.domain.contributors import Contributor
from readnotes.domain.reviews import Review
from readnotes.domain.sources import Source
from readnotes.search.alike import find_alike
from readnotes.services import find
from readnotes.services.find import Suggestion
from readnotes.services.opening import Library, new_library
from readnotes.storage import review_adding, source_adding
from tests.storage.records import add, quote
from tests.text.test_edits import slips

TEXTS = (
    "the ransom was paid in silence",
    "a ransom for the prisoner",
    "a random conspiracy of prisoners",
    "radicalization in prison",
    "the conspirators were silent",
    "السجن في المدينة",
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    library = new_library(tmp_path_factory.mktemp("s") / "a.readnotes")
    add(library, *(quote(each, str(n), f"q{n}") for n, each in enumerate(TEXTS)))
    other = Source("harkin2015", "Winter", contributors=(Contributor("author", "Harkin", "James"),))
    library.database.write("", lambda work: source_adding.add_sources(work, [other])).result()
    review = Review("r", "Letters", body="An embargo.")
    library.database.write("", lambda work: review_adding.add_reviews(work, [review])).result()
    add(library, replace(quote("nothing of note", "7", "q7"), tags=("Foreign embassies",)))
    yield library
    library.close()


def alike(library: Library, word: str, edits: int, **options: bool) -> tuple[str, ...]:
    return library.database.read(lambda c: find_alike(c, word, edits, **options))


@pytest.mark.parametrize(
    ("word", "edits", "found"),
    [
        ("ransmo", 1, ("ransom",)),
        ("ranson", 1, ("ransom",)),
        # In two quotes, and in one.
        ("ranom", 1, ("ransom", "random")),
        ("ransom", 1, ("random",)),
        ("rand0m", 2, ("random", "ransom")),
        ("radicalizaton", 1, ("radicalization",)),
        ("radiaclizaton", 2, ("radicalization",)),
        ("cnospirayc", 2, ("conspiracy",)),
        ("vansom", 1, ()),
        ("السحن", 1, ("السجن",)),
        ("ransom", 0, ()),
        ("", 1, ()),
    ],
)
def test_words_of_the_library_are_found_by_their_slips(
    library: Library, word: str, edits: int, found: tuple[str, ...]
) -> None:
    assert alike(library, word, edits) == found


def test_the_first_letter_may_be_wrong_where_that_is_asked_for(library: Library) -> None:
    assert alike(library, "vansom", 1, first_fixed=False) == ("ransom",)
    assert alike(library, "arnsom", 1, first_fixed=False) == ("ransom",)


WORDS = sorted({"".join(random.Random(n).choices("abc", k=4 + n % 7)) for n in range(400)})


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    library = new_library(tmp_path_factory.mktemp("m") / "a.readnotes")
    add(library, quote(" ".join(WORDS)))
    yield library
    library.close()


@given(st.text("abc", min_size=4, max_size=11), st.integers(1, 2), st.booleans())
def test_none_that_is_near_is_missed(many: Library, word: str, edits: int, fixed: bool) -> None:
    found = many.database.read(lambda c: find_alike(c, word, edits, first_fixed=fixed, limit=1000))
    near = {
        each
        for each in WORDS
        if each != word and slips(word, each) <= edits and (not fixed or each[0] == word[0])
    }
    assert near <= set(found)
    distances = [slips(word, each) for each in found]
    assert distances == sorted(distances)
    assert all(distance <= edits for distance in distances)


@pytest.mark.parametrize(
    ("query", "suggested"),
    [
        ("ransmo", [("ransom", 2)]),
        ("ransmo paid", [("ransom paid", 1)]),
        ('"radicalizaton in prison"', [('"radicalization in prison"', 1)]),
        ("comspiracy -=prison", [("conspiracy -=prison", 1)]),
        ("text:ransmo page:1", [("text:ransom page:1", 1)]),
        ("ransmo conspiarcy OR silnet", [("ransom conspiracy OR silent", 1)]),
        # A word of a tag, and two slips in one.
        ("nothing embasies", [("nothing embassies", 1)]),
        ("embasises", [("embassies", 1)]),
        ("embassies", []),
        ("tag:embasies", [("tag:embassies", 1)]),
        ("title:Slat page:1", [("title:salt page:1", 1)]),
        ("author:Mrash page:1", [("author:marsh page:1", 1)]),
        # Nothing is like the other word.
        ("ransmo zzzzzzzz", [("ransom", 2)]),
        ("ransmo zzzzzzzz paid", [("ransom paid", 1)]),
        ("ransom zzzzzzzz", []),
        ("silence embargo", []),
        # Too short, exact, shut out, a page, a name of a field.
        ("eht", []),
        ("=ransmo", []),
        ("paid -ransmo", []),
        ("page:ransmo", []),
        ("zzzzzzzz", []),
        ("", []),
        ("(((", []),
    ],
)
def test_a_query_that_finds_little_is_corrected_by_words_that_are_there(
    library: Library, query: str, suggested: list[tuple[str, int]]
) -> None:
    found = find.suggest(library, query)
    assert list(found) == [Suggestion(each, total) for each, total in suggested]


def test_three_at_most_are_suggested_and_each_finds_what_it_says(library: Library) -> None:
    found = find.suggest(library, "prisno")
    assert 1 <= len(found) <= 3
    for each in found:
        assert find.search(library, each.query).total == each.total > 0


def test_a_query_that_finds_enough_is_not_doubted(library: Library) -> None:
    for n in range(5):
        add(library, quote(f"salty dawn {n}", "8", f"salt{n}"))
    assert find.suggest(library, "salty") == ()


def test_of_a_query_without_hits_the_part_to_blame_is_told(library: Library) -> None:
    nearest = find.nearest(library, "ransom zebra page:1")
    assert nearest.hitless == ("zebra",)
    assert (nearest.queries[0].query, nearest.queries[0].total) == ("ransom page:1", 1)
    assert nearest.queries[0].left_out == ("zebra",)


def test_drafts_and_sources_are_offered_where_only_these_have_it(library: Library) -> None:
    nearest = find.nearest(library, "embargo")
    assert [(each.query, each.total, each.how) for each in nearest.queries] == [
        ("embargo in:all", 1, "everywhere")
    ]


def test_the_query_without_its_filters_is_offered(library: Library) -> None:
    nearest = find.nearest(library, "ransom page:500 kind:summary")
    assert set(nearest.hitless) == {"page:500", "kind:summary"}
    assert nearest.queries[0].query == "ransom"


@pytest.mark.parametrize("query", ["", "(((", "-", "page:", "zebra", "\0", '"'])
def test_odd_queries_have_nothing_near_and_raise_nothing(library: Library, query: str) -> None:
    assert isinstance(find.nearest(library, query), find.Nearest)
    assert find.suggest(library, query) == ()
