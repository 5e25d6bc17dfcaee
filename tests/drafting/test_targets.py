"""Quotations of a draft come back letter for letter from every target."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from readnotes.citation.styles import get_style
from readnotes.domain.contributors import parse_name
from readnotes.domain.quotes import Quote
from readnotes.domain.sources import Source
from readnotes.drafting.citing import cite_draft
from readnotes.drafting.insertion import insert_quotes
from readnotes.drafting.parse import parse_draft
from readnotes.drafting.targets import adapt_quotations
from readnotes.markup.escape import TARGETS, settle_white_space
from readnotes.markup.render import read_back

SOURCES = {"roth": Source("roth", "Flight", contributors=(parse_name("Roth, Joseph"),))}
SIGNS = [
    "{{",
    "{%",
    "--",
    "...",
    '"',
    "'",
    "#tag",
    "==",
    "%%",
    "$x$",
    "|",
    ">>",
    "@k",
    "a@b.c",
    "^x",
]
PASSAGES = st.lists(
    st.one_of(st.sampled_from(["so ", "\n", "A. ", "\\", *SIGNS]), st.text(max_size=3)), max_size=9
).map("".join)


@pytest.mark.parametrize("target", TARGETS)
@given(passage=PASSAGES)
def test_a_block_goes_through_the_draft_letter_for_letter(target: str, passage: str) -> None:
    expected = settle_white_space(passage)
    assume(expected)
    quote = Quote("1", "roth", passage, locator="94")
    body = insert_quotes("", 0, 0, [quote], form="block").text
    page = cite_draft(body, SOURCES, get_style("page"), about=("roth",), target=target).body
    assert settle_white_space(read_back(page)) == f"{expected} (p. 94)"


@pytest.mark.parametrize(
    ("target", "adapted"),
    [
        ("markdown", "> A. so -- 'x' {{y}} #t [^1]\n> [@a, p. 4] -- `--`\n\n-- “it's” 's"),
        (
            "pandoc",
            r"> A\. so \-- \'x\' {{y}} #t [^1]" "\n> [@a, p. 4] \\-- `--`\n\n-- “it\\'s” 's",
        ),
        (
            "hugo",
            r"> A. so \-- \'x\' &#123;{y}} #t [^1]" "\n> [@a, p. 4] \\-- `--`\n\n-- “it\\'s” 's",
        ),
        ("obsidian", "> A. so -- 'x' {{y}} \\#t [^1]\n> [@a, p. 4] -- `--`\n\n-- “it's” 's"),
    ],
)
def test_only_the_words_of_quotations_are_adapted(target: str, adapted: str) -> None:
    body = "> A. so -- 'x' {{y}} #t [^1]\n> [@a, p. 4] -- `--`\n\n-- “it's” 's"
    assert adapt_quotations(body, parse_draft(body), target) == adapted
