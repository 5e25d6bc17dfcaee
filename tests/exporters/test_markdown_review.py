"""A review as a Markdown file."""

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readnotes.domain.attachments import Attachment, AttachmentUse
from readnotes.domain.bundles import Bundle, Remark
from readnotes.domain.contributors import Contributor
from readnotes.domain.errors import FieldValueError, NotYetError
from readnotes.domain.quotes import Quote
from readnotes.domain.reviews import Review
from readnotes.domain.sources import Source
from readnotes.exporters.base import ExportResult
from readnotes.exporters.registry import REVIEW_FORM_NAMES, export_review
from readnotes.markup.escape import (
    escape_inline,
    escape_markdown,
    quote_block,
    settle_white_space,
)
from readnotes.markup.render import read_back
from tests.strategies import words

PICTURE = Attachment(hashlib.sha256(b"p").hexdigest(), "scan.jpg", "image/jpeg", b"p")
AUSTEN = Source(
    "austen1813",
    "Pride and Prejudice",
    contributors=(Contributor("author", "Austen", "Jane"),),
    issued="1813",
)
BUNDLE = Bundle(
    sources=(AUSTEN,),
    quotes=(Quote("1", "austen1813", "", "48-49", attachments=(AttachmentUse(PICTURE.sha256),)),),
    attachments=(PICTURE,),
)
BODY = f"""# On   first lines

It is *a truth*  [@austen1813, p. 1] , “universally acknowledged” — see @nobody.

```
[@austen1813, p. 2]
```

![A \\[square\\]](attachment:{PICTURE.sha256} "In Raqqa")
"""
REVIEW = Review("1", "On first lines", ("austen1813",), BODY, modified="2026-11-22T08:00:00Z")


def export(
    review: Review, form: str = "markdown", style: str | None = None, bundle: Bundle = BUNDLE
) -> ExportResult:
    return export_review(review, bundle, form, style, "my review.md")


def text_of(result: ExportResult) -> str:
    return result.document.data.decode()


def test_all_stays_as_typed_but_citations_and_pictures() -> None:
    result = export(REVIEW)
    assert text_of(result) == BODY.replace("[@austen1813, p. 1]", "(p. 1)").replace(
        f"attachment:{PICTURE.sha256}", "my%20review-pictures/austen1813_p048-049.jpg"
    )
    assert [(file.name, file.data) for file in result.files[1:]] == [
        ("my review-pictures/austen1813_p048-049.jpg", b"p")
    ]
    assert [each.what for each in result.remarks] == ["unknown-key"]


def test_pandoc_keeps_its_own_citations() -> None:
    text = text_of(export(REVIEW, "pandoc"))
    assert "[@austen1813, p. 1]" in text
    assert 'title: "On first lines"' in text
    assert 'id: "austen1813"' in text
    assert "(p. 1)" in text_of(export(REVIEW, "pandoc", "page"))


@pytest.mark.parametrize("form", REVIEW_FORM_NAMES)
def test_the_text_follows_what_stands_above_it(form: str) -> None:
    text = text_of(export(REVIEW, form))
    assert text.startswith("# On" if form == "markdown" else "---\n")
    assert "\n\n# On   first lines\n" in f"\n\n{text}"


def test_footnotes_stand_at_the_end() -> None:
    review = replace(REVIEW, body="So [@austen1813, p. 1].\n\n\n")
    assert text_of(export(review, style="footnotes")) == (
        "So.[^1]\n\n[^1]: Jane Austen, *Pride and Prejudice* (1813), p. 1.\n"
    )


def test_a_missing_picture_leaves_its_words() -> None:
    review = replace(REVIEW, body='See ![A \\[small\\] square](attachment:00 "gone") here.')
    result = export(review)
    assert text_of(result) == "See A \\[small\\] square here.\n"
    assert [(each.what, each.where, each.detail) for each in result.remarks] == [
        ("missing-picture", "00", "A [small] square")
    ]


def test_pictures_from_elsewhere_stay_as_typed() -> None:
    body = "![a](https://example.org/a.png)\n"
    assert text_of(export(replace(REVIEW, body=body))) == body


@pytest.mark.parametrize("body", ["", "one\r\ntwo\r\n", "no end", "---\nnot front matter\n"])
def test_a_body_without_citations_is_only_given_an_end(body: str) -> None:
    text = text_of(export(replace(REVIEW, body=body)))
    assert text == body + ("\n" if body == "no end" else "")


def test_forms_and_styles_there_are_not_are_refused() -> None:
    with pytest.raises(NotYetError):
        export(REVIEW, "docx")
    with pytest.raises(FieldValueError):
        export(REVIEW, "papyrus")
    with pytest.raises(FieldValueError):
        export(REVIEW, style="vancouver")


def test_a_quotation_whose_words_would_change_is_told_as_serious() -> None:
    # The emphasis begins in the citation, and a footnote takes its beginning away.
    body = "So [@austen1813, p. 1, see *also] and “it is 5* of a kind”."
    review = replace(REVIEW, body=body)
    assert export(review).remarks == ()
    assert export(review, style="footnotes").remarks == (
        Remark("quotation-changed", detail="it is 5 of a kind", serious=True),
    )


@given(
    passage=words,
    form=st.sampled_from(REVIEW_FORM_NAMES),
    style=st.sampled_from(["page", None]),
)
@settings(max_examples=150, deadline=None)
def test_an_inserted_passage_comes_back_letter_for_letter(
    passage: str, form: str, style: str | None
) -> None:
    body = (
        f"{quote_block(escape_markdown(passage))} [@austen1813, p. 1]\n\n"
        f"She says “{escape_inline(passage)}” [@austen1813, p. 2].\n"
    )
    bundle = replace(BUNDLE, quotes=(Quote("1", "austen1813", passage),))
    result = export(replace(REVIEW, body=body), form, style, bundle)
    shown = settle_white_space(read_back(text_of(result)), one_line=True)
    assert shown.count(settle_white_space(passage, one_line=True)) >= 2
    assert not any(each.serious for each in result.remarks)


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("markdown", 'He said "wait" -- {{ @now #tag'),
        # As typed here @now is a citation; inserted by the program it would be `&#64;now`.
        ("pandoc", 'He said \\"wait\\" \\-- {{ @now #tag'),
        ("jekyll", 'He said \\"wait\\" \\-- &#123;{ @now #tag'),
        ("obsidian", 'He said "wait" -- {{ @now \\#tag'),
    ],
)
def test_a_recorded_passage_is_escaped_for_its_reader_and_the_rest_is_not(
    form: str, shown: str
) -> None:
    passage = 'He said "wait" -- {{ @now #tag'
    body = f'I say “{passage}”, "so" -- `{passage}`\n'
    bundle = replace(BUNDLE, quotes=(Quote("1", "austen1813", passage),))
    text = text_of(export(replace(REVIEW, body=body), form, "page", bundle))
    assert text.endswith(f'I say “{shown}”, "so" -- `{passage}`\n')
