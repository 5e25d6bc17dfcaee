"""The check of a draft: what each rule finds, mends and leaves alone."""

from dataclasses import replace

import pytest

from readnotes.domain.attachments import AttachmentUse
from readnotes.domain.passages import CheckMaterial, Passage
from readnotes.domain.reviews import Waiver
from readnotes.domain.sources import Source
from readnotes.drafting.check import Checker, check_draft
from readnotes.drafting.finding_texts import SENTENCES, finding_sentence
from readnotes.drafting.findings import RULES, CheckOptions, Finding, has_errors
from readnotes.drafting.recorded import Recorded

SHA = "0a" * 32
MARSH = Source("marsh2015", "Salt Roads", pages=250)
TIDES = Source("tides", "Tides", pages=90, proof=True)
SALT = Passage("1", "marsh2015", "salt is dear where the roads are bad", "94", checked="2026")
PRINTED = Passage(
    *("2", "marsh2015", "[H]e came back over the [old] flats", "101"),
    as_printed="Late, he came back over the flats",
    checked="2026",
)
WATER = Passage("3", "tides", "the water came back and nobody thought to thank it", "7")
PARAPHRASE = Passage(
    *("4", "marsh2015", "She shows that roads made the price of salt and not the sea", "95"),
    kind="paraphrase",
    checked="2026",
)
MATERIAL = CheckMaterial(
    {"marsh2015": MARSH, "tides": TIDES},
    {"marsh2015": (SALT, PRINTED, PARAPHRASE), "tides": (WATER,)},
    ("marsh2015", "tides"),
    {SHA: (AttachmentUse(SHA, alt="A pan", credit="Photo: Lina Moro"),)},
)
RECORDED = Recorded(MATERIAL)


def check(body: str, *about: str, waivers: tuple[Waiver, ...] = ()) -> list[Finding]:
    found = check_draft(body, RECORDED, about=about or ("marsh2015",), waivers=waivers)
    for each in found:
        assert body[each.start : each.end] == each.text
        assert each.line == body.count("\n", 0, each.start) + 1
    return found


def rules(body: str, *about: str) -> list[str]:
    return [each.rule for each in check(body, *about)]


def mended(body: str, *about: str) -> str:
    [found] = check(body, *about)
    assert found.fix is not None
    return body[: found.start] + found.fix + body[found.end :]


def test_a_faithful_quotation_is_left_alone() -> None:
    assert rules("“salt is dear where the roads are bad” [@marsh2015, p. 94]") == []


def test_other_words_are_shown_and_mended_and_marks_of_the_draft_stay() -> None:
    body = "So\n\n“[S]alt is cheap … the roads are good” [@marsh2015, p. 94]."
    [found] = check(body)
    assert (found.rule, found.line, found.source, found.locator) == (
        *("wording", 3, "marsh2015"),
        "p. 94",
    )
    assert found.recorded == SALT.text
    assert [(each.quoted, each.recorded) for each in found.changes] == [
        ("cheap", "dear"),
        ("good", "bad"),
    ]
    assert mended(body) == body.replace("cheap", "dear").replace("good", "bad")


def test_a_capital_changed_in_silence_is_mended_by_brackets() -> None:
    assert mended("“Salt is dear” [@marsh2015, p. 94]") == "“[S]alt is dear” [@marsh2015, p. 94]"


def test_words_as_quoted_and_as_printed_are_both_right() -> None:
    assert rules("“[H]e came back over the [old] flats” (p. 101)") == []
    assert rules("“Late, he came back over the flats” (p. 101)") == []
    assert rules("“he came back over the flats” (p. 101)") == []
    assert rules("“He came back over the old flats” (p. 101)") == ["wording"]


def test_a_wrong_page_is_mended_where_it_stands() -> None:
    body = "“salt is dear where the roads are bad” [see @marsh2015, p. 49, her own words]"
    assert mended(body) == body.replace("p. 49", "p. 94")
    assert mended("On p. 49 she has it: “salt is dear where the roads are bad”.") == (
        "On p. 94 she has it: “salt is dear where the roads are bad”."
    )


def test_a_page_typed_by_hand_counts_in_a_review_about_one_source_alone() -> None:
    assert rules("“salt is dear where the roads are bad” (p. 94)") == []
    body = "“salt is dear where the roads are bad” (p. 94)"
    assert rules(body, "marsh2015", "tides") == ["uncited"]


def test_an_uncited_quotation_gets_its_citation() -> None:
    body = "“salt is dear where the roads are bad”"
    assert mended(body) == f"{body} [@marsh2015, p. 94]"


def test_names_and_words_kept_at_a_distance_are_no_quotations() -> None:
    assert rules("He calls “Salt Roads” a “so-called classic” and “dull”.") == []


def test_words_that_no_record_has_are_unrecorded() -> None:
    [found] = check("“the miller owned every lock on the canal” [@marsh2015, p. 3]")
    assert (found.rule, found.source) == ("unrecorded", "marsh2015")


def test_a_paraphrase_is_the_reviewers_own() -> None:
    assert rules(f"{PARAPHRASE.text} [@marsh2015, p. 95].") == []
    assert rules(f"“{PARAPHRASE.text}” [@marsh2015, p. 95].") == ["unrecorded"]


def test_eight_words_without_marks_are_borrowed_and_seven_are_not() -> None:
    [found] = check("Indeed *salt is dear* where\nthe roads are bad, alas.")
    assert (found.rule, found.text) == ("borrowing", "salt is dear* where\nthe roads are bad")
    assert rules("Indeed salt is dear where the roads are good.") == []
    assert rules("Salt is dear; “where” the roads are bad.") == ["borrowing"]


def test_words_are_not_borrowed_across_paragraphs() -> None:
    assert rules("Indeed salt is dear where\n\nthe roads are bad.") == []


def test_an_unknown_key_is_mended_by_the_nearest() -> None:
    assert mended("So [@marhs2015, p. 3].") == "So [@marsh2015, p. 3]."
    assert rules("So says @nobody [p. 3].") == ["unknown-key"]


def test_an_account_of_the_web_is_no_key() -> None:
    assert rules("Follow @SaltRoads, or write to me@example.org.") == []


def test_a_page_past_the_end_and_a_range_backwards_are_told() -> None:
    assert rules("See p. 251 [@marsh2015, pp. 30-20].") == ["page-range", "page-range"]


def test_emphasis_must_be_owned() -> None:
    body = "“salt is *dear* where the roads are bad” [@marsh2015, p. 94{}]"
    assert rules(body.format("")) == ["emphasis"]
    assert rules(body.format(", emphasis mine")) == []
    assert rules("*“salt is dear where the roads are bad”* (p. 94)") == []


def test_round_brackets_become_square_ones() -> None:
    body = "“salt is (very) dear where the roads are bad” (p. 94)"
    assert mended(body) == body.replace("(very)", "[very]")


def test_pictures_need_words_and_a_credit_and_must_be_there() -> None:
    right = f'![A pan](attachment:{SHA} "Pans. Photo: Lina Moro")'
    assert rules(right) == []
    assert mended(right.replace("A pan", "")) == right
    bare = f'![A pan](attachment:{SHA} "Pans")'
    assert mended(bare) == right
    assert "dead-link" in rules(right.replace(SHA, "0b" * 32))


def test_links_that_lead_nowhere_are_told() -> None:
    assert rules("[a](file:///etc/passwd) [b]() [c](#salt) [d][^9]") == ["dead-link"] * 4
    assert rules("# Salt\n\n[c](#salt) [d](https://example.org) [e](mailto:a@b.org)") == []
    assert rules("So[^1]\n\n[^1]: it is.") == []


def test_advice_is_given_once_for_each_passage_and_never_as_an_error() -> None:
    body = "“the water came back and nobody thought to thank it” [@tides, p. 7]. "
    found = check(body * 2, "tides")
    assert [each.rule for each in found] == ["unchecked", "proof-copy", "repeated", "proof-copy"]
    assert not has_errors(found)


def test_an_essential_passage_must_not_be_missing() -> None:
    essential = replace(MATERIAL, passages={"marsh2015": (replace(SALT, essential=True),)})
    [found] = check_draft("Nothing.", Recorded(essential), about=["marsh2015"])
    assert (found.rule, found.start, found.line, found.recorded) == (
        *("essential-unused", 0, 1),
        SALT.text,
    )
    body = "“salt is dear where the roads are bad” (p. 94)"
    assert check_draft(body, Recorded(essential), about=["marsh2015"]) == []


def test_too_many_words_and_too_few_parts_of_a_book_are_told() -> None:
    texts = ("one two three four five six", "so much for the sea and its salt")
    passages = tuple(
        Passage(str(n), "marsh2015", text, str(n + 1), checked="2026")
        for n, text in enumerate(texts)
    )
    recorded = Recorded(CheckMaterial({"marsh2015": MARSH}, {"marsh2015": passages}))
    body = "".join(f"“{each.text}” [@marsh2015, p. {each.locator}]. " for each in passages)
    few = CheckOptions(most_quoted_words=10, fewest_for_balance=2)
    found = check_draft(body, recorded, options=few)
    assert [each.rule for each in found] == ["balance", "quantity"]
    assert check_draft(body, recorded) == []


def test_what_was_accepted_carries_its_reason() -> None:
    body = "“salt is cheap where the roads are bad” (p. 94)"
    waiver = Waiver("wording", "salt is cheap where the roads are bad", "marsh2015", "2nd edition")
    found = check(body, waivers=(waiver,))
    assert [(each.waived, has_errors(found)) for each in found] == [("2nd edition", False)]
    other = replace(waiver, text="something else")
    assert has_errors(check(body, waivers=(other,)))


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_its_sentence(rule: str) -> None:
    assert finding_sentence(Finding(rule, 0, 0, 1, "“x”", "a", "p. 9", "y", detail="z"))
    assert rule in SENTENCES


def test_after_an_edit_the_same_is_found_as_if_read_anew() -> None:
    checker = Checker()
    body = "“salt is cheap where the roads are bad” (p. 94).\n\nSo [@nobody, p. 3].\n\nWell.\n"
    for at in (0, 30, len(body) // 2, len(body)):
        edited = f"{body[:at]} x {body[at:]}"
        found = checker.check(edited, RECORDED, about=["marsh2015"])
        assert found == check_draft(edited, RECORDED, about=["marsh2015"])
