"""A page that is mended is the page that is set anew."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from readnotes.gui.widgets.page_mender import PageMender, dress

PIECES = (
    "<h1>The winter</h1>",
    "<h2>In the <em>city</em></h2>",
    "<p>It was cold.</p>",
    '<p>So <a href="https://example.org">he</a> says<br />\nand <code>so</code>.</p>',
    '<p dir="rtl">كان الزمان</p>',
    "<p>One &amp; two</p>\n<p>three</p>",
    "<p></p>",
    "<p><strong>b</strong>egun</p>",
    "<blockquote>\n<p>He counted the sacks.</p>\n<p>Twice.</p>\n</blockquote>",
    "<ul>\n<li>one</li>\n<li>two</li>\n</ul>",
    "<ol>\n<li>\n<p>one</p>\n<p>more</p>\n</li>\n</ol>",
    "<pre><code>a\nb\n</code></pre>",
    "<hr />",
    "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n</tr>\n"
    "</tbody>\n</table>",
    '<p><span class="refused-link">so</span></p>',
    '<p>So<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup> it is.</p>',
    '<div class="footnote">\n<hr />\n<ol>\n<li id="fn:1">\n<p>A note.</p>\n</li>\n</ol>\n</div>',
)
pages = st.lists(st.sampled_from(PIECES), max_size=8)
STYLE = "p, li { margin-bottom: 8px; } h1 { font-size: x-large; } a { color: red; }"


def document_of(pieces: list[str]) -> QTextDocument:
    document = QTextDocument()
    document.setDefaultStyleSheet(STYLE)
    document.setHtml(dress("\n".join(pieces)))
    return document


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(pages, min_size=2, max_size=5))
def test_however_a_page_changes_it_looks_as_if_set_anew(
    qtbot: QtBot, versions: list[list[str]]
) -> None:
    del qtbot
    document = document_of(versions[0])
    mender = PageMender(document)
    mender.begin(versions[0])
    for pieces in versions[1:]:
        if not mender.mend(pieces):
            document.setHtml(dress("\n".join(pieces)))
            mender.begin(pieces)
        assert document.toHtml() == document_of(pieces).toHtml()


@pytest.mark.parametrize("around", [each for each in PIECES if each != "<p></p>"])
def test_a_paragraph_is_mended_whatever_else_is_on_the_page(qtbot: QtBot, around: str) -> None:
    del qtbot
    before = ["<p>One.</p>", around, "<p>Two.</p>", "<p>Three.</p>", around]
    document = document_of(before)
    mender = PageMender(document)
    mender.begin(before)
    now = [*before[:3], "<p>Three <em>and</em> a half.</p>", "<p>Four.</p>", around]
    assert mender.mend(now)
    assert document.toHtml() == document_of(now).toHtml()


def test_a_document_with_other_blocks_than_told_is_not_mended(qtbot: QtBot) -> None:
    del qtbot
    document = document_of(["<p>One.</p>", "<p>Two.</p>", "<p>Three.</p>"])
    mender = PageMender(document)
    mender.begin(["<p>One.</p>", "<p>Two.</p>"])
    assert not mender.mend(["<p>One.</p>", "<p>Two and a half.</p>"])
