"""Keys and places that are offered while a citation is typed."""

from readnotes.domain.sources import Source
from readnotes.drafting.completing import Completion
from readnotes.services import editing
from readnotes.services.completing import MOST, complete
from readnotes.services.opening import Library
from tests.storage.records import add, quote


def written(library: Library, *typed: str, first: tuple[str, ...] = ()) -> list[str]:
    completion = Completion("place" if len(typed) > 1 else "key", 0, typed[-1], *typed[:-1])
    return [offer.written for offer in complete(library, completion, first)]


def test_keys_are_found_by_title_too_and_those_of_the_review_come_first(library: Library) -> None:
    add(library, quote("a", "1"))
    for key, title in (("alpha1", "Tides"), ("omega9", "Alpha and after")):
        editing.add_source(library, Source(key, title)).result()
    assert written(library, "alph") == ["alpha1", "omega9"]
    assert written(library, "alph", first=("omega9",)) == ["omega9", "alpha1"]
    assert written(library, "nothing") == []


def test_a_key_typed_out_offers_the_places_of_its_source(library: Library) -> None:
    add(library, quote("a", "94"), quote("b", "xii"), quote("c", ""), quote("d", "94"))
    assert written(library, "marsh2015") == ["marsh2015, p. xii", "marsh2015, p. 94"]
    assert written(library, "marsh2015", "p. 9") == ["p. 94"]
    assert written(library, "marsh2015", "x") == ["p. xii"]
    assert written(library, "nobody", "") == []


def test_of_many_places_the_first_are_offered(library: Library) -> None:
    add(library, *(quote(f"words {page}", str(page)) for page in range(1, 400)))
    assert written(library, "marsh2015", "")[:2] == ["p. 1", "p. 2"]
    assert len(written(library, "marsh2015", "")) == MOST
    assert written(library, "marsh2015", "399") == ["p. 399"]


def test_a_key_that_needs_braces_gets_them(library: Library) -> None:
    editing.add_source(library, Source("odd(key)", "Odd")).result()
    assert written(library, "odd") == ["{odd(key)}"]
