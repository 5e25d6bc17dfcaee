"""`list`, `show`, `edit`, `trash`, `untrash`, `undo`."""

import pytest

from tests.cli.shell import Shell


def add_quote(shell: Shell, page: str, text: str = "Salt is dear.") -> str:
    return shell.do("add-quote", "marsh2015", "--page", page, "--tag", "salt", text)


def test_quotes_are_listed_in_page_order_one_a_line(stocked: Shell) -> None:
    for page in ("94", "xii", "9", "-"):
        add_quote(stocked, page, f"Words\non {page}")
    lines = stocked.do("list", "quotes").splitlines()
    assert [line.split()[2:4] for line in lines] == [
        ["p.", "xii"],
        ["p.", "9"],
        ["p.", "94"],
        ["no", "page"],
    ]
    assert lines[0].endswith("Words on xii")


def test_every_list_is_an_object_with_one_key(stocked: Shell) -> None:
    quote_id = add_quote(stocked, "94")
    review = stocked.do("review", "new", "On Salt", "--about", "marsh2015")
    assert [each["key"] for each in stocked.ask("list", "sources")["sources"]] == ["marsh2015"]
    assert [each["id"] for each in stocked.ask("list", "quotes")["quotes"]] == [quote_id]
    assert [each["id"] for each in stocked.ask("list", "reviews")["reviews"]] == [review]
    assert stocked.ask("list", "tags") == {"tags": [{"name": "salt", "quotes": 1, "sources": 0}]}
    assert stocked.ask("list", "shelves") == {"shelves": []}
    assert stocked.ask("list", "trash") == {"trash": {"sources": [], "quotes": [], "reviews": []}}


def test_show_finds_keys_ids_and_titles(stocked: Shell) -> None:
    quote_id = add_quote(stocked, "94")
    review = stocked.do("review", "new", "On Salt", "--about", "marsh2015")
    assert stocked.ask("show", quote_id)["source"] == "marsh2015"
    assert stocked.ask("show", review) == stocked.ask("show", "On Salt")
    shown = stocked.do("show", "marsh2015")
    assert "Marsh, Ellen (author)" in shown
    assert "subtitle" not in shown


def test_edit_takes_text_numbers_json_and_nothing(stocked: Shell) -> None:
    changed = stocked.ask(
        *("edit", "marsh2015", "title=Salt", "pages=300", "issued=2016", "edition=2"),
        *('tags=["a", "b"]', 'rating={"value": 4}', "proof=true", "contributors="),
    )
    assert changed == stocked.ask("show", "marsh2015")
    names = ("title", "pages", "issued", "edition", "tags", "rating", "proof", "contributors")
    assert [changed[name] for name in names] == [
        "Salt",
        300,
        "2016",
        "2",
        ["a", "b"],
        {"value": 4, "max": 5},
        True,
        [],
    ]
    assert stocked.ask("edit", "marsh2015", "pages=", "proof=")["pages"] is None


def test_editing_words_or_page_of_a_quote_clears_its_checked_date(stocked: Shell) -> None:
    words = ("add-quote", "marsh2015", "--page", "94", "--checked", "2026-11-20", "Salt.")
    quote_id = stocked.do(*words)
    assert stocked.ask("edit", quote_id, "comment=Dear")["checked"] == "2026-11-20"
    assert stocked.ask("edit", quote_id, "locator=95")["checked"] is None


def test_editing_warns_like_adding(stocked: Shell) -> None:
    quote_id = add_quote(stocked, "94")
    assert "past the end" in stocked.run("edit", quote_id, "locator=999").err
    assert "ISBN" in stocked.run("edit", "marsh2015", "isbn=12").err


@pytest.mark.parametrize(
    "words",
    [
        ("mood=sad",),
        ("created=2020",),
        ("title=",),
        ("title",),
        ("pages=many",),
        ("pages=-1",),
        ("kind=tome",),
        ("tags=salt",),
        ("rating=4",),
        ('csl={"a": NaN}',),
        ('csl={"a": ' * 100,),
        ("csl=" + '{"a":' * 100 + "1" + "}" * 100,),
        ("pages=300", "issued=soon"),
    ],
)
def test_an_edit_that_cannot_be_changes_nothing(stocked: Shell, words: tuple[str, ...]) -> None:
    before = stocked.ask("show", "marsh2015")
    stocked.complain(2, "edit", "marsh2015", *words)
    assert stocked.ask("show", "marsh2015") == before


def test_a_quote_cannot_be_emptied_or_moved_to_nowhere(stocked: Shell) -> None:
    quote_id = add_quote(stocked, "94")
    stocked.complain(2, "edit", quote_id, "text=")
    stocked.complain(2, "edit", quote_id, "source=nobody")
    assert stocked.ask("show", quote_id)["text"] == "Salt is dear."


def test_surrogates_in_json_are_cleaned_away(stocked: Shell) -> None:
    changed = stocked.ask("edit", "marsh2015", r'csl={"note": "a\ud800b"}', r'tags=["\udc00"]')
    assert changed["csl"] == {"note": "a\ufffdb"}
    stocked.do("export", "library", "--to", "json")


def test_trash_takes_a_source_with_its_quotes_and_untrash_brings_them_back(
    stocked: Shell,
) -> None:
    first, second = add_quote(stocked, "94"), add_quote(stocked, "95")
    assert stocked.ask("trash", first) == {"trashed": 1}
    assert stocked.ask("trash", "marsh2015") == {"trashed": 2}
    trash = stocked.ask("list", "trash")["trash"]
    assert ([each["key"] for each in trash["sources"]], len(trash["quotes"])) == (["marsh2015"], 2)
    assert stocked.ask("list", "sources") == {"sources": []}
    assert stocked.ask("untrash", "marsh2015") == {"untrashed": 2}
    assert [each["id"] for each in stocked.ask("list", "quotes")["quotes"]] == [second]


def test_trash_takes_all_names_or_none(stocked: Shell) -> None:
    quote_id = add_quote(stocked, "94")
    assert "nothing-such" in stocked.complain(2, "trash", quote_id, "nothing-such")
    assert stocked.ask("list", "trash")["trash"]["quotes"] == []


def test_undo_takes_back_step_after_step(stocked: Shell) -> None:
    quote_id = add_quote(stocked, "94")
    stocked.do("edit", quote_id, "text=Salt was dear.")
    assert stocked.ask("undo") == {"undone": "Edit quote"}
    assert stocked.ask("show", quote_id)["text"] == "Salt is dear."
    assert "New quote" in stocked.do("undo")
    assert stocked.ask("list", "quotes") == {"quotes": []}
    stocked.do("undo")
    assert "nothing to undo" in stocked.complain(2, "undo")
