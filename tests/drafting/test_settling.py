"""Quotations judged once more by those beside them."""

import pytest

from readnotes.domain.passages import CheckMaterial, Passage
from readnotes.domain.sources import Source
from readnotes.drafting.check import check_draft
from readnotes.drafting.recorded import Recorded

PASSAGES = (
    Passage(
        "1", "a", "I went on cooking. Fear only taught me to burn the rice.", "50", checked="x"
    ),
    Passage("2", "a", "Hedges remember what the fences merely obey.", "ch. 3", checked="x"),
    Passage("3", "a", "The lamp must be fed every three hours.", "4 May 1861", checked="x"),
    Passage(
        "4",
        "a",
        "La mer est une habitude, prise trop tard.",
        "9",
        checked="x",
        translation="The sea is a habit, acquired too late.",
    ),
)
RECORDED = Recorded(CheckMaterial({"a": Source("a", "Emma")}, {"a": PASSAGES}))


def found(body: str) -> list[tuple[str, str]]:
    findings = check_draft(body, RECORDED, about=["a"])
    return [(each.rule, each.text) for each in findings if each.severity == "error"]


@pytest.mark.parametrize(
    "body",
    [
        "“Hedges remember what the fences merely obey”, she writes in chapter 3.",
        "On 4 May 1861 he writes: “The lamp must be fed every three hours.”",
        "“I went on cooking. Fear only taught me to burn the rice” [50].",
        "“The sea is a habit, acquired too late” (p. 9).",
        "“The sea, this old custom one falls into so late” (p. 9, my translation).",
        "« La mer, écrit-elle, est une habitude, prise trop tard » (p. 9).",
        "&ldquo;Hedges remember what the fences merely obey&rdquo; (ch. 3).",
    ],
)
def test_a_place_said_in_another_way_is_a_citation_too(body: str) -> None:
    assert found(body) == []


def test_both_halves_are_cited_at_a_wrong_page_once() -> None:
    body = "“I went on cooking,” she says (p. 95). “Fear only taught me to burn the rice.”"

    assert found(body) == [("page", "p. 95")]


def test_a_wrong_word_in_a_short_half_is_found() -> None:
    body = (
        "Her arrest (p. 50). “I kept on cooking,” she says. “Fear only taught me to burn the rice.”"
    )

    assert found(body) == [("wording", "I kept on cooking,")]


def test_a_page_in_the_sentence_before_that_is_nearly_right_is_a_slip() -> None:
    body = (
        "Her arrest comes next (p. 51). “I went on cooking. Fear only taught me to burn the rice.”"
    )

    assert found(body) == [("page", "p. 51")]


def test_a_last_line_with_words_of_the_passage_is_no_name() -> None:
    body = "> I went on cooking.\n>\n> Fear only taught us to burn the rice. (p. 50)\n"

    assert [rule for rule, _text in found(body)] == ["wording"]


def test_a_recorded_translation_with_a_wrong_word_is_found() -> None:
    assert found("“The sea is a custom, acquired too late” (p. 9).")[0][0] == "wording"
