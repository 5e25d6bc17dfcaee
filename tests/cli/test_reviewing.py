"""`review new`, `review body`, `export review`."""

from pathlib import Path

import pytest

from tests.cli.shell import Shell

DRAFT = "She writes “Salt is dear” [@marsh2015, p. 94].\n\n  *Two*  blanks\n"


@pytest.fixture
def reviewed(stocked: Shell) -> Shell:
    stocked.do("add-quote", "marsh2015", "--page", "94", "Salt is dear")
    stocked.do("review", "new", "On Salt", "--about", "marsh2015")
    return stocked


def test_a_review_is_begun_about_several_sources_with_a_draft(
    stocked: Shell, tmp_path: Path
) -> None:
    stocked.do("add-source", "--title", "Tides", "--key", "tides")
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    body = ("--body", str(tmp_path / "draft.md"))
    first = stocked.do("review", "new", "Two", "--about", "tides", "marsh2015", *body)
    second = stocked.ask("review", "new", "--about=tides", "--about=marsh2015", "--", "Two again")
    assert stocked.ask("show", first)["about"] == ["tides", "marsh2015"]
    assert stocked.ask("show", first)["body"] == DRAFT
    assert stocked.ask("show", second["id"])["about"] == ["tides", "marsh2015"]


def test_a_draft_comes_out_letter_for_letter(reviewed: Shell) -> None:
    reviewed.do("review", "body", "On Salt", "-", given=DRAFT.encode())
    answer = reviewed.run("review", "body", "On Salt")
    assert (answer.status, answer.out) == (0, DRAFT)
    assert reviewed.ask("review", "body", "On Salt")["body"] == DRAFT


def test_the_draft_that_is_replaced_becomes_a_version(reviewed: Shell) -> None:
    for draft in (b"one", b"two"):
        reviewed.do("review", "body", "On Salt", "-", given=draft)
    assert "one" in [each["body"] for each in reviewed.ask("show", "On Salt")["versions"]]
    reviewed.do("undo")
    assert reviewed.run("review", "body", "On Salt").out == "one"


def test_two_reviews_of_one_title_are_named_by_their_ids(reviewed: Shell) -> None:
    other = reviewed.do("review", "new", "On Salt", "--about", "marsh2015")
    assert other in reviewed.complain(2, "review", "body", "On Salt")
    assert reviewed.run("review", "body", other).status == 0


def test_a_review_is_exported_with_its_pages(reviewed: Shell, tmp_path: Path) -> None:
    reviewed.do("review", "body", "On Salt", "-", given=DRAFT.encode())
    assert "(p. 94)" in reviewed.do("export", "review", "On Salt", "--to", "markdown")
    words = ("export", "review", "On Salt", "--to", "markdown", "--style", "author-date")
    assert "(Marsh 2015, 94)" in reviewed.do(*words)
    assert "[@marsh2015, p. 94]" in reviewed.do("export", "review", "On Salt", "--to", "pandoc")
    target = tmp_path / "out" / "salt.md"
    target.parent.mkdir()
    written = reviewed.ask("export", "review", "On Salt", "--to", "hugo", "-o", str(target))
    assert written["written"] == [str(target)]
    assert target.read_text(encoding="utf-8").startswith("---\n")


def test_pictures_are_written_beside_the_review(reviewed: Shell, tmp_path: Path) -> None:
    (tmp_path / "p048.jpg").write_bytes(b"made up")
    attach = ("--attach", str(tmp_path / "p048.jpg"), "--alt", "A pan")
    quote = reviewed.ask("show", reviewed.do("add-quote", "marsh2015", *attach))
    sha256 = quote["attachments"][0]["sha256"]
    draft = f"![A pan](attachment:{sha256})\n"
    reviewed.do("review", "body", "On Salt", "-", given=draft.encode())
    target = tmp_path / "out" / "salt.md"
    target.parent.mkdir()
    words = ("export", "review", "On Salt", "--to", "markdown", "-o", str(target))
    _document, picture = reviewed.ask(*words)["written"]
    assert Path(picture).read_bytes() == b"made up"
    assert Path(picture).relative_to(target.parent).as_posix() in target.read_text(encoding="utf-8")


def test_an_unknown_key_in_a_draft_stays_as_typed_and_is_told(reviewed: Shell) -> None:
    reviewed.do("review", "body", "On Salt", "-", given=b"Well [@nobody, p. 1].")
    answer = reviewed.run("export", "review", "On Salt", "--to", "markdown")
    assert (answer.status, answer.out) == (0, "Well [@nobody, p. 1].\n")
    assert "nobody" in answer.err


@pytest.mark.parametrize(
    "words",
    [
        ("review", "new", "Two"),
        ("review", "new", "", "--about", "marsh2015"),
        ("review", "new", "Two", "--about", "nobody"),
        ("review", "new", "Two", "--about", "marsh2015", "--body", "missing.md"),
        ("review", "body", "Nothing such"),
        ("review", "body", "On Salt", "missing.md"),
        ("review", "check", "Nothing such"),
        ("review",),
        ("export", "review", "On Salt"),
        ("export", "review", "Nothing such", "--to", "markdown"),
        ("export", "review", "On Salt", "--to", "docx"),
        ("export", "review", "On Salt", "--to", "scroll"),
        ("export", "review", "On Salt", "--to", "markdown", "--style", "fancy"),
        ("export", "quotes", "--to", "docx"),
        ("export", "quotes", "--source", "nobody", "--to", "csv"),
        ("export", "library", "--to", "xml"),
    ],
)
def test_what_cannot_be_is_refused(reviewed: Shell, words: tuple[str, ...]) -> None:
    before = reviewed.do("export", "library", "--to", "json")
    reviewed.complain(2, *words)
    assert reviewed.do("export", "library", "--to", "json") == before
