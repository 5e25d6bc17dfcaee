"""Passages made ready once, and not again because another one changed."""

from dataclasses import replace

from readnotes.domain.passages import CheckMaterial, Passage
from readnotes.domain.sources import Source
from readnotes.drafting.recorded import Recorded

EMMA = Source("a", "Emma")
FIRST = Passage("1", "a", "Nobody spoke of it again.", "94")
SECOND = Passage("2", "a", "The orchard held its fruit until the feast.", "95")
OTHER = Passage("3", "b", "He counted the sacks twice.", "9")


def recorded(*passages: Passage, before: Recorded | None = None) -> Recorded:
    sources = {"a": EMMA, "b": Source("b", "Sacks")}
    of = {key: tuple(each for each in passages if each.source == key) for key in sources}
    made = Recorded(CheckMaterial(sources, of), before)
    for records in made.all:
        records.find_candidates(["orchard", "sacks", "again"])
    return made


def candidates(made: Recorded, key: str, word: str) -> list[str]:
    records = made.find(key)
    assert records is not None
    return [versions[0].text for versions in records.find_candidates([word])]


def test_a_source_that_did_not_change_is_not_made_ready_again() -> None:
    before = recorded(FIRST, SECOND, OTHER)
    after = recorded(
        replace(FIRST, text="Nobody spoke of her again."), SECOND, OTHER, before=before
    )
    assert after.find("b") is before.find("b")


def test_a_changed_passage_alone_is_made_ready_again() -> None:
    before = recorded(FIRST, SECOND)
    after = recorded(replace(FIRST, text="Nobody sang of it again."), SECOND, before=before)
    first, second = (made.find("a") for made in (before, after))
    assert first is not None
    assert second is not None
    assert second.versions(1) is first.versions(1)
    assert second.versions(0) is not first.versions(0)
    assert candidates(after, "a", "sang") == ["Nobody sang of it again."]
    assert candidates(after, "a", "spoke") == []


def test_a_passage_that_moved_or_went_is_found_where_it_is() -> None:
    before = recorded(FIRST, SECOND)
    assert candidates(recorded(SECOND, before=before), "a", "orchard") == [SECOND.text]
    assert candidates(recorded(SECOND, before=before), "a", "again") == []
