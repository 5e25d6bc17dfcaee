"""Places that a reviewer names by hand, in the forms of many hands."""

import pytest

from readnotes.drafting.typed_pages import parse_mentions, parse_typed_pages


def places(body: str) -> list[str]:
    return sorted({each.locator for each in parse_typed_pages(body) if not each.is_loose})


@pytest.mark.parametrize(
    ("body", "locator"),
    [
        ("so (p. 311n4)", "311n4"),
        ("so (p. 311, n. 4)", "p. 311, n. 4"),
        ("so (vol. 2, p. 94)", "vol. 2, p. 94"),
        ("“so” (ix).", "ix"),
        ("“so” (45%)", "45%"),
        ("so (at 45%)", "45%"),
        ("so (pág. 201)", "201"),
        ("so, pag. 93", "93"),
        ("så (s. 14)", "14"),
        ("так (с. 40)", "40"),
        ("“so” (12:05).", "12:05"),
        ("so (at 0:12:05)", "at 0:12:05"),
        ("so (Kindle loc. 1204–10)", "loc. 1204–10"),
        ("so, in para. 12", "para. 12"),
        ("> So it was. (112)\n", "112"),
        ("“So,” Berit says (41).", "41"),
        ("“so” (190; cf. also the notes)", "190"),
        ("so\n\n— Harkin, *Letters*, 94\n", "94"),
        ("so[^1]\n\n[^1]: *Letters* (1999), 94.\n", "94"),
    ],
)
def test_a_place_is_read_in_the_form_it_was_typed_in(body: str, locator: str) -> None:
    assert places(body) == [locator]


@pytest.mark.parametrize(
    "body",
    [
        "“so” (ii) “thus”",
        "in (1998)",
        "no. 5",
        "p. I think",
        "see chapter 3",
        "“so” (4,000)",
        "- 12",
    ],
)
def test_a_number_of_another_kind_is_no_place(body: str) -> None:
    assert places(body) == []


def test_a_number_that_may_be_an_age_is_loose() -> None:
    found = [
        each for each in parse_typed_pages("“So,” says Maria (12), and “thus”.") if each.is_bare
    ]

    assert [each.locator for each in found if not each.name] == ["12"]
    assert all(each.is_loose for each in found if not each.name)


def test_a_chapter_in_running_words_is_a_mention() -> None:
    assert list(parse_mentions("In chapter 3 she", 0, 16)) == ["chapter 3"]


def test_very_many_places_in_a_row_are_read_in_time_that_grows_with_them() -> None:
    assert len(places("p. 1, " * 20_000)) == 1
