"""What was found in the whole library, kept beside a draft that is written on."""

from hypothesis import given
from hypothesis import strategies as st

from readnotes.drafting.elsewhere import Elsewhere
from readnotes.drafting.everywhere import carry_over, join_elsewhere
from readnotes.drafting.findings import Change, Finding

PARTS = ["# Salt", "She writes of the tides.", "Nobody spoke of it again.", "So it ends."]
BODY = "\n\n".join(PARTS)


def there(words: str, rule: str = "borrowing", body: str = BODY) -> Elsewhere:
    start = body.index(words)
    changes = (Change(start, start + 1, words[0], "x"),)
    return Elsewhere(Finding(rule, start, start + len(words), 0, words, "b", changes=changes))


def words_of(found: list[Elsewhere], body: str) -> list[str]:
    return [body[each.finding.start : each.finding.end] for each in found]


def test_a_finding_moves_with_its_paragraph() -> None:
    before = there("spoke of it again")
    for body in (BODY.replace("# Salt", "# Salt and bread"), BODY + "\n\nMore.", "New.\n\n" + BODY):
        [found] = carry_over([before], BODY, body)
        assert body[found.finding.start : found.finding.end] == "spoke of it again"
        assert found.finding.changes[0].start == found.finding.start


def test_a_finding_goes_when_its_paragraph_is_changed() -> None:
    before = there("spoke of it again")
    for old, new in (("again.", "again. So"), ("Nobody", "nobody"), ("spoke of", "spoke to")):
        assert carry_over([before], BODY, BODY.replace(old, new)) == []
    assert carry_over([before], BODY, BODY.replace("tides.\n\n", "tides.\n")) == []
    assert carry_over([before], BODY, "") == []


def test_paragraphs_that_change_places_keep_their_findings() -> None:
    found = [there("tides"), there("spoke of it again")]
    body = "\n\n".join([PARTS[0], PARTS[2], PARTS[1], PARTS[3]])
    assert words_of(carry_over(found, BODY, body), body) == ["tides", "spoke of it again"]


def test_a_finding_that_knows_more_of_another_moves_with_it() -> None:
    lone = Finding("unrecorded", 8, 18, 3, BODY[8:18], "a")
    both = Elsewhere(Finding("unrecorded", 8, 18, 0, BODY[8:18], "a", detail="b"), lone, True)
    [moved] = carry_over([both], BODY, "And\n\n" + BODY)
    assert moved.of is not None
    assert (moved.of.start, moved.finding.start) == (13, 13)


paragraphs = st.lists(st.text("ab \u0627.", min_size=1, max_size=6), min_size=1, max_size=6)


@given(paragraphs, paragraphs, st.data())
def test_what_is_carried_over_has_its_words_wherever_the_draft_was_changed(
    before: list[str], after: list[str], data: st.DataObject
) -> None:
    old, new = "\n\n".join(before), "\n\n".join(after)
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    found = Elsewhere(Finding("borrowing", start, end, 0, old[start:end], "b"))
    for each in carry_over([found], old, new):
        assert new[each.finding.start : each.finding.end] == old[start:end]
    assert carry_over([found], old, old) == [found]


def test_what_the_check_finds_itself_by_now_is_not_told_twice() -> None:
    found = there("spoke of it again").finding
    cited = Finding("borrowing", found.start - 2, found.end, 5, "…", "b")
    assert join_elsewhere([cited], [Elsewhere(found)]) == [cited]
    other = Finding("borrowing", 0, 4, 5, "…", "b")
    assert join_elsewhere([other], [Elsewhere(found)]) == [other, found]


def test_words_that_differ_stand_beside_what_they_are_of_and_go_with_it() -> None:
    lone = Finding("uncited", 8, 18, 3, BODY[8:18])
    differs = Elsewhere(Finding("wording", 9, 17, 0, BODY[9:17], "b"), lone)
    accepted = Finding("uncited", 8, 18, 3, BODY[8:18], waived="my own")
    assert join_elsewhere([lone], [differs]) == [lone, differs.finding]
    assert join_elsewhere([accepted], [differs]) == [accepted, differs.finding]
    assert join_elsewhere([], [differs]) == []
