"""Drafts that are odd, huge or built to stall: an answer in the end, and soon."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readnotes.drafting.check import Checker, check_draft
from readnotes.drafting.chunks import read_chunk, read_draft
from readnotes.drafting.findings import RULES
from tests.drafting.precision.records import RECORDED

SIGNS = (
    *("“", "”", '"', "'", "‘", "’", "«", "»", "„", "(", ")", "[", "]", "{", "}", "[^1]", "[^1]:"),
    *("> ", "\n", "\n\n", "*", "_", "\\", "`", "```\n", "<!--", "-->", "<q>", "</q>", "&lt;"),
    *("@osei2016", "[@osei2016, p. 9]", "p. 39", "pp. 30-20", "…", "...", "[sic]", "—", "\u00ad"),
    *(
        "(12)",
        "(ix)",
        "(58, so)",
        "\n— Osei, 58\n",
        " at 1:22",
        "vol. 2, p. 9",
        "&ldquo;",
        "&rdquo;",
    ),
    *(", écrit-elle, ", "(my translation)", "chapter 3", "Osei (58)", " he says (58)", "58"),
    *("![](attachment:ab)", "[x](", "file:///x", "\x00", "\u202e", "\u2028", "الزمان", "ß", "𝔸"),
    *("the orchard held its fruit until the feast", "He counted the sacks twice", " ", "\t", "- "),
)
drafts = st.lists(st.one_of(st.sampled_from(SIGNS), st.text(max_size=6)), max_size=40).map("".join)


@given(drafts, st.sampled_from([(), ("osei2016",), ("osei2016", "brandt2019"), ("nobody",)]))
def test_whatever_is_typed_every_finding_has_its_place(body: str, about: tuple[str, ...]) -> None:
    for each in check_draft(body, RECORDED, about=about):
        assert 0 <= each.start <= each.end <= len(body)
        assert body[each.start : each.end] == each.text
        assert each.rule in RULES


@given(drafts, drafts)
def test_a_draft_checked_after_another_is_checked_as_if_alone(before: str, body: str) -> None:
    checker = Checker()
    checker.check(before, RECORDED, about=["osei2016"])
    found = checker.check(body, RECORDED, about=["osei2016"])
    assert found == check_draft(body, RECORDED, about=["osei2016"])


@given(drafts)
def test_a_draft_taken_apart_in_chunks_is_the_same(body: str) -> None:
    apart, whole = read_draft(body), read_chunk(body)
    assert apart.draft == whole.draft
    assert list(apart.units) == list(whole.units)
    assert sorted(apart.pages, key=lambda page: page.start) == sorted(
        whole.pages, key=lambda page: page.start
    )


HUGE: dict[str, Callable[[], str]] = {
    "brackets": lambda: "[" * 5_000 + "so",
    "many brackets": lambda: "[" * 100_000 + "]" * 100_000,
    "citations": lambda: "[@osei2016, p. 39] " * 100_000,
    "paragraphs of citations": lambda: "So [@osei2016, p. 39].\n\n" * 30_000,
    "bare citations": lambda: "@nobody2000 " * 20_000,
    "quotation marks": lambda: "“" * 50_000 + "so" + "”" * 50_000,
    "straight marks": lambda: "' \" so" * 50_000,
    "quotations": lambda: "“He counted the sacks twice” " * 20_000,
    "quotations with pages": lambda: "“He counted the sacks twice” [@osei2016, p. 58]. " * 20_000,
    "halves": lambda: (
        "“He counted the sacks,” she says (p. 85), “twice: once for the owner”. " * 5_000
    ),
    "parts of places": lambda: "p. 1, n. 2, " * 50_000,
    "character references": lambda: "&ldquo;a " * 100_000,
    "bare numbers": lambda: "” (58, so “a (12) " * 40_000,
    "names": lambda: "— Osei, a, " * 100_000,
    "one long quotation": lambda: "“" + "He counted the sacks twice " * 40_000 + "” (p. 58)",
    "emphasis": lambda: "*a _b " * 50_000,
    "quoted lines": lambda: "> so it is\n" * 50_000,
    "open comments": lambda: "<!-- --> <!--" * 50_000,
    "open tags": lambda: "<q " * 100_000 + "<q>" * 20_000,
    "pages": lambda: "(p. 9 " * 50_000,
    "notes": lambda: "so[^1] " * 20_000 + "\n\n[^1]: p. 9\n" * 1_000,
    "backslashes": lambda: "\\" * 200_000,
    "an open fence": lambda: "```\n" + "“so it is” " * 100_000,
    "dots": lambda: ". " * 100_000 + "." * 100_000,
    "apostrophes": lambda: "‘the dogs’ bones " * 20_000,
    "a paste of five megabytes": lambda: "He counted the sacks twice, “so”. " * 150_000,
    "right to left": lambda: "«قال إن الزمان» \u202e(p. 60) \u202c" * 10_000,
    "pictures": lambda: "![](attachment:ab) " * 20_000,
    "links": lambda: "[a](file:///b) [" * 20_000,
}


@pytest.mark.parametrize("name", HUGE)
def test_the_time_grows_with_the_length_alone(name: str) -> None:
    body = HUGE[name]()
    begun = time.process_time()
    check_draft(body, RECORDED, about=["osei2016"])
    assert time.process_time() - begun < 3 + 10e-6 * len(body)
