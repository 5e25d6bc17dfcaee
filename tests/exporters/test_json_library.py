"""The library as JSON, out and in again."""

import json
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from readnotes.domain.attachments import Attachment, AttachmentUse
from readnotes.domain.bundles import Bundle
from readnotes.domain.contributors import Contributor
from readnotes.domain.quotes import Quote
from readnotes.domain.shelves import Shelf
from readnotes.domain.sources import Source
from readnotes.exporters.json_library import (
    export_library_json,
    export_quotes_json,
    render_library_json,
)
from readnotes.importers.json_library import read_library_json
from tests.strategies import bundles

STAMP = "2026-11-22T08:00:00Z"
GOLDEN_FOLDER = Path(__file__).parent.parent / "fixtures" / "golden"
GOLDEN = GOLDEN_FOLDER / "library.json"
RAQQA = Source("samer2017", "The Raqqa Diaries")
HARKIN = Source("harkin2015", "Hunting Season")


def read_whole(text: str | bytes) -> tuple[Bundle, list[str]]:
    """The one bundle of a JSON file and the code words of the remarks on it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.json"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        [result] = read_library_json(path, stamp=STAMP)
    return result.bundle, [each.what for each in result.remarks]


def written(bundle: Bundle) -> str:
    return "".join(render_library_json(bundle))


@given(bundles())
@settings(max_examples=200, deadline=None)
def test_what_is_exported_and_read_again_is_equal(bundle: Bundle) -> None:
    read, remarks = read_whole(written(bundle))
    assert read == bundle
    assert set(remarks) <= {"unknown-keys"}


@given(bundles())
@settings(max_examples=50, deadline=None)
def test_the_pieces_are_what_the_json_module_would_write(bundle: Bundle) -> None:
    text = written(bundle)
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize(
    ("name", "said"), [("library.json", set()), ("unknown_keys.json", {"unknown-keys"})]
)
def test_a_golden_library_exports_to_itself_byte_for_byte(name: str, said: set[str]) -> None:
    golden = (GOLDEN_FOLDER / name).read_bytes()
    bundle, remarks = read_whole(golden)
    assert export_library_json(bundle, name).document.data == golden
    assert set(remarks) == said


def golden_objects() -> Iterator[tuple[str, object]]:
    """Every key of the golden library with each of its values."""
    waiting = [json.loads(GOLDEN.read_text(encoding="utf-8"))]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            yield from each.items()
            waiting.extend(each.values())
        elif isinstance(each, list):
            waiting.extend(each)


def test_the_golden_library_uses_every_field() -> None:
    empty: tuple[object, ...] = (None, [], {}, "")
    used = {key for key, value in golden_objects() if value not in empty}
    assert {key for key, _ in golden_objects()} - used == set()


def test_keys_stand_in_the_order_of_the_contract() -> None:
    bundle = Bundle(sources=(HARKIN,), quotes=(Quote("1", "harkin2015", "It was late.", "S. 94"),))
    data = json.loads(written(bundle))
    assert list(data) == [
        *("readnotes", "sources", "quotes", "reviews", "shelves", "searches", "trash"),
        "attachments",
    ]
    assert " ".join(data["sources"][0]) == (
        "key kind title subtitle contributors issued publisher isbn pages url language edition "
        "work proof tags shelves status rating readings csl links attachments created modified"
    )
    assert " ".join(data["quotes"][0]) == (
        "id source locator locator_shown positions position_key place kind text as_printed "
        "comment gist speaker carrier language translation colour tags essential checked pasted "
        "origin created modified attachments"
    )


def test_the_locator_is_shown_beside_what_was_typed() -> None:
    talk = Source("talk2015", "A talk", kind="speech")
    bundle = Bundle(
        sources=(HARKIN, talk),
        quotes=(
            Quote("1", "harkin2015", "a", "S. 94"),
            Quote("2", "harkin2015", "b", "3:16"),
            Quote("3", "talk2015", "c", "12:05"),
            Quote("4", "harkin2015", "d"),
        ),
    )
    shown = [each["locator_shown"] for each in json.loads(written(bundle))["quotes"]]
    assert shown == ["p. 94", "v. 3:16", "at 12:05", "page?"]


def test_a_contributor_has_only_the_parts_of_the_name_there_are() -> None:
    source = replace(
        HARKIN,
        contributors=(
            Contributor("author", family="Harkin", given="James"),
            Contributor("editor", literal="A corporate name"),
        ),
    )
    assert json.loads(written(Bundle(sources=(source,))))["sources"][0]["contributors"] == [
        {"role": "author", "family": "Harkin", "given": "James"},
        {"role": "editor", "literal": "A corporate name"},
    ]


def test_what_is_in_the_trash_is_written_there() -> None:
    bundle = Bundle(sources=(HARKIN, replace(RAQQA, trashed=STAMP)))
    data = json.loads(written(bundle))
    assert [each["key"] for each in data["sources"]] == ["harkin2015"]
    assert [(each["key"], each["trashed"]) for each in data["trash"]["sources"]] == [
        ("samer2017", STAMP)
    ]
    assert "trashed" not in data["sources"][0]


@pytest.mark.parametrize("word", ["الزمان", "“so”", "𝔸"])
def test_letters_of_any_script_stand_as_they_are(word: str) -> None:
    assert word in written(Bundle(sources=(replace(HARKIN, title=word),)))


def test_exported_quotes_can_be_imported_with_their_sources_and_pictures() -> None:
    picture = Attachment(
        "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
        "p048.jpg",
        "image/jpeg",
        b"foo",
    )
    quote = Quote(
        "1", "harkin2015", "It was late.", "94", attachments=(AttachmentUse(picture.sha256),)
    )
    bundle = Bundle(sources=(HARKIN,), quotes=(quote,), attachments=(picture,))
    data = export_quotes_json(bundle, "quotes.json").document.data
    assert read_whole(data) == (bundle, [])
    assert list(json.loads(data)) == ["readnotes", "sources", "quotes", "attachments"]


def test_quotes_without_pictures_have_no_list_of_them() -> None:
    data = export_quotes_json(Bundle(sources=(HARKIN,)), "quotes.json").document.data
    assert list(json.loads(data)) == ["readnotes", "sources", "quotes"]


def test_shelves_stand_on_their_sources_too() -> None:
    bundle = Bundle(
        sources=(replace(HARKIN, shelves=("War", "Syria")),),
        shelves=(Shelf("War", ("harkin2015",)), Shelf("Syria", ("harkin2015",))),
    )
    assert json.loads(written(bundle))["sources"][0]["shelves"] == ["War", "Syria"]
    assert read_whole(written(bundle)) == (bundle, [])
