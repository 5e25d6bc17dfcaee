"""How the words of a command line are read."""

import argparse
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readnotes.cli.arguments import CommandLine, HelpShownError, Parser, split_command_line
from readnotes.cli.main import COMMANDS, find_command, overview
from readnotes.domain.errors import UsageError


def read(*words: str) -> argparse.Namespace:
    """These words behind a command that takes a bit of everything."""
    parser = Parser("try", "a command for tests")
    parser.add_argument("key", metavar="KEY")
    parser.add_argument("--page")
    parser.add_argument("--sort", choices=("page", "newest"), default="page")
    parser.add_argument("--limit", metavar="N", type=int, default=50)
    parser.add_argument("--about", nargs="+", action="extend")
    parser.add_argument("--tag", action="append", default=[])
    parser.add_argument("--paste", action="store_true")
    parser.add_argument("-o", "--output")
    parser.add_argument("text", metavar="TEXT", nargs="?")
    return parser.parse(words)


def test_options_stand_between_the_key_and_the_text() -> None:
    found = read("marsh2015", "--page", "94", "--tag", "a", "--tag=b", "The passage.")
    assert (found.key, found.page, found.tag, found.text) == (
        "marsh2015",
        "94",
        ["a", "b"],
        "The passage.",
    )


@pytest.mark.parametrize(
    "words", [("--page", "-"), ("--page=-",), ("--page", "--"), ("--page=--",)]
)
def test_a_page_may_be_a_hyphen_or_two(words: Sequence[str]) -> None:
    assert read("k", *words, "text").page.strip("-") == ""


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=1))
def test_what_stands_behind_two_hyphens_is_never_an_option(text: list[str]) -> None:
    assert read("k", "--paste", "--", *text).text == (text[0] if text else None)


def test_json_may_stand_anywhere() -> None:
    for words in (("--json", "k", "t"), ("k", "--json", "t"), ("k", "t", "--json")):
        assert read(*words).json is True
    assert read("k", "t").json is False


def test_a_word_with_one_hyphen_that_is_no_option_is_a_plain_word() -> None:
    assert read("k", "-ransom").text == "-ransom"
    assert read("k", "- yes, she said").text == "- yes, she said"
    assert read("k", "-- he said").text == "-- he said"


def test_one_flag_takes_several_keys_until_the_next_option() -> None:
    assert read("k", "--about", "a", "b", "--paste", "--about", "c").about == ["a", "b", "c"]
    found = read("k", "--about", "a", "--", "title")
    assert (found.about, found.text) == (["a"], "title")


def test_the_short_option_takes_its_value_with_and_without_a_blank() -> None:
    assert read("k", "-o", "out.md").output == "out.md"
    assert read("k", "-oout.md").output == "out.md"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "KEY"),
        (("k", "--page"), "--page"),
        (("k", "--paste=yes"), "--paste"),
        (("k", "--sort", "title"), "page, newest"),
        (("k", "--limit", "many"), "--limit N"),
        (("k", "--unheard-of"), "--unheard-of"),
        (("k", "two", "words"), "words"),
        (("k", "--about", "--", "x"), "--about"),
        (("k", "--pag", "94"), "--pag"),
    ],
)
def test_what_is_not_understood_is_named_with_a_way_on(words: Sequence[str], told: str) -> None:
    with pytest.raises(UsageError) as raised:
        read(*words)
    assert told in raised.value.why
    assert "readnotes try --help" in raised.value.why


def test_help_is_printed_and_ends_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(HelpShownError):
        read("--help")
    assert "KEY" in capsys.readouterr().out


def test_what_stands_before_the_command_is_taken_apart() -> None:
    line = split_command_line(["--json", "--library=my file", "search", "--json", "x"])
    assert line == CommandLine("my file", True, "", ("search", "--json", "x"))
    assert split_command_line(["--", "--odd.readnotes"]).words == ("--odd.readnotes",)
    for words in (["--library"], ["--colour", "show"]):
        with pytest.raises(UsageError):
            split_command_line(words)


def test_commands_of_two_words_are_found_and_near_misses_named() -> None:
    assert find_command(["export", "quotes", "--to", "csv"]) == (
        "export quotes",
        ["--to", "csv"],
    )
    for words, told in ((["review"], "review new"), (["serch", "x"], "search"), ([], "--help")):
        with pytest.raises(UsageError) as raised:
            find_command(words)
        assert told in raised.value.why


def test_the_overview_names_every_command_on_a_line_of_its_own() -> None:
    lines = overview().splitlines()
    assert all(len(line) <= 80 for line in lines)
    for name in COMMANDS:
        assert [line for line in lines if line.startswith(f"  {name} ")]
