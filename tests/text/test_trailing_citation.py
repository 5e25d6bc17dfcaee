"""The citation behind a passage is known in the forms people write, and nothing else is."""

import time

import pytest

from readnotes.text.trailing_citation import split_trailing_citation

TITLES = ["The Quiet Harbour: A History"]
AUTHORS = ["Jane Weller"]


@pytest.mark.parametrize(
    ("passage", "text", "page"),
    [
        ("“It ended.” (p.94)", "“It ended.”", "94"),
        ("“It ended” (p. 94).", "“It ended”", "94"),
        ("It ended (p. 94).", "It ended.", "94"),
        ("It ended. (p.\n94)", "It ended.", "94"),
        ("It ended. [p. 94]", "It ended.", "94"),
        ("It ended (94).", "It ended (94).", None),
        ("It ended. (94)", "It ended.", "94"),
        ("“It ended” (94)", "“It ended”", "94"),
        ("It ended (pp. 149–150)", "It ended", "149–150"),
        ("It ended (pp. 25, 47-9)", "It ended", "25, 47-9"),
        ("It ended (p. xii)", "It ended", "xii"),
        ("It ended (p. 39ff)", "It ended", "39ff"),
        ("It ended (p. 39 n5)", "It ended", "39 n5"),
        ("It ended (S. 39)", "It ended", "39"),
        ("انتهى (ص ٣٩)", "انتهى", "٣٩"),
        ("It ended (loc. 1204-10)", "It ended", "loc. 1204-10"),
        ("It ended (Kindle Locations 1204-1210)", "It ended", "loc. 1204-1210"),
        ("It ended (ch. 3)", "It ended", "ch. 3"),
        ("It ended (vol. 2, p. 94)", "It ended", "vol. 2, p. 94"),
        ("It ended (p. 39n.5)", "It ended", "39n.5"),
        ("It ended (fol. 32v)", "It ended", "fol. 32v"),
        ("It ended (pp. 39 ff.)", "It ended", "39 ff."),
        ("It ended. p.149-150", "It ended.", "149-150"),
        ("“It ended”, p. 39", "“It ended”", "39"),
        ("“It ended” – p. 39.", "“It ended”", "39"),
        ("It ended.\np. 39", "It ended.", "39"),
        ("“It ended” (Weller, 39)", "“It ended”", "39"),
        ("It ended (Weller 39).", "It ended.", "39"),
        ("It ended (Weller 2017, p. 39)", "It ended", "39"),
        ("It ended (Weller 2017, 39)", "It ended", "39"),
        ("It ended (Weller 2017: 39)", "It ended", "39"),
        ("It ended (Weller, The Quiet Harbour, 39)", "It ended", "39"),
        ("It ended. — Jane Weller, The Quiet Harbour, p. 39", "It ended.", "39"),
        ("It ended\n— Jane Weller, The Quiet Harbour, p. 39", "It ended", "39"),
        ("It ended\nJane Weller, The Quiet Harbour, p. 39", "It ended", "39"),
        ("“It ended” -- Jane Weller, p. 39", "“It ended”", "39"),
        (
            "It ended.\n\nWeller, Jane. The Quiet Harbour (pp. 39-40). Old Press. Kindle Edition. ",
            "It ended.",
            "39-40",
        ),
    ],
)
def test_the_page_of_a_citation_is_found(passage: str, text: str, page: str | None) -> None:
    citation = split_trailing_citation(passage, TITLES, AUTHORS)
    if page is None:
        assert citation is None
    else:
        assert citation is not None
        assert (citation.text, citation.page, citation.speaker) == (text, page, None)


@pytest.mark.parametrize(
    "passage",
    [
        "",
        "(p. 94)",
        "It ended.",
        "It ended in 1984",
        "It ended (1984)",
        "It ended. (1984)",
        "It ended (Weller 2017)",
        "It ended (May 5)",
        "It ended. (2014–2016)",
        "It ended. (12:30)",
        "It ended (Monday, May 5)",
        "as she says on p. 39",
        "as she says on\np. 39",
        "So it ended.\nThe map on p. 39",
        "— It ended?\n— No",
        "It ended\n— he said",
        "It ended\n— Not at all, he said.",
        "It ended (see p. 39)",
        "It ended (see the map on p. 39)",
        "It ended (with some noise)",
        "It ended (emphasis mine)",
        "It ended — or so they said",
        "It ended (the cells were 12)",
        "There was a dash — and p. 39 in it, he said",
    ],
)
def test_other_endings_belong_to_the_text(passage: str) -> None:
    assert split_trailing_citation(passage, TITLES, AUTHORS) is None


@pytest.mark.parametrize(
    ("passage", "page", "remark"),
    [
        ("It ended (p.101, emphasis mine)", "101", "emphasis mine"),
        ("It ended (Weller 2017, p. 101; my italics)", "101", "my italics"),
        (
            "It ended (p. 101, emphasis in the original, my translation)",
            "101",
            "emphasis in the original, my translation",
        ),
    ],
)
def test_a_remark_is_kept_apart_from_the_page(passage: str, page: str, remark: str) -> None:
    citation = split_trailing_citation(passage)
    assert citation is not None
    assert (citation.text, citation.page, citation.remark) == ("It ended", page, remark)


@pytest.mark.parametrize(
    ("passage", "speaker", "page"),
    [
        ("It ended. — Samir, p. 39", "Samir", "39"),
        ("It ended (Samir Haddad, 39)", "Samir Haddad", "39"),
        ("It ended\n— Samir Haddad", "Samir Haddad", None),
        ("It ended\n— Jane Weller", None, None),
        ("It ended.\n— Ludwig van Haddad", "Ludwig van Haddad", None),
        ("It ended (ibid., p. 39)", None, "39"),
        ("It ended (A Book of Hours, p. 39)", None, "39"),
        ("انتهى (سمير، ص ٣٩)", "سمير", "٣٩"),
        ("It ended (Samir 2017, 39)", None, "39"),
        ("It ended (Samir, The Quiet Harbour, 39)", None, "39"),
    ],
)
def test_a_voice_that_is_not_the_books_author_is_the_speaker(
    passage: str, speaker: str | None, page: str | None
) -> None:
    citation = split_trailing_citation(passage, TITLES, AUTHORS)
    assert citation is not None
    assert (citation.speaker, citation.page) == (speaker, page)
    assert citation.text.rstrip(".") in {"It ended", "انتهى"}


@pytest.mark.parametrize(
    "ending",
    [
        "(" + "12, " * 90 + "x)",
        "(A " + "12 " * 90 + "x)",
        "(a" + ", a" * 120 + " 1, x)",
        "(p. " + "i" * 390,
        "x. " + "p. 1" * 90,
        "A" + " " * 390 + "x",
        "\n" * 390,
        "-" * 390,
        "(" * 390,
    ],
)
def test_strange_endings_are_read_at_once(ending: str) -> None:
    started = time.perf_counter()
    assert split_trailing_citation("So it ended. " + ending + "!", TITLES, AUTHORS) is None
    split_trailing_citation("So it ended. " + ending, TITLES, AUTHORS)
    assert time.perf_counter() - started < 1
