"""What mends a finding: taken or marked, the check agrees afterwards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readnotes.domain.passages import CheckMaterial, Passage
from readnotes.domain.sources import Source
from readnotes.drafting.check import check_draft
from readnotes.drafting.findings import Change, Finding
from readnotes.drafting.insertion import Edit
from readnotes.drafting.mends import mark_changes, record_as_quoted, stretches_of, take_fix
from readnotes.drafting.recorded import Recorded

WORDS = "Nobody spoke of it again in the long and cold winter of that year."
RECORDED = Recorded(
    CheckMaterial(
        {"a": Source("a", "Emma")}, {"a": (Passage("1", "a", WORDS, "94", checked="2026"),)}
    )
)


def find(body: str, rule: str = "wording") -> list[Finding]:
    return [each for each in check_draft(body, RECORDED, about=["a"]) if each.rule == rule]


def apply(body: str, edit: Edit | None) -> str:
    assert edit is not None
    assert edit.cursor == edit.start + len(edit.text)
    return body[: edit.start] + edit.text + body[edit.end :]


CHANGED = [
    "Nobody spoke of her again in the long and cold winter",
    "Nobody spoke of it again in the cold winter of that awful year",
    "Nobody ever spoke of it again in the long winter of that year",
    "spoke of it once more in the long and cold winter of that year",
]


@pytest.mark.parametrize("words", CHANGED)
def test_after_the_recorded_wording_is_taken_the_check_agrees(words: str) -> None:
    body = f"She says “{words}” [@a, p. 94]."
    [finding] = find(body)
    mended = apply(body, take_fix(finding))
    assert find(mended) == []
    assert mended.endswith("” [@a, p. 94].")


@pytest.mark.parametrize("words", CHANGED)
def test_after_the_change_is_marked_the_check_agrees(words: str) -> None:
    body = f"She says “{words}” [@a, p. 94]."
    [finding] = find(body)
    marked = apply(body, mark_changes(finding))
    assert find(marked) == []


@pytest.mark.parametrize("words", CHANGED)
def test_after_the_record_is_corrected_by_the_draft_the_check_agrees(words: str) -> None:
    body = f"She says “{words}” [@a, p. 94]."
    [finding] = find(body)
    corrected = record_as_quoted(finding)
    assert corrected is not None
    passages = {"a": (Passage("1", "a", corrected, "94", checked="2026"),)}
    recorded = Recorded(CheckMaterial({"a": Source("a", "Emma")}, passages))
    assert check_draft(body, recorded, about=["a"]) == []
    assert corrected.endswith(" year.")


@pytest.mark.parametrize(
    ("words", "corrected"),
    [
        ("Nobody *spoke* of her again in the long", WORDS.replace("it", "her")),
        ("Nobody spoke of it in the long and cold winter", WORDS.replace("again ", "")),
        ("Everybody spoke of it again in the long", WORDS.replace("Nobody", "Everybody")),
        ("Nobody spoke of it … in the short and cold winter", WORDS.replace("long", "short")),
        ("Nobody spoke of it again, in the long and cold winter", WORDS.replace("ain", "ain,")),
        ("Nobody spoke of A\\&B again in the long", WORDS.replace("it", "A&B")),
    ],
)
def test_a_record_takes_the_words_of_the_draft_and_nothing_of_its_signs(
    words: str, corrected: str
) -> None:
    [finding] = find(f"She says “{words}” [@a, p. 94].")
    assert record_as_quoted(finding) == corrected


@pytest.mark.parametrize("quoted", ["[h]er", "{the} her", "her …"])
def test_what_the_drafts_writer_marked_is_left_to_her(quoted: str) -> None:
    changes = (Change(0, len(quoted), quoted, "it", 16, 18),)
    found = Finding("wording", 0, len(quoted), 1, quoted, recorded=WORDS, changes=changes)
    assert record_as_quoted(found) is None


def test_words_in_brackets_are_never_taken_for_those_of_the_page() -> None:
    [finding] = find("She says “Nobody spoke of [the] her again in the long” [@a, p. 94].")
    corrected = record_as_quoted(finding)
    assert corrected is None or "[" not in corrected


def test_what_would_make_a_link_or_meets_brackets_is_not_marked() -> None:
    link = Finding("wording", 0, 8, 1, "her(so) ", changes=(Change(0, 3, "her", "it"),))
    nested = Finding("wording", 0, 6, 1, "[h]er ", changes=(Change(0, 5, "[h]er", "it"),))
    assert mark_changes(link) is None
    assert mark_changes(nested) is None


def test_a_comma_is_not_put_into_brackets() -> None:
    [finding] = find("She says “spoke of it again in the long, cold winter” [@a, p. 94].")
    assert mark_changes(finding) is None
    assert take_fix(finding) is not None


def test_one_word_is_not_marked_in_place_of_a_whole_sentence() -> None:
    change = Change(0, 3, "her", " ".join(["word"] * 13))
    assert mark_changes(Finding("wording", 0, 8, 1, "her hand", changes=(change,))) is None


def test_what_has_no_mend_offers_none() -> None:
    assert take_fix(Finding("unrecorded", 0, 3, 1, "so…")) is None
    assert mark_changes(Finding("page", 0, 5, 1, "p. 93", fix="p. 94")) is None


def test_long_stretches_that_agree_are_cut_short() -> None:
    text = "a " * 100 + "her" + " b" * 100
    change = Change(200, 203, "her", "it")
    shown = stretches_of(Finding("wording", 0, len(text), 1, text, changes=(change,)))
    assert [each.where for each in shown] == ["both", "draft", "record", "both"]
    assert shown[0].words.startswith("…a")
    assert shown[-1].words.endswith("b…")
    assert max(len(each.words) for each in shown) < 60


@given(st.text(max_size=40), st.data())
def test_the_words_of_the_draft_come_in_order_and_none_is_lost(
    text: str, data: st.DataObject
) -> None:
    place = st.integers(0, len(text))
    start, end = sorted((data.draw(place), data.draw(place)))
    change = Change(start, end, text[start:end], "it")
    shown = stretches_of(Finding("wording", 0, len(text), 1, text, changes=(change,)))
    assert "".join(each.words for each in shown if each.where != "record") == text
