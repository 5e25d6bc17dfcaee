"""Library JSON that other programs have written, or that came to harm on the way."""

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from readnotes.domain.bundles import Bundle, Remark
from readnotes.domain.errors import InputFileError
from readnotes.importers import base
from readnotes.importers.json_library import read_library_json

STAMP = "2026-11-22T08:00:00Z"
SOURCE: dict[str, Any] = {"key": "doe1920", "title": "A Winter Ledger"}
QUOTE: dict[str, Any] = {"source": "doe1920", "text": "Snow again.", "locator": "p. 4"}


def read_bytes(folder: Path, data: bytes) -> tuple[Bundle, tuple[Remark, ...]]:
    path = folder / "library.json"
    path.write_bytes(data)
    [result] = read_library_json(path, stamp=STAMP)
    return result.bundle, result.remarks


def read(folder: Path, **sections: Any) -> tuple[Bundle, tuple[Remark, ...]]:
    return read_bytes(folder, json.dumps({"readnotes": 1, **sections}).encode())


def trouble_with(folder: Path, data: bytes) -> InputFileError:
    with pytest.raises(InputFileError) as caught:
        read_bytes(folder, data)
    return caught.value


@pytest.mark.parametrize(
    ("data", "why", "line"),
    [
        (b"", "damaged", 1),
        (b'{"readnotes": 1,\n "quotes": [,]}', "damaged", 2),
        (b'{"readnotes": 1', "damaged", 1),
        (b'{"readnotes": 1, "sources": [\n\n{"key": "\xff"}]}', "damaged", 3),
        (b'{"readnotes": 1, "rating": NaN}', "damaged", None),
        (b'{"readnotes": 1, "rating": 1e999}', "damaged", None),
        (b'{"readnotes": 1, "rating": ' + b"9" * 5_000 + b"}", "damaged", None),
        (b'{"readnotes": 1, "extra": ' + b"[" * 100_000, "damaged", None),
        (b"[]", "not-ours", None),
        (b'{"books": []}', "not-ours", None),
        (b'{"readnotes": "1"}', "not-ours", None),
        (b'{"readnotes": true}', "not-ours", None),
        (b'{"readnotes": 0}', "not-ours", None),
        (b'{"sources": [],\n\n "readnotes": 2}', "later-version", 3),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_line(
    data: bytes, why: str, line: int | None, tmp_path: Path
) -> None:
    trouble = trouble_with(tmp_path, data)
    assert (trouble.why, trouble.line) == (why, line)
    assert trouble.path.endswith("library.json")


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    for path, why in [(tmp_path / "no.json", "missing"), (tmp_path, "directory")]:
        with pytest.raises(InputFileError) as caught:
            read_library_json(path, stamp=STAMP)
        assert caught.value.why == why


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_does_no_harm(encoding: str, tmp_path: Path) -> None:
    text = json.dumps({"readnotes": 1, "sources": [{**SOURCE, "title": "Ключ"}]})
    bundle, remarks = read_bytes(tmp_path, text.encode(encoding))
    assert bundle.sources[0].title == "Ключ"
    assert remarks == ()


def test_only_what_is_required_must_be_there(tmp_path: Path) -> None:
    bundle, remarks = read(
        tmp_path,
        sources=[SOURCE],
        quotes=[{"source": "doe1920", "text": "Snow again."}],
        reviews=[{"title": "Winter"}],
    )
    assert remarks == ()
    assert bundle.sources[0].kind == "book"
    assert bundle.quotes[0].locator == ""
    assert bundle.reviews[0].status == "draft"


@pytest.mark.parametrize(
    ("section", "record", "where", "expected"),
    [
        ("sources", {"key": "a"}, "sources[2].title", "something"),
        ("sources", {"title": "a"}, "sources[2].key", "something"),
        ("sources", {**SOURCE, "key": " "}, "sources[2].key", "something"),
        ("sources", {**SOURCE, "kind": "poem"}, "sources[2].kind", "csl-type"),
        ("sources", {**SOURCE, "pages": "many"}, "sources[2].pages", "whole-number"),
        ("sources", {**SOURCE, "issued": "soon"}, "sources[2].issued", "date"),
        (
            "sources",
            {**SOURCE, "contributors": [{"role": "author"}, {"role": "king"}]},
            "sources[2].contributors[2].role",
            "csl-role",
        ),
        ("sources", "doe1920", "sources[2]", "object"),
        ("quotes", {"source": "doe1920"}, "quotes[2].text", "something"),
        ("quotes", {"source": "doe1920", "text": " "}, "quotes[2].text", "something"),
        ("quotes", {"text": "a"}, "quotes[2].source", "something"),
        ("quotes", {**QUOTE, "kind": "poem"}, "quotes[2].kind", "quote-kind"),
        ("quotes", {**QUOTE, "place": -1}, "quotes[2].place", "whole-number"),
        ("quotes", {**QUOTE, "tags": "snow"}, "quotes[2].tags", "list"),
        ("quotes", {**QUOTE, "essential": 1}, "quotes[2].essential", "true-or-false"),
        ("reviews", {"body": "a"}, "reviews[2].title", "something"),
        ("reviews", {"title": "a", "status": "lost"}, "reviews[2].status", "review-status"),
        ("shelves", {"sources": []}, "shelves[2].name", "something"),
        ("searches", {"query": "snow"}, "searches[2].name", "something"),
    ],
)
def test_a_record_that_cannot_be_read_is_named_and_the_others_are_read(
    section: str, record: object, where: str, expected: str, tmp_path: Path
) -> None:
    good = {"key": "g", "title": "g", "source": "g", "text": "g", "name": "g"}
    known = {"sources": ("key", "title"), "quotes": ("source", "text"), "reviews": ("title",)}
    first = {key: good[key] for key in known.get(section, ("name",))}
    bundle, remarks = read(tmp_path, **{section: [first, record]})
    assert [(each.where, each.expected, each.serious) for each in remarks] == [
        (where, expected, True)
    ]
    assert len(getattr(bundle, section)) == 1


@pytest.mark.parametrize(
    "carried",
    [{"attachments": [{"sha256": "0" * 64}]}, {"origin": {"format": "kindle", "id": "7"}}],
)
def test_a_quote_may_be_without_words_if_it_shows_or_stands_for_something(
    carried: dict[str, object], tmp_path: Path
) -> None:
    bundle, remarks = read(tmp_path, quotes=[{"source": "doe1920", "text": "", **carried}])
    assert bundle.quotes[0].text == ""
    assert remarks == ()


@pytest.mark.parametrize(
    ("sections", "where"),
    [
        ({"quotes": {}}, None),
        ({"quotes": {"a": 1}}, "quotes"),
        ({"quotes": 3}, "quotes"),
        ({"trash": [1]}, "trash"),
        ({"trash": {"sources": "x"}}, "trash.sources"),
    ],
)
def test_a_section_of_the_wrong_sort_is_named(
    sections: dict[str, object], where: str | None, tmp_path: Path
) -> None:
    bundle, remarks = read(tmp_path, sources=[SOURCE], **sections)
    assert len(bundle.sources) == 1
    assert {each.where for each in remarks} == ({where} if where else set())
    assert all(each.serious for each in remarks)


def test_unknown_keys_are_kept_and_named_once_a_kind(tmp_path: Path) -> None:
    bundle, remarks = read(
        tmp_path,
        sources=[{**SOURCE, "mood": "cold", "contributors": [{"role": "author", "orcid": "1"}]}],
        quotes=[{**QUOTE, "weather": "snow"}, {**QUOTE, "weather": "rain", "wind": 3}],
        trash={"sources": [], "emptied": "never"},
        theme="white",
    )
    assert bundle.extra == {"theme": "white", "trash": {"emptied": "never"}}
    assert bundle.sources[0].extra == {"mood": "cold"}
    assert bundle.sources[0].contributors[0].extra == {"orcid": "1"}
    assert [each.extra for each in bundle.quotes] == [
        {"weather": "snow"},
        {"weather": "rain", "wind": 3},
    ]
    assert [(each.what, each.where, each.detail) for each in remarks] == [
        ("unknown-keys", "", "theme"),
        ("unknown-keys", "trash", "emptied"),
        ("unknown-keys", "sources", "mood"),
        ("unknown-keys", "sources.contributors", "orcid"),
        ("unknown-keys", "quotes", "weather, wind"),
    ]
    assert not any(each.serious for each in remarks)


def test_keys_written_for_people_are_ignored_without_a_word(tmp_path: Path) -> None:
    bundle, remarks = read(
        tmp_path,
        sources=[{**SOURCE, "shelves": ["Winter"]}],
        quotes=[{**QUOTE, "locator_shown": "p. 99"}],
    )
    assert bundle.sources[0].shelves == ()
    assert bundle.quotes[0].extra == {}
    assert remarks == ()


def test_a_record_without_an_id_gets_the_same_one_each_time(tmp_path: Path) -> None:
    sections = {"quotes": [QUOTE, QUOTE, {**QUOTE, "text": "Thaw."}], "reviews": [{"title": "W"}]}
    first, remarks = read(tmp_path, **sections)
    again, _ = read(tmp_path, **sections)
    assert first == again
    assert len({each.id for each in first.quotes}) == 3
    assert all(each.id for each in first.quotes)
    assert first.reviews[0].id
    assert remarks == ()


def test_a_made_id_keeps_clear_of_those_in_the_file(tmp_path: Path) -> None:
    made = read(tmp_path, quotes=[QUOTE])[0].quotes[0].id
    bundle, remarks = read(tmp_path, quotes=[QUOTE, {**QUOTE, "id": made}])
    assert len({each.id for each in bundle.quotes}) == 2
    assert bundle.quotes[1].id == made
    assert remarks == ()


def test_a_repeated_record_is_taken_once(tmp_path: Path) -> None:
    bundle, remarks = read(
        tmp_path, sources=[SOURCE, SOURCE], quotes=[{**QUOTE, "id": "1"}, {**QUOTE, "id": "1"}]
    )
    assert (len(bundle.sources), len(bundle.quotes)) == (1, 1)
    assert [(each.what, each.where, each.serious) for each in remarks] == [
        ("repeated-record", "sources[2]", False),
        ("repeated-record", "quotes[2]", False),
    ]


def test_another_source_of_the_same_key_is_reported_and_not_taken(tmp_path: Path) -> None:
    bundle, remarks = read(tmp_path, sources=[SOURCE, {**SOURCE, "title": "Another"}])
    assert [each.title for each in bundle.sources] == ["A Winter Ledger"]
    assert remarks == (Remark("duplicate-key", "sources[2]", "doe1920", serious=True),)


def test_another_quote_of_the_same_id_is_taken_under_a_new_one(tmp_path: Path) -> None:
    bundle, remarks = read(
        tmp_path, quotes=[{**QUOTE, "id": "1"}, {**QUOTE, "id": "1", "text": "Thaw."}]
    )
    assert [each.text for each in bundle.quotes] == ["Snow again.", "Thaw."]
    assert bundle.quotes[1].id not in ("", "1")
    assert remarks == (Remark("duplicate-id", "quotes[2]", "1"),)


def test_records_of_the_trash_carry_when_they_went_there(tmp_path: Path) -> None:
    earlier = "2020-01-01T00:00:00Z"
    bundle, remarks = read(
        tmp_path,
        trash={"sources": [SOURCE], "quotes": [{**QUOTE, "id": "1", "trashed": earlier}]},
    )
    assert bundle.sources[0].trashed == STAMP
    assert bundle.quotes[0].trashed == earlier
    assert remarks == ()


def test_nul_and_lone_surrogates_are_cleaned_everywhere(tmp_path: Path) -> None:
    bundle, remarks = read(
        tmp_path,
        quotes=[{**QUOTE, "text": "a\x00b\ud800c", "mood\x00": {"k\udfff": ["\ud83d\ude00\x00"]}}],
    )
    assert bundle.quotes[0].text == "ab\ufffdc"
    assert bundle.quotes[0].extra == {"mood": {"k\ufffd": ["😀"]}}
    assert [each.what for each in remarks] == ["unknown-keys"]


def test_what_is_nested_beyond_reason_is_refused_with_its_record(tmp_path: Path) -> None:
    deep = "[" * 200 + "]" * 200
    data = f'{{"readnotes": 1, "quotes": [{{"source": "a", "text": "b", "x": {deep}}}]}}'
    bundle, remarks = read_bytes(tmp_path, data.encode())
    assert bundle.quotes == ()
    assert remarks[0] == Remark("too-deep", "quotes[1]", serious=True)


def attachment(contents: bytes, **fields: str) -> dict[str, str]:
    return {
        "sha256": hashlib.sha256(contents).hexdigest(),
        "name": "p048.jpg",
        "media_type": "image/jpeg",
        "data": base64.b64encode(contents).decode(),
        **fields,
    }


def test_an_attachment_is_taken_when_it_is_what_it_says(tmp_path: Path) -> None:
    bundle, remarks = read(
        tmp_path, attachments=[attachment(b"picture", name="..\\pictures/p048.jpg")]
    )
    assert (bundle.attachments[0].data, bundle.attachments[0].name) == (b"picture", "p048.jpg")
    assert remarks == ()


@pytest.mark.parametrize(
    ("record", "field", "expected"),
    [
        (attachment(b"picture", sha256="0" * 64), "data", "bytes-of-sha256"),
        (attachment(b"picture", sha256="abc"), "sha256", "sha256"),
        (attachment(b"picture", data="*"), "data", "base64"),
        ({"sha256": "0" * 64}, "data", "something"),
    ],
)
def test_an_attachment_that_is_not_what_it_says_is_not_taken(
    record: dict[str, str], field: str, expected: str, tmp_path: Path
) -> None:
    bundle, remarks = read(tmp_path, attachments=[record, attachment(b"good")])
    assert [each.data for each in bundle.attachments] == [b"good"]
    assert [(each.where, each.expected, each.serious) for each in remarks] == [
        (f"attachments[1].{field}", expected, True)
    ]


def test_a_large_file_comes_in_bearable_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base, "RECORDS_AT_A_TIME", 2)
    path = tmp_path / "library.json"
    quotes = [{**QUOTE, "id": str(number), "odd": 1} for number in range(4)]
    path.write_text(json.dumps({"readnotes": 1, "sources": [SOURCE], "quotes": quotes}))
    results = list(read_library_json(path, stamp=STAMP))
    assert [(len(r.bundle.sources), len(r.bundle.quotes)) for r in results] == [
        (1, 1),
        (0, 2),
        (0, 1),
    ]
    assert [each.what for result in results for each in result.remarks] == ["unknown-keys"]


def test_an_empty_library_gives_one_empty_result(tmp_path: Path) -> None:
    assert read(tmp_path) == (Bundle(), ())
