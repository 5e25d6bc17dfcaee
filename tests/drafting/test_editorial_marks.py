"""Marks of open changes: found in passages, and made in the quotations of a draft."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readnotes.drafting.editorial_marks import (
    add_sic,
    change_case,
    find_marks,
    insert_brackets,
    leave_out,
    substitute,
)
from readnotes.drafting.emphasising import emphasise
from readnotes.drafting.insertion import Edit
from readnotes.drafting.parse import parse_draft
from readnotes.drafting.plain import read_plain
from readnotes.drafting.quoted_places import QuotedPlace, find_quoted_place
from readnotes.drafting.tokens import read_tokens

Act = Callable[[str, QuotedPlace], Edit | None]
ACTS: tuple[Act, ...] = (leave_out, insert_brackets, substitute, change_case, add_sic, emphasise)

WORDS = st.lists(
    st.sampled_from(["It", "was", "cold,", "in", "don’t", "الزمان", "\\[T]he", "{b}ut", "…", "𝔸b"]),
    min_size=3,
    max_size=9,
)


def apply(body: str, edit: Edit | None) -> str:
    assert edit is not None
    return body[: edit.start] + edit.text + body[edit.end :]


def do(act: Act, body: str, chosen: str) -> str:
    """The draft after an act on some chosen words; a bar in them is the cursor."""
    start = body.index(chosen.replace("|", ""))
    if "|" in chosen:
        start += chosen.index("|")
        chosen = ""
    place = find_quoted_place(body, start, start + len(chosen))
    assert place is not None
    return apply(body, act(body, place))


@pytest.mark.parametrize(
    ("passage", "kinds"),
    [
        ("[D]espite", ["case"]),
        ("{B}ased on", ["case"]),
        ("it … was", ["omission"]),
        ("it ... was. . . . so [...] and {…}", ["omission"] * 4),
        ("he [Assad] came", ["insertion"]),
        ("he {Assad} came", ["insertion"]),
        ("so [sic] and {sic!}", ["sic", "sic"]),
        ("\\[T]he \\[sic] way", ["case", "sic"]),
        ("[A] man", ["insertion"]),
        ("a [link](address), [@key, p. 4] and (Assad)", []),
        ("5...4", ["omission"]),
        ("", []),
        ("kidnap[ped] and [re]turn[s]", ["insertion"] * 3),
        ("(…) then ⋯ and [\\*\\*\\*]", ["omission"] * 3),
        ("[!] and [recte: so] and [emphasis mine]", ["insertion"] * 3),
        ("[] and [ ] and {}", []),
        ("it &hellip; was [so] &#91;so]", ["insertion"]),
        ("> he [who\n> came] so", ["insertion"]),
        ("[" * 3_000 + "…" * 3_000, ["omission"]),
        ("[" + "a" * 300 + "]", []),
    ],
)
def test_marks_are_found_in_square_and_in_curly_brackets(passage: str, kinds: list[str]) -> None:
    assert [mark.kind for mark in find_marks(passage)] == kinds


@pytest.mark.parametrize(
    ("passage", "marks"),
    [
        ("It was cold…. \\[T]hen", ["…", "\\[T]"]),
        ("He *went [back* \\] home]", ["[back* \\]"]),
        ("So \\[sic\\] and **[X]y** & {it}", ["\\[sic\\]", "[X]", "{it}"]),
        ("a [link](to) … \\… [@k] 𝔸 [𝔹]", ["…", "\\…", "[𝔹]"]),
    ],
)
def test_marks_are_found_where_the_draft_has_them(passage: str, marks: list[str]) -> None:
    assert [passage[each.start : each.end] for each in find_marks(passage)] == marks


@given(st.text("[]{}()…. \\\\*_sicDé&;\n>@", max_size=40))
def test_marks_stand_in_order_and_begin_as_marks_do(passage: str) -> None:
    end = 0
    for mark in find_marks(passage):
        assert end <= mark.start < mark.end <= len(passage)
        assert passage[mark.start] in "\\[{(….*"
        end = mark.end


@given(WORDS)
def test_the_check_reads_as_marks_what_is_found_as_marks(words: list[str]) -> None:
    passage = " ".join(words)
    tokens = read_tokens(read_plain(passage, 0, len(passage)).text)
    marked = [each for each in tokens if each.kind not in ("word", "point")]
    assert len(find_marks(passage)) == len(marked)


@pytest.mark.parametrize(
    ("body", "chosen", "after"),
    [
        ("“It was, he said, cold.” [@a]", "he said,", "“It was, … cold.” [@a]"),
        ("“It was, he said, cold.” [@a]", " he said, ", "“It was, … cold.” [@a]"),
        ("“It was cold.”", "It was", "“… cold.”"),
        ("“It was cold.”", "was cold", "“It ….”"),
        ("“It … was cold.”", "was", "“It … cold.”"),
        ("“It was … cold.”", "was", "“It … cold.”"),
        ("“It \\[…] was cold in town.”", "cold", "“It \\[…] was \\[…] in town.”"),
        ("> It was\n> cold here.\n> [@a]", "was\n> cold", "> It … here.\n> [@a]"),
        ("> It was\n> cold here.\n> [@a]", "cold", "> It was\n> … here.\n> [@a]"),
        ("«كان الزمان يمضي»", "الزمان", "«كان … يمضي»"),
    ],
)
def test_what_is_left_out_leaves_one_mark(body: str, chosen: str, after: str) -> None:
    assert do(leave_out, body, chosen) == after


@pytest.mark.parametrize(
    ("body", "chosen", "after"),
    [
        ("“despite it”", "despite", "“\\[D]espite it”"),
        ("“despite it”", "desp|ite", "“\\[D]espite it”"),
        ("“despite It”", "It", "“despite \\[i]t”"),
        ("“\\[D]espite it”", "es|pite", "“despite it”"),
        ("“[D]espite it”", "[D|]", "“despite it”"),
        ("“{D}espite it”", "{|D", "“despite it”"),
        ("“{D}espite me”", "me", "“{D}espite {M}e”"),
        ("“…despite”", "…despite", "“…\\[D]espite”"),
    ],
)
def test_a_letter_changes_its_case_in_the_open_and_back(body: str, chosen: str, after: str) -> None:
    assert do(change_case, body, chosen) == after


def test_a_letter_of_one_case_is_left_alone() -> None:
    for body in ("«الزمان»", "“ßo”", "“12”"):
        place = find_quoted_place(body, 1, 2)
        assert place is not None
        assert change_case(body, place) is None


@pytest.mark.parametrize(
    ("body", "chosen", "after"),
    [
        ("“He teached us.”", "teac|hed", "“He teached \\[sic] us.”"),
        ("“He teached us.”", "us.", "“He teached us \\[sic].”"),
        ("“{H}e teached us.”", "teached", "“{H}e teached {sic} us.”"),
    ],
)
def test_a_mistake_is_said_to_be_the_sources_own(body: str, chosen: str, after: str) -> None:
    assert do(add_sic, body, chosen) == after
    end = after.index(" \\[sic]" if "\\" in after else " {sic}")
    place = find_quoted_place(after, end - 1, end)
    assert place is not None
    assert add_sic(after, place) is None


@pytest.mark.parametrize(
    ("body", "chosen", "after"),
    [
        ("“so cold” [@a, p. 9].", "so", "“*so* cold” [@a, p. 9, emphasis mine]."),
        ("“so cold” @a.", "so", "“*so* cold” @a [emphasis mine]."),
        ("@a [p. 9] writes “so cold”.", "so", "@a [p. 9, emphasis mine] writes “*so* cold”."),
        ("“so cold” (p. 9).", "so", "“*so* cold” (p. 9, emphasis mine)."),
        ("“so cold” here.", "so", "“*so* cold” (emphasis mine) here."),
        ("“so,” he writes, “cold” [@a].", "so", "“*so*,” he writes, “cold” [@a, emphasis mine]."),
        ("“*so* cold” [@a, my emphasis]", "cold", "“*so* *cold*” [@a, my emphasis]"),
        ("“so” (p. 9). So “it” [@a].", "so", "“*so*” (p. 9, emphasis mine). So “it” [@a]."),
        (
            "“so cold.” Then he. So “it” [@a].",
            "so",
            "“*so* cold.” (emphasis mine) Then he. So “it” [@a].",
        ),
        (
            "> so cold\n> [@a, p. 9]\n\n[@b]",
            "so",
            "> *so* cold\n> [@a, p. 9, emphasis mine]\n\n[@b]",
        ),
    ],
)
def test_emphasis_says_whose_it_is(body: str, chosen: str, after: str) -> None:
    assert do(emphasise, body, chosen) == after


def test_what_is_emphasised_already_is_not_again() -> None:
    body = "“so *very cold* here” [@a]"
    for chosen in ("very cold", "*very", "cold", "so *very"):
        start = body.index(chosen)
        place = find_quoted_place(body, start, start + len(chosen))
        assert place is not None
        assert emphasise(body, place) is None


@pytest.mark.parametrize(
    ("body", "chosen", "after"),
    [
        ("“he came”", "he", "“he \\[Assad] came”"),
        ("“he came”", "came", "“he came \\[Assad]”"),
        ("“he came, so”", "came", "“he came \\[Assad], so”"),
        ("“gov”", "go|v", "“go\\[Assad]v”"),
        ("“he”", "|he", "“\\[Assad] he”"),
    ],
)
def test_words_of_ones_own_go_between_the_brackets(body: str, chosen: str, after: str) -> None:
    start = body.index(chosen.replace("|", ""))
    span = (start, start + len(chosen))
    if "|" in chosen:
        span = (start + chosen.index("|"),) * 2
    place = find_quoted_place(body, *span)
    assert place is not None
    edit = insert_brackets(body, place)
    written = apply(body, edit)
    assert written[: edit.cursor] + "Assad" + written[edit.cursor :] == after


def test_brackets_take_the_place_of_chosen_words() -> None:
    assert do(substitute, "“he came”", "he") == "“\\[] came”"


@pytest.mark.parametrize(
    ("body", "chosen"),
    [
        ("no quotation here", "quotation"),
        ("“so” and then", "and"),
        ("“so” and “then”", "so” and “then"),
        ("“so” [@a, p. 9]", "@a"),
        ("> so\n> [@a, p. 9]", "p. 9"),
        ("“so”", "“so”"),
    ],
)
def test_outside_a_quotation_nothing_is_marked(body: str, chosen: str) -> None:
    start = body.index(chosen)
    assert find_quoted_place(body, start, start + len(chosen)) is None


@given(WORDS, st.data(), st.booleans())
def test_what_is_not_chosen_stays(words: list[str], data: st.DataObject, block: bool) -> None:
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    inner = " ".join(words)
    before, after = ("So.\n\n> ", "\n> [@a, p. 9]\n\nEnd.") if block else ("So “", "” [@a, p. 9].")
    body = before + inner + after
    start = len(before) + len(" ".join(words[:first])) + bool(first)
    end = start + len(" ".join(words[first : last + 1]))
    place = find_quoted_place(body, start, end)
    assert place is not None
    assert (place.start, body[place.start : place.end]) == (body.index(inner), inner)
    for act in ACTS:
        edit = act(body, place)
        if edit is None:
            continue
        written = apply(body, edit)
        assert written.startswith(before)
        assert place.start <= edit.start
        assert 0 <= edit.cursor <= len(written)
        draft = parse_draft(written)
        assert len(draft.quotations) == 1
        assert draft.keys == ("a",)
    left = apply(body, leave_out(body, place))
    kept = [word for word in words[:first] + words[last + 1 :] if word != "…"]
    assert [w for w in left[len(before) : -len(after)].split() if w != "…"] == kept
    emphasis = emphasise(body, place)
    if emphasis is not None:
        changed = parse_draft(apply(body, emphasis))
        assert changed.quotations[0].text == parse_draft(body).quotations[0].text
        assert "emphasis mine" in changed.citations[0].items[0].suffix
    cased = change_case(body, place)
    if cased is not None:
        once = apply(body, cased)
        again = find_quoted_place(once, cased.cursor, cased.cursor)
        assert again is not None
        back = change_case(once, again)
        assert plain(apply(once, back)) == plain(body)


def plain(words: str) -> str:
    return words.translate({ord(sign): None for sign in "\\[]{}"}).casefold()


@given(st.text(alphabet='ab “”"[]{}\\@>\n*.…', max_size=60), st.data())
def test_no_draft_is_too_odd(body: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(body)))
    end = data.draw(st.integers(start, len(body)))
    place = find_quoted_place(body, start, end)
    if place is None:
        return
    for act in ACTS:
        edit = act(body, place)
        if edit is not None:
            assert 0 <= edit.start <= edit.end <= len(body)
            assert 0 <= edit.cursor <= len(apply(body, edit))
