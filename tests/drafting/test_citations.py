"""Pandoc's citations are found in a draft, and nothing else."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readnotes.citation.cited import Citation, CitedItem
from readnotes.citation.pandoc import render_pandoc
from readnotes.drafting.parse import parse_draft


def cited(body: str) -> list[tuple[str, bool, tuple[CitedItem, ...]]]:
    return [(body[c.start : c.end], c.narrative, c.items) for c in parse_draft(body).citations]


@pytest.mark.parametrize(
    ("written", "items"),
    [
        ("[@harkin2015, p. 94]", (CitedItem("harkin2015", locator="p. 94"),)),
        ("[@harkin2015]", (CitedItem("harkin2015"),)),
        (
            "[@a, p. 5; @b, pp. 7-8]",
            (CitedItem("a", locator="p. 5"), CitedItem("b", locator="pp. 7-8")),
        ),
        (
            "[see @a, p. 101, emphasis mine]",
            (CitedItem("a", prefix="see", locator="p. 101", suffix=", emphasis mine"),),
        ),
        ("[-@a, xii]", (CitedItem("a", suppress_author=True, locator="xii"),)),
        ("[@{odd key.}, 4]", ()),
        (
            "[@{https://example.org/b?x=1}, 4]",
            (CitedItem("https://example.org/b?x=1", locator="4"),),
        ),
        ("[@a{back cover}, mine]", (CitedItem("a", locator="back cover", suffix=", mine"),)),
        ("[@a, {p. 4; [5]} so]", (CitedItem("a", locator="p. 4; [5]", suffix=" so"),)),
        (
            "[@a, pp. 25, 47, my italics]",
            (CitedItem("a", locator="pp. 25, 47", suffix=", my italics"),),
        ),
        ("[@a, pp. 33-35 passim]", (CitedItem("a", locator="pp. 33-35", suffix=" passim"),)),
        ("[@a, I agree]", (CitedItem("a", suffix=", I agree"),)),
        ("[@a, p. 4 [so]]", (CitedItem("a", locator="p. 4", suffix=" [so]"),)),
        ("[@a,\n> p. 4]", (CitedItem("a", locator="p. 4"),)),
    ],
)
def test_a_bracket_is_taken_apart(written: str, items: tuple[CitedItem, ...]) -> None:
    expected = [(written, False, items)] if items else []
    assert cited(f"so {written} then") == [(f"{text}", n, i) for text, n, i in expected]


@pytest.mark.parametrize(
    ("body", "written", "items"),
    [
        (
            "@samer2017 [p. 46] says",
            "@samer2017 [p. 46]",
            (CitedItem("samer2017", locator="p. 46"),),
        ),
        ("As @samer2017 says.", "@samer2017", (CitedItem("samer2017"),)),
        (
            "@a [p. 5; see @b]",
            "@a [p. 5; see @b]",
            (CitedItem("a", locator="p. 5"), CitedItem("b", prefix="see")),
        ),
        ("@a [so](http://x.org)", "@a", (CitedItem("a"),)),
        ("@a[^1]", "@a", (CitedItem("a"),)),
        ("(@a_b.c--d)", "@a_b.c", (CitedItem("a_b.c"),)),
        ("@{any.key.} is", "@{any.key.}", (CitedItem("any.key."),)),
    ],
)
def test_a_name_in_the_sentence_is_a_citation(
    body: str, written: str, items: tuple[CitedItem, ...]
) -> None:
    assert cited(body) == [(written, True, items)]


@pytest.mark.parametrize(
    "body",
    [
        "mail to reader@example.org",
        "`[@a, p. 5]`",
        "```\n[@a, p. 5] @b\n```\n",
        r"\@a and \[\@a]",
        "https://example.org/@someone",
        "[so](https://example.org/@someone)",
        "![by @someone](attachment:ab)",
        "<https://example.org/@someone>",
        "an @ sign",
    ],
)
def test_code_addresses_and_pictures_hold_no_citation(body: str) -> None:
    assert cited(body) == []


def test_two_keys_in_one_part_of_a_bracket_are_two_names() -> None:
    assert [text for text, _, _ in cited("[see @a and @b]")] == ["@a", "@b"]


def test_a_citation_inside_a_bracket_leaves_the_bracket_alone() -> None:
    assert [text for text, _, _ in cited("[@a, so [@b, p. 4]]")] == ["@a", "[@b, p. 4]"]


def test_an_open_bracket_ends_with_its_paragraph() -> None:
    assert cited("[@a, p. 5\n\n@b]") == [
        ("@a", True, (CitedItem("a"),)),
        ("@b", True, (CitedItem("b"),)),
    ]


def test_places_are_code_points() -> None:
    [found] = parse_draft("𝒜 الرقة [@a]").citations
    assert (found.start, found.end) == (8, 12)


@pytest.mark.parametrize(
    "hostile",
    [
        "so [@harkin2015, p. 94] " * 100_000,
        "[" * 100_000,
        "[@a " * 50_000,
        "[@a [" * 20_000 + "]" * 40_000,
        "@a [; @a " * 20_000 + "]" * 20_000,
        "[@a, " + "1, " * 50_000 + "]",
        "“" * 50_000,
        '"' * 50_000,
        "![" * 50_000,
        "](" * 50_000,
        '![](x "' * 20_000,
        "`" * 50_000,
        "> " * 50_000,
        "_" * 50_000 + "“a”" * 1_000,
        "@" * 50_000,
        "a[^1]: " * 20_000,
        "\n" * 50_000,
        " \n" * 50_000,
        "\\" * 50_000,
        "https://" * 20_000,
        "# " * 50_000,
    ],
)
def test_the_time_grows_with_the_length_of_a_hostile_draft(hostile: str) -> None:
    began = time.monotonic()
    parse_draft(hostile)
    # With the square of the length it would be minutes; so long even on a busy machine.
    assert time.monotonic() - began < 20


KEYS = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
ITEMS = st.builds(
    CitedItem,
    KEYS,
    st.booleans(),
    st.sampled_from(["", "see", "cf. *also*"]),
    st.sampled_from(["", "p. 94", "pp. 149–150", "xii", "ch. 3, p. 40", "back cover", "fol. 32r"]),
    st.sampled_from(["", ", emphasis mine", ", quoted in Roth"]),
)


@given(st.lists(ITEMS, min_size=1, max_size=3))
def test_what_is_written_is_read_again(items: list[CitedItem]) -> None:
    written = render_pandoc(items)
    assert parse_draft(f"so {written}.").citations == (
        Citation(3, 3 + len(written), False, tuple(items)),
    )


@given(st.text(alphabet='[]@a;{}-\\ ,p.5\n`“”‘’"(!>', max_size=60))
def test_citations_never_overlap_and_lie_in_the_draft(body: str) -> None:
    position = 0
    for citation in parse_draft(body).citations:
        assert position <= citation.start < citation.end <= len(body)
        position = citation.end
