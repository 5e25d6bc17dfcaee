"""Lines broken by a printer become paragraphs, verse stays."""

import pytest

from readnotes.text.broken_lines import join_lines


def nothing(word: str) -> bool:
    return False


def joined(text: str, *known: str) -> str:
    return join_lines(text.split("\n"), known.__contains__).text


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("the old man\nwent home", "the old man went home"),
        ("the old man \n went home", "the old man went home"),
        ("One.\n\nTwo.", "One.\n\nTwo."),
        ("One.\n \n\t\n\nTwo.", "One.\n\nTwo."),
        ("the end\nof it.\n    The next\nparagraph", "the end of it.\n\nThe next paragraph"),
        ("the end.\n\tThe next", "the end.\n\nThe next"),
        ("    all of it\n    stands\n    indented", "all of it stands indented"),
        ("a hanging\n    paragraph of\n    three lines", "a hanging paragraph of three lines"),
        ("he stopped—\nand went", "he stopped—and went"),
        ("he stopped —\nand went", "he stopped — and went"),
        ("in 1914-\n18", "in 1914-18"),
        ("山田さん\nは来た", "山田さんは来た"),
        ("قال الرجل\nفي البيت", "قال الرجل في البيت"),
    ],
)
def test_line_ends_inside_a_paragraph_become_blanks(broken: str, whole: str) -> None:
    assert joined(broken) == whole


@pytest.mark.parametrize(
    ("broken", "known", "whole"),
    [
        ("the govern-\nment", ["government"], "the government"),
        ("the govern-\nment", [], "the government"),
        ("the govern\u2010\nment", [], "the government"),
        ("a well-\nknown man", ["well-known"], "a well-known man"),
        ("a well-\nknown man", [], "a well-known man"),
        ("a short-\nlived joy", ["short", "lived"], "a short-lived joy"),
        ("a re-\ncover", ["recover", "re-cover", "re", "cover"], "a re-cover"),
        ("a re-\ncover", ["recover", "re", "cover"], "a recover"),
        ("Anglo-\nAmerican", [], "Anglo-American"),
        ("state-of-the-\nart", [], "state-of-the-art"),
        ("a mother-\nin-law", [], "a mother-in-law"),
        ("a hand-\nmade thing, hand-made", [], "a hand-made thing, hand-made"),
        ("a hand-\nmade thing, handmade", ["hand", "made"], "a handmade thing, handmade"),
        ("he said -\nand went", [], "he said - and went"),
    ],
)
def test_a_hyphen_at_a_line_end_goes_if_it_was_the_printers(
    broken: str, known: list[str], whole: str
) -> None:
    assert joined(broken, *known) == whole


def test_what_was_done_is_counted() -> None:
    lines = join_lines(["a gov-", "ern-", "ment of", "the day"], nothing)
    assert (lines.text, lines.line_ends, lines.hyphens) == ("a government of the day", 3, 2)


def test_long_lines_of_whole_sentences_are_paragraphs() -> None:
    sentence = "Every one of them had heard the story, " * 4 + "and so it went."
    assert joined(f"{sentence}\n{sentence}") == f"{sentence}\n\n{sentence}"


VERSE = """\
Tyger Tyger, burning bright,
In the forests of the night;
What immortal hand or eye,
Could frame thy fearful symmetry?"""


def test_verse_is_left_alone() -> None:
    lines = join_lines(VERSE.split("\n"), nothing)
    assert lines.is_verse
    assert lines.text == VERSE
    assert lines.line_ends == 0


def test_short_paragraphs_are_no_verse() -> None:
    assert not join_lines(
        ["He came.", "", "He saw.", "", "He went.", "", "No more."], nothing
    ).is_verse
