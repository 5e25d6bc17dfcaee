"""Quotes as a Markdown file."""

import hashlib

from hypothesis import given, settings

from readnotes.domain.attachments import Attachment, AttachmentUse
from readnotes.domain.bundles import Bundle
from readnotes.domain.contributors import Contributor
from readnotes.domain.quotes import Quote
from readnotes.domain.sources import Source
from readnotes.exporters.quotes_markdown import export_quotes_markdown
from readnotes.markup.escape import settle_white_space
from readnotes.markup.render import read_back
from tests.strategies import bundles

HARKIN = Source(
    "harkin2015", "Hunting Season", contributors=(Contributor("author", "Harkin", "James"),)
)
DOE = Source("doe1920", "A Winter Ledger")


def written(bundle: Bundle) -> str:
    return export_quotes_markdown(bundle, "quotes.md").document.data.decode()


def test_quotes_stand_by_book_in_page_order_with_what_is_kept_of_them() -> None:
    bundle = Bundle(
        sources=(HARKIN, DOE),
        quotes=(
            Quote("1", "doe1920", "Snow again.", "4", kind="summary", essential=True),
            Quote("2", "harkin2015", "1. Later *still*", "101", gist="So [sic]", tags=("a", "b")),
            Quote("3", "harkin2015", "First.\n\nThen.", "94", speaker="Samer", comment="#no"),
        ),
    )
    assert written(bundle) == (
        "## James Harkin, *Hunting Season*\n\n"
        "**p. 94**\n\n"
        "> First.\n>\n> Then.\n\n"
        "*Speaker:* Samer\n\n"
        "*Comment:* \\#no\n\n"
        "**p. 101**\n\n"
        "> 1\\. Later \\*still\\*\n\n"
        "*Gist:* So \\[sic]\n\n"
        "*Tags:* a, b\n\n"
        "## *A Winter Ledger*\n\n"
        "**p. 4** · summary · essential\n\n"
        "> Snow again.\n"
    )


def test_a_picture_stands_beside_the_file() -> None:
    data = b"picture"
    picture = Attachment(hashlib.sha256(data).hexdigest(), "a.jpg", "image/jpeg", data)
    uses = (
        AttachmentUse(picture.sha256, caption='The "square"', alt="A square"),
        AttachmentUse("0" * 64, alt="Lost"),
    )
    bundle = Bundle(
        sources=(DOE,),
        quotes=(Quote("1", "doe1920", "", "48-9", kind="image", attachments=uses),),
        attachments=(picture,),
    )
    result = export_quotes_markdown(bundle, "my quotes.md")
    assert result.document.data.decode() == (
        "## *A Winter Ledger*\n\n"
        "**pp. 48–49** · picture\n\n"
        "![A square](my%20quotes-pictures/doe1920_p048-049.jpg"
        ' "The &quot;square&quot;")\n\n'
        "Lost\n"
    )
    assert [file.name for file in result.files] == [
        "my quotes.md",
        "my quotes-pictures/doe1920_p048-049.jpg",
    ]
    assert [(each.what, each.detail) for each in result.remarks] == [("missing-picture", "Lost")]


def test_no_quotes_make_an_empty_file() -> None:
    assert written(Bundle(sources=(DOE,))) == ""


@given(bundles())
@settings(max_examples=60, deadline=None)
def test_every_passage_reads_letter_for_letter(bundle: Bundle) -> None:
    page = settle_white_space(read_back(written(bundle)), one_line=True)
    for quote in bundle.quotes:
        assert settle_white_space(quote.text, one_line=True) in page
