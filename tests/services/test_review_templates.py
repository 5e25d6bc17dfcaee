"""A review can begin with the words of a template, filled from the records."""

from pathlib import Path

import pytest

from readnotes.drafting.parse import parse_draft
from readnotes.drafting.templates import Template, fill_template, parse_template
from readnotes.services.opening import Library
from readnotes.services.review_templates import begin_from, list_templates
from tests.storage.records import add, quote

FERRY = quote("The ferry came at dawn", "94", "ferry")


@pytest.mark.parametrize("template", list_templates(), ids=lambda each: each.name)
def test_our_own_templates_are_filled_without_a_place_left(
    library: Library, template: Template
) -> None:
    add(library, FERRY)
    body = begin_from(library, template, "On *salt*", ["marsh2015"]).result().value.body
    assert "{" not in body
    assert "Marsh" in body
    assert parse_draft(body).keys == ()


def test_her_own_templates_come_after_ours_and_a_spoilt_one_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "mine.md").write_text("# {title}", encoding="utf-8")
    (tmp_path / "spoilt.md").write_bytes(b"\xff\xfe\x00")
    assert list_templates(tmp_path)[-1] == Template("mine", "# {title}")
    assert len(list_templates(tmp_path)) == len(list_templates()) + 1
    assert list_templates(tmp_path / "not there") == list_templates()


def test_a_comment_over_several_lines_is_no_name() -> None:
    text = "<!-- so\nit is -->\nWords"
    assert parse_template(text, "file") == Template("file", text)


def test_a_title_with_signs_is_shown_as_it_is() -> None:
    assert fill_template("# {title}", "5*3*2", []) == r"# 5\*3\*2"
