"""Imports and exports as a whole: all or nothing, nothing lost, nothing doubled."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from readnotes.domain.bundles import Bundle
from readnotes.domain.errors import (
    FieldValueError,
    InputFileError,
    NotYetError,
    OutputExistsError,
    OutputFolderError,
    UnknownRecordError,
)
from readnotes.domain.sources import Source
from readnotes.exporters.json_library import export_library_json
from readnotes.services import capture, compose, editing, reading, transfer, undo
from readnotes.services.opening import Library, new_library
from tests.faults.oracle import assert_sound
from tests.services.files import exported, take_in, write_json
from tests.storage.records import add, quote, state_of
from tests.strategies import bundles

BIRDS = {"key": "a", "title": "Birds"}
GOOD: dict[str, Any] = {
    "sources": [{"key": "marsh2015", "title": "Salt Roads"}],
    "quotes": [{"id": "q", "source": "marsh2015", "text": "The ferry came", "locator": "94"}],
}


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(bundle=bundles())
def test_a_library_that_goes_out_and_comes_in_is_the_same_library(
    tmp_path_factory: pytest.TempPathFactory, bundle: Bundle
) -> None:
    folder = tmp_path_factory.mktemp("round")
    path = folder / "in.json"
    path.write_bytes(export_library_json(bundle, path.name).document.data)
    first = new_library(folder / "first.readnotes")
    transfer.import_files(first, [path])
    assert_sound(first)
    out = exported(first)
    first.close()
    path.write_bytes(out)
    second = new_library(folder / "second.readnotes")
    transfer.import_files(second, [path])
    assert exported(second) == out
    report = transfer.import_files(second, [path])
    assert set(+report.counts) <= {"same", "unreadable"}
    assert exported(second) == out
    second.close()
    assert_same_records(json.loads(out), json.loads(json_of(bundle)))


def json_of(bundle: Bundle) -> bytes:
    return export_library_json(bundle, "x").document.data


def assert_same_records(ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    """Every record of the file is there, with every field the file gave."""
    for section in ("sources", "quotes", "reviews"):
        for held, given_ in ((ours, theirs), (ours["trash"], theirs["trash"])):
            name = "key" if section == "sources" else "id"
            found = {each[name]: each for each in held[section]}
            assert list(found) == [each[name] for each in given_[section]]
            for record in given_[section]:
                kept = found[record[name]]
                if section == "quotes" and record["place"] is None:
                    record = record | {"place": kept["place"]}
                assert kept == record
    for section in ("shelves", "searches"):
        assert ours[section] == theirs[section]
    key = "sha256"
    assert sorted(ours["attachments"], key=lambda a: a[key]) == sorted(
        theirs["attachments"], key=lambda a: a[key]
    )


def test_a_dry_run_says_the_same_and_changes_nothing(library: Library) -> None:
    add(library, quote())
    before = state_of(library), undo.next_steps(library), exported(library)
    tried = take_in(library, dry_run=True, **GOOD)
    assert (state_of(library), undo.next_steps(library), exported(library)) == before
    done = take_in(library, **GOOD)
    assert (done.counts, done.remarks) == (tried.counts, tried.remarks)
    assert_sound(library)


def test_several_files_come_in_as_one_step(library: Library, tmp_path: Path) -> None:
    before = state_of(library)
    sources = write_json(tmp_path / "a.json", sources=GOOD["sources"])
    quotes = write_json(tmp_path / "b.json", quotes=GOOD["quotes"])
    report = transfer.import_files(library, [sources, quotes])
    assert +report.counts == {"new": 2}
    undo.undo(library).result()
    assert state_of(library) == before


BAD: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "unknown-format"),
    "cut off": (b'{"readnotes": 1, "sources": [', "damaged"),
    "another program's": (b'{"items": []}', "not-ours"),
    "a list": (b"[1]", "not-ours"),
    "of a later version": (b'{"readnotes": 2}', "later-version"),
    "brackets without end": (b"[" * 100_000, "damaged"),
    "a number without end": (b'{"readnotes": 1, "a": ' + b"9" * 5_000 + b"}", "damaged"),
    "not a number": (b'{"readnotes": 1, "a": NaN}', "damaged"),
    "not text": (b'{"readnotes": 1, "a": "\xff\xfe\xfd"}', "damaged"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_leaves_the_library_as_it_was_also_behind_a_good_one(
    library: Library, tmp_path: Path, name: str
) -> None:
    add(library, quote())
    before = state_of(library), undo.next_steps(library), exported(library)
    good = write_json(tmp_path / "good.json", **GOOD)
    bad = tmp_path / "bad"
    data, why = BAD[name]
    bad.write_bytes(data)
    with pytest.raises(InputFileError) as raised:
        transfer.import_files(library, [good, bad])
    assert (raised.value.why, raised.value.path) == (why, str(bad))
    assert (state_of(library), undo.next_steps(library), exported(library)) == before
    assert_sound(library)


def test_lone_surrogates_and_nul_in_a_file_are_cleaned(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "odd.json"
    path.write_text(
        '{"readnotes": 1, "sources": [{"key": "a\\u0000", "title": "T\\ud800"}],'
        ' "quotes": [{"source": "a", "text": "x\\u0000\\udc00y"}]}'
    )
    transfer.import_files(library, [path])
    assert reading.get_source(library, "a").title == "T\ufffd"
    assert reading.list_quotes(library)[0].text == "x\ufffdy"
    assert_sound(library)


def test_words_that_turn_the_direction_of_writing_go_from_titles_and_stay_in_quotes(
    library: Library,
) -> None:
    trick = "abc\u202egnp.exe"
    take_in(
        library,
        sources=[
            {"key": "a", "title": trick, "contributors": [{"role": "author", "literal": trick}]}
        ],
        quotes=[{"source": "a", "text": trick}],
        attachments=[],
    )
    source = reading.get_source(library, "a")
    assert source.title == source.contributors[0].literal == "abcgnp.exe"
    assert reading.list_quotes(library)[0].text == trick


def test_a_draft_being_typed_goes_out_as_it_stands(library: Library) -> None:
    add(library, quote())
    review = editing.new_review(library, "On salt", ["marsh2015"], "Old").result().value
    compose.keep_draft(library, review.id, "New [@marsh2015, p. 94]").result()
    assert json.loads(exported(library))["reviews"][0]["body"] == "New [@marsh2015, p. 94]"
    result = transfer.export_review(library, "On salt", "markdown", "page")
    assert result.document.data == b"New (p. 94)\n"


def test_quotes_go_out_in_page_order_by_source_and_query(library: Library) -> None:
    editing.add_source(library, Source("ray2001", "Water")).result()
    add(library, quote("tide", "95"), quote("foam", "9"), quote("foam", "xii"))
    editing.edit_quote(library, quote("foam", "9").id, {"source": "ray2001"}).result()

    def pages(**wish: str) -> list[str]:
        data = transfer.export_quotes(library, "json", **wish).document.data
        return [each["locator"] for each in json.loads(data)["quotes"]]

    assert pages(key="marsh2015") == ["xii", "95"]
    assert sorted(pages(query="foam")) == ["9", "xii"]
    assert pages(key="marsh2015", query="foam") == ["xii"]
    with pytest.raises(UnknownRecordError):
        pages(key="nobody")


@pytest.mark.parametrize(("form", "error"), [("docx", NotYetError), ("stone", FieldValueError)])
def test_a_form_that_is_not_there_is_refused(
    library: Library, form: str, error: type[Exception]
) -> None:
    editing.new_review(library, "On salt", []).result()
    with pytest.raises(error):
        transfer.export_review(library, "On salt", form)


def test_a_document_and_its_pictures_are_written_and_replaced_only_when_asked(
    library: Library, tmp_path: Path
) -> None:
    add(library, quote())
    picture = capture.Picture("p.png", "image/png", b"picture", alt="A boat")
    record = reading.get_source(library, "marsh2015")
    editing.attach_pictures(library, record, [picture]).result()
    [use] = reading.get_source(library, "marsh2015").attachments
    body = f"![A boat](attachment:{use.sha256})"
    editing.new_review(library, "On salt", ["marsh2015"], body).result()
    result = transfer.export_review(library, "On salt", "markdown", name="out.md")
    target = tmp_path / "out.md"
    written = transfer.write_export(result, target, replace=False)
    assert [path.read_bytes() for path in written[1:]] == [b"picture"]
    before = target.read_bytes()
    with pytest.raises(OutputExistsError):
        transfer.write_export(result, target, replace=False)
    assert target.read_bytes() == before
    transfer.write_export(result, target, replace=True)


@pytest.mark.parametrize(("name", "why"), [("none/out.md", "missing"), ("", "is-a-folder")])
def test_a_folder_that_cannot_take_it_is_named(
    library: Library, tmp_path: Path, name: str, why: str
) -> None:
    result = transfer.export_library(library)
    with pytest.raises(OutputFolderError) as raised:
        transfer.write_export(result, tmp_path / name, replace=True)
    assert raised.value.why == why
