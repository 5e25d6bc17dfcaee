"""Reading what reviewers type as a place, and showing it again."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from readnotes.domain.locators import (
    Locator,
    Point,
    locator_label_and_value,
    locator_order,
    parse_locator,
    render_locator,
)
from tests.domain.locator_strategies import locator_texts

TABLE = [
    ("page", "p. 94", "94 | p94 | p. 94 | p.94 | page 94 | S. 94 | ص 94 | ٩٤ | pg 94 | P. 94"),
    ("page", "p. 94", "(p. 94) | p. 94. | 94 p. | s. 94 | str. 94 | с. 94 | стр. 94 | 第94页"),
    (
        "page",
        "p. 94",
        "S 94 | Seite 94 | pág. 94 | blz. 94 | σ. 94 | עמ' 94 | صفحة ٩٤ | ९४ | \u200f٩٤\u200f",
    ),
    ("page", "pp. 149–150", "149-50 | pp. 149–150 | 149—50 | 149 to 150 | 149 t/m 150"),
    ("page", "pp. 149–150", "S. 149 bis 150 | 149--150 | p. 149 – p. 150 | 149−50 | 149‑50"),
    ("page", "pp. 25, 47", "25, 47 | 25 & 47 | 25;47 | 25 and 47 | p. 25, p. 47 | ٢٥، ٤٧"),
    ("page", "pp. 25, 47–49", "25; 47-9 | pp. 25, 47-49"),
    ("page", "p. xii", "xii | p. xii | ⅻ"),
    ("page", "pp. xii–xiv", "xii-xiv"),
    ("page", "p. iv", "p. iv"),
    ("page", "p. v", "v | p. v"),
    ("page", "pp. ix–12", "ix-12"),
    ("page", "pp. 39 f.", "39f | 39 f. | p. 39f. | 39 sq."),
    ("page", "pp. 39 ff.", "39ff | 39 ff. | S. 39 ff."),
    ("page", "p. 12a", "12a"),
    ("page", "pp. 12a–12c", "12a-c"),
    ("page", "p. A12", "A12"),
    ("page", "pp. A12–A14", "A12-14 | A12-A14"),
    ("page", "p. S-14", "S-14"),
    ("page", "p. S14", "S14"),
    ("note", "p. 39, n. 5", "39 n5 | 39n.5 | n. 5, p. 39 | 39 fn 5"),
    ("folio", "fol. 32r", "32r | fol. 32r | f. 32 recto"),
    ("folio", "fol. 32v", "32v | fol. 32 verso"),
    ("folio", "fols. 32r–32v", "32r-v | 32r-32v"),
    ("plate", "pl. 4", "pl. 4 | plate 4 | pl4"),
    ("plate", "pl. IV", "plate IV"),
    ("figure", "fig. 2, pp. 48–49", "fig 2 p48-49 | p. 48-9, fig. 2"),
    ("figure", "fig., pp. 48–49", "48-49 img"),
    ("chapter", "ch. 3", "ch. 3 | chapter 3 | ch3"),
    ("chapter", "ch. 3, p. 40", "ch 3 p 40 | p. 40, ch. 3"),
    ("chapter", "ch. 3, ¶ 4", "ch 3 ¶4"),
    ("section", "§ 12", "§12 | sec. 12"),
    ("section", "§ 12.3", "sec. 12.3"),
    ("section", "§§ 12.3–12.5", "§12.3-5"),
    ("paragraph", "¶ 4", "¶4 | para. 4"),
    ("part", "pt. 2", "Part 2"),
    ("volume", "vol. 2, p. 94", "vol. 2, p. 94 | Bd. 2, S. 94"),
    ("book", "bk. 3", "bk. 3"),
    ("book", "bk. 3, l. 40", "bk. 3, l. 40"),
    ("verse", "v. 12", "v. 12"),
    ("verse", "v. 3:16", "3:16"),
    ("verse", "vv. 3:16–18, 3:20", "3:16-18, 20"),
    ("line", "l. 40", "l. 40"),
    ("column", "col. 2", "col. 2"),
    ("note", "n. 7", "n. 7 | n7"),
    ("location", "loc. 1204–1210", "loc. 1204-10"),
    ("location", "loc. 1204", "Location 1204"),
    ("timestamp", "at 1:02:33", "at 1:02:33 | 1:02:33"),
    ("timestamp", "at 12:05–12:40", "at 12:05-12:40 | at 12:05-40"),
    ("percent", "45 %", "45% | 45 % | ٤٥٪"),
    ("percent", "45–47.5 %", "45-47,5%"),
    ("unpaged", "no page", "-- | n.p. | - | no page | —"),
    ("missing", "page?", " | page?"),
    ("as-typed", "back cover", "back cover"),
    ("as-typed", "150-49", "150-49"),
    ("as-typed", "12.3", "12.3"),
    ("as-typed", "part of the cover", "part of the cover"),
]
ROWS = [(term, shown, typed.strip()) for term, shown, all_ in TABLE for typed in all_.split("|")]


@pytest.mark.parametrize(("term", "shown", "typed"), ROWS)
def test_every_spelling_is_understood_and_shown_in_one_form(
    term: str, shown: str, typed: str
) -> None:
    locator = parse_locator(typed)
    assert (locator.term, render_locator(locator)) == (term, shown)
    assert locator.typed == typed


@pytest.mark.parametrize("shown", sorted({shown for _, shown, _ in ROWS}))
def test_what_is_shown_reads_as_itself(shown: str) -> None:
    assert render_locator(parse_locator(shown)) == shown


def test_the_spans_of_a_compound_are_its_pages() -> None:
    assert parse_locator("ch 3 p 40").spans == parse_locator("40").spans
    assert parse_locator("39 n5").spans == parse_locator("39").spans
    assert parse_locator("48-49 img").pages == parse_locator("48-49").spans


def test_without_a_page_the_spans_are_the_terms_own_numbers() -> None:
    assert parse_locator("ch. 3").spans[0].first == Point((3,))
    assert parse_locator("ch. 3").pages == ()
    assert parse_locator("at 1:02:33").spans[0].first == Point((3753,))
    assert parse_locator("at 0:07.5").spans[0].first == Point((7, 500000))


def test_and_following_is_searched_as_two_pages() -> None:
    span = parse_locator("39ff").spans[0]
    assert (span.first.number, span.last.number, span.following) == ((39,), (40,), "ff")
    assert parse_locator("xii f.").spans[0].last == Point((13,), roman="xiii")


@pytest.mark.parametrize(("typed", "last"), [("149-50", 150), ("1204-05", 1205), ("99-101", 101)])
def test_the_end_of_a_range_may_leave_out_its_leading_digits(typed: str, last: int) -> None:
    assert parse_locator(typed).spans[0].last.number == (last,)


@pytest.mark.parametrize(
    "typed", ["150-49", "xiv-xii", "12-ix", "150-149", "47-45%", "at 9:00-8:00"]
)
def test_a_range_that_runs_backwards_is_kept_as_typed_with_a_question(typed: str) -> None:
    locator = parse_locator(typed)
    assert (locator.term, locator.question) == ("as-typed", "backwards")
    assert render_locator(locator) == typed


def test_nothing_is_asked_about_words_that_only_hold_a_backwards_range() -> None:
    assert parse_locator("report 2015-04").question is None


@pytest.mark.parametrize("word", ["l", "c", "d", "m", "mix", "iiii", "cci", "Xii", "did", "vx"])
def test_letters_that_are_no_page_numeral_stay_words(word: str) -> None:
    assert parse_locator(word).term == "as-typed"


def test_a_colon_is_a_time_only_where_the_source_is_heard_or_watched() -> None:
    assert parse_locator("12:05").term == "verse"
    assert render_locator(parse_locator("12:05-12:40", timed=True)) == "at 12:05–12:40"
    assert parse_locator("94", timed=True).term == "page"
    assert parse_locator("12:75", timed=True).term == "verse"


@pytest.mark.parametrize(
    ("typed", "short"),
    [
        ("149-150", "pp. 149–50"),
        ("47-49", "pp. 47–49"),
        ("100-104", "pp. 100–104"),
        ("107-108", "pp. 107–8"),
        ("321-328", "pp. 321–28"),
        ("1496-1500", "pp. 1496–500"),
        ("99-101", "pp. 99–101"),
        ("12a-13a", "pp. 12a–13a"),
        ("25, 149-150", "pp. 25, 149–50"),
    ],
)
def test_ranges_can_be_shortened_by_style(typed: str, short: str) -> None:
    locator = parse_locator(typed)
    assert render_locator(locator, short_ranges=True) == short
    assert parse_locator(short).parts == locator.parts


def test_the_label_comes_apart_from_the_number() -> None:
    assert locator_label_and_value(parse_locator("94")) == ("p.", "94")
    assert locator_label_and_value(parse_locator("ch 3 p 40")) == ("ch.", "3, p. 40")
    assert locator_label_and_value(parse_locator("48 img")) == ("", "fig., p. 48")
    assert locator_label_and_value(parse_locator("")) == ("", "page?")


def test_lists_too_long_for_a_place_stay_as_typed() -> None:
    assert parse_locator(", ".join(map(str, range(1, 41)))).term == "page"
    assert parse_locator(", ".join(map(str, range(1, 42)))).term == "as-typed"
    assert parse_locator("9" * 10).term == "as-typed"
    assert parse_locator("word " * 400_000).term == "as-typed"


@given(locator_texts(), st.booleans())
@example("n12, p. n14", False)
@example("S-14-16", False)
@example("3:0, A0", False)
@example("A-0A-1", False)
@example("f0", False)
@example("49; blz. n111A", False)
@example("abb A0-12.0", False)
@example("sura 12.0, sura 0", False)
@example("0\u200d", False)
def test_what_is_shown_reads_the_same(typed: str, timed: bool) -> None:
    locator = parse_locator(typed, timed)
    again = parse_locator(render_locator(locator), timed)
    assert _understood(again) == _understood(locator)
    assert locator_order(again, "k") == locator_order(locator, "k")
    short = parse_locator(render_locator(locator, short_ranges=True), not timed)
    if locator.parts:
        assert _understood(short) == _understood(locator)


@given(locator_texts(), st.booleans())
def test_no_text_is_refused_and_every_text_is_kept(typed: str, timed: bool) -> None:
    locator = parse_locator(typed, timed)
    assert locator.typed == typed
    label, value = locator_label_and_value(locator)
    assert f"{label} {value}".lstrip() == render_locator(locator)


@given(st.integers(0, 10**9 - 1), st.integers(0, 10**9 - 1))
def test_every_range_of_numbers_is_read_whole(one: int, other: int) -> None:
    first, last = sorted((one, other))
    span = parse_locator(f"p. {first}–{last}").spans[0]
    assert (span.first.number, span.last.number) == ((first,), (last,))


def _understood(locator: Locator) -> tuple[object, ...]:
    return locator.term, locator.spans, locator.parts, locator.question
