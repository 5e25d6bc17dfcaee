"""Text that no terminal or file can carry, and very much of it."""

import pytest

from tests.cli.shell import Shell


def test_surrogates_and_nul_are_cleaned_and_nothing_else_is_lost(stocked: Shell) -> None:
    quote_id = stocked.do("add-quote", "marsh2015", "--tag", "a\udcffb", "one\x00 \ud800two ٠")
    quote = stocked.ask("show", quote_id)
    assert (quote["text"], quote["tags"]) == ("one \ufffdtwo ٠", ["a\ufffdb"])
    key = stocked.do("add-source", "--title", "T\udce9\x00", "--author", "\ud800")
    assert stocked.ask("show", key)["title"] == "T\ufffd"


def test_bytes_on_standard_input_that_are_no_text_are_replaced(stocked: Shell) -> None:
    quote_id = stocked.do("add-quote", "marsh2015", "-", given=b"caf\xe9 \x00\xff!")
    assert stocked.ask("show", quote_id)["text"] == "caf\ufffd \ufffd!"


@pytest.mark.parametrize("paste", [(), ("--paste",)])
@pytest.mark.parametrize("line", [b"Salt is dear and dearer. ", b"Salt is dear, and\n"])
def test_ten_megabytes_are_taken_in_whole(
    stocked: Shell, paste: tuple[str, ...], line: bytes
) -> None:
    given = line * (10_000_000 // len(line))
    answer = stocked.run("add-quote", "marsh2015", *paste, "-", given=given)
    assert answer.status == 0
    stored = stocked.ask("show", answer.out.strip())
    assert len(stored["text"]) > 9_000_000
    assert (stored["pasted"] or stored["text"]) == given.decode()


def test_a_draft_that_is_not_utf8_is_refused_with_its_line(stocked: Shell) -> None:
    stocked.do("review", "new", "On Salt", "--about", "marsh2015")
    file = stocked.library.with_name("draft.md")
    file.write_bytes(b"one\ntw\xff")
    assert f"{file}, line 2" in stocked.complain(2, "review", "body", "On Salt", str(file))


def test_names_reach_the_terminal_so_that_nothing_in_them_acts(stocked: Shell) -> None:
    nasty = "x\x1b[2J\x07\u202ey\n"
    told = stocked.complain(2, "show", nasty)
    assert not set(told) & set("\x1b\x07\u202e")
    stocked.do("add-quote", "marsh2015", "--speaker", nasty, nasty)
    assert "\x1b" not in stocked.run("add-source", "--title", "T", "--key", "k\x1b[2J").out
    for words in (("list", "quotes"), ("search", "x"), ("list", "sources")):
        assert not set(stocked.run(*words).out) & set("\x1b\x07\u202e")


def test_an_odd_file_name_is_named_without_harm(shell: Shell) -> None:
    told = shell.complain(2, "import", "missing\udcff\x1b.json")
    assert "\x1b" not in told
