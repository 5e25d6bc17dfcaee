"""`new`, `add-source` and `add-quote`: what goes in is what comes out."""

from pathlib import Path

import pytest

from tests.cli.shell import Shell


def test_a_new_library_is_empty_and_its_owners_alone(shell: Shell) -> None:
    assert shell.library.stat().st_mode & 0o777 == 0o600
    counts = shell.ask("info")
    assert (counts["sources"], counts["quotes"], counts["reviews"]) == (0, 0, 0)
    assert counts["path"] == str(shell.library)


def test_a_library_that_is_there_is_left_alone(stocked: Shell) -> None:
    before = stocked.library.read_bytes()
    assert str(stocked.library) in stocked.complain(2, "new")
    assert stocked.library.read_bytes() == before


def test_a_source_keeps_everything_that_was_said_of_it(shell: Shell) -> None:
    key = shell.do(
        *("add-source", "--title", "Salt Roads", "--subtitle", "A Winter", "--kind", "report"),
        *("--contributor", "editor=Okafor, Chidi", "--author", "Marsh, Ellen"),
        *("--author", "Delta Watch", "--issued", "2015-04-18", "--publisher", "Quay"),
        *("--isbn", "0-306-40615-2", "--pages", "250", "--url", "https://example.org"),
        *("--language", "en", "--key", "salt", "--tag", "sea", "--tag", "trade"),
        *("--shelf", "Coasts", "--status", "reading"),
    )
    assert key == "salt"
    source = shell.ask("show", "salt")
    said = {name: source[name] for name in source if name not in ("created", "modified")}
    assert said == {
        "key": "salt",
        "kind": "report",
        "title": "Salt Roads",
        "subtitle": "A Winter",
        "contributors": [
            {"role": "editor", "family": "Okafor", "given": "Chidi"},
            {"role": "author", "family": "Marsh", "given": "Ellen"},
            {"role": "author", "literal": "Delta Watch"},
        ],
        "issued": "2015-04-18",
        "publisher": "Quay",
        "isbn": "0-306-40615-2",
        "pages": 250,
        "url": "https://example.org",
        "language": "en",
        "edition": None,
        "work": None,
        "proof": False,
        "tags": ["sea", "trade"],
        "shelves": ["Coasts"],
        "status": "reading",
        "rating": None,
        "readings": [],
        "csl": {},
        "links": [],
        "attachments": [],
    }
    assert shell.ask("list", "shelves") == {"shelves": [{"name": "Coasts", "sources": ["salt"]}]}


def test_keys_are_made_from_author_and_year_and_stay_apart(shell: Shell) -> None:
    words = ("add-source", "--title", "Salt Roads", "--author", "Marsh, Ellen", "--year", "2015")
    assert [shell.do(*words) for _ in range(3)] == ["marsh2015", "marsh2015a", "marsh2015b"]
    assert shell.ask(*words) == {"key": "marsh2015c"}


def test_a_taken_key_is_refused_and_the_next_free_one_named(stocked: Shell) -> None:
    told = stocked.complain(2, "add-source", "--title", "Another", "--key", "marsh2015")
    assert "marsh2015a" in told
    assert len(stocked.ask("list", "sources")["sources"]) == 1


def test_a_wrong_isbn_is_stored_and_told(shell: Shell) -> None:
    answer = shell.run("add-source", "--title", "Tides", "--isbn", "0-306-40615-3")
    assert (answer.status, answer.out) == (0, "tides\n")
    assert "0-306-40615-3" in answer.err
    assert shell.ask("show", "tides")["isbn"] == "0-306-40615-3"


def test_a_quote_keeps_everything_that_was_said_of_it(stocked: Shell, tmp_path: Path) -> None:
    stocked.do("add-source", "--title", "Tides", "--key", "tides")
    for name in ("a.png", "b.jpg"):
        (tmp_path / name).write_bytes(name.encode())
    quote_id = stocked.do(
        *("add-quote", "marsh2015", "--page", "S. 94", "--kind", "paraphrase"),
        *("--speaker", "Ana", "--gist", "Salt is dear", "--comment", "Verify", "--as-printed"),
        *("despite", "--carrier", "tides", "--language", "ar", "--translation", "time"),
        *("--essential", "--checked", "2026-11-20", "--tag", "salt", "--tag", "time"),
        *("--attach", str(tmp_path / "a.png"), "--alt", "A map", "--caption", "Map"),
        *("--attach", str(tmp_path / "b.jpg"), "--credit", "Quay"),
        "[D]espite الزمان",
    )
    quote = stocked.ask("show", quote_id)
    uses = [{k: v for k, v in use.items() if k != "sha256"} for use in quote["attachments"]]
    assert uses == [
        {"caption": "Map", "alt": "A map", "credit": None},
        {"caption": None, "alt": None, "credit": "Quay"},
    ]
    assert {name: quote[name] for name in quote if name in QUOTE_SAID} == QUOTE_SAID


QUOTE_SAID = {
    "source": "marsh2015",
    "locator": "S. 94",
    "locator_shown": "p. 94",
    "kind": "paraphrase",
    "text": "[D]espite الزمان",
    "as_printed": "despite",
    "comment": "Verify",
    "gist": "Salt is dear",
    "speaker": "Ana",
    "carrier": "tides",
    "language": "ar",
    "translation": "time",
    "tags": ["salt", "time"],
    "essential": True,
    "checked": "2026-11-20",
    "place": 1,
    "pasted": None,
}


def test_a_passage_from_standard_input_is_stored_letter_for_letter(stocked: Shell) -> None:
    passage = "  “Two  lines\r\nand a\ttab”\n\n"
    quote_id = stocked.do("add-quote", "marsh2015", "-", given=passage.encode())
    assert stocked.ask("show", quote_id)["text"] == passage


def test_a_paste_fills_passage_and_page_and_is_kept_raw(stocked: Shell) -> None:
    raw = "“Nobody spoke of\nit again …” (p.94)"
    answer = stocked.run("add-quote", "marsh2015", "--paste", raw)
    assert answer.status == 0
    assert "page 94" in answer.err
    quote = stocked.ask("show", answer.out.strip())
    assert (quote["text"], quote["locator"], quote["pasted"]) == (
        "Nobody spoke of it again …",
        "94",
        raw,
    )


def test_a_page_that_was_named_is_not_replaced_by_the_pastes(stocked: Shell) -> None:
    answer = stocked.run("add-quote", "marsh2015", "--paste", "--page", "12", "“Salt.” (p. 94)")
    assert stocked.ask("show", answer.out.strip())["locator"] == "12"


@pytest.mark.parametrize(("page", "word"), [("251", "past the end"), ("150-49", "backwards")])
def test_an_odd_page_is_stored_and_told(stocked: Shell, page: str, word: str) -> None:
    answer = stocked.run("add-quote", "marsh2015", "--page", page, "Salt.")
    assert answer.status == 0
    [line] = answer.err.splitlines()
    assert word in line
    assert stocked.ask("show", answer.out.strip())["locator"] == page


def test_a_hyphen_is_a_quote_without_a_page(stocked: Shell) -> None:
    quote_id = stocked.do("add-quote", "marsh2015", "--page", "-", "Salt.")
    assert stocked.ask("show", quote_id)["locator_shown"] == "no page"


def test_a_picture_alone_is_a_quote(stocked: Shell, tmp_path: Path) -> None:
    (tmp_path / "page.jpg").write_bytes(b"made up")
    words = ("add-quote", "marsh2015", "--kind", "image", "--attach", str(tmp_path / "page.jpg"))
    assert stocked.ask("show", stocked.do(*words))["text"] == ""
    assert stocked.ask("info")["attachments"] == 1


@pytest.mark.parametrize(
    "words",
    [
        ("add-quote", "marsh2015"),
        ("add-quote", "marsh2015", " \n"),
        ("add-quote", "nobody", "Salt."),
        ("add-quote", "marsh2015", "--kind", "joke", "Salt."),
        ("add-quote", "marsh2015", "--checked", "soon", "Salt."),
        ("add-quote", "marsh2015", "--carrier", "nobody", "Salt."),
        ("add-quote", "marsh2015", "--attach", "missing.png", "Salt."),
        ("add-quote", "marsh2015", "--caption", "Map", "Salt."),
        ("add-source",),
        ("add-source", "--title", ""),
        ("add-source", "--title", "T", "--kind", "tome"),
        ("add-source", "--title", "T", "--year", "MMXV"),
        ("add-source", "--title", "T", "--year", "2015", "--issued", "2015"),
        ("add-source", "--title", "T", "--pages", "many"),
        ("add-source", "--title", "T", "--author", ","),
        ("add-source", "--title", "T", "--contributor", "Marsh"),
        ("add-source", "--title", "T", "--contributor", "friend=Marsh"),
        ("add-source", "--title", "T", "--status", "bought"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_stored(
    stocked: Shell, words: tuple[str, ...]
) -> None:
    stocked.complain(2, *words)
    counts = stocked.ask("info")
    assert (counts["sources"], counts["quotes"]) == (1, 0)


def test_a_source_in_the_trash_takes_no_quotes(stocked: Shell) -> None:
    stocked.do("trash", "marsh2015")
    assert "trash" in stocked.complain(2, "add-quote", "marsh2015", "Salt.")
