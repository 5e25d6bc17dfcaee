"""Passages come back letter for letter from every reader of Markdown we write for."""

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from readnotes.markup.escape import (
    TARGETS,
    escape_inline,
    escape_markdown,
    quote_block,
    settle_white_space,
)
from readnotes.markup.plain import render_words
from readnotes.markup.render import read_back

COMMONMARK = MarkdownIt("commonmark").enable(["table", "strikethrough"])

SIGNS = st.sampled_from(
    [
        *"\\`*_{}[]()<>#+-.!&=~|:$^@%\"';/ \n\t",
        *("[^1]", "[sic]: x", "](a)", "&amp;", "&#42;", "<b>", "</b>", "<!--", "1.", "1)", "٣."),
        *("  \n", "\n\n", "\n    ", "\r\n", "---", "===", "```", "~~~", "~~", "||", "|-|-|", "a|b"),
        *("http://x.org", "<http://x.org>", "a@b.org", "{{", "{%", "{{<", "[[", "%%", "==", "#t"),
        *("__", "**", "…", "é", "السلام", "\u00a0", "\u2028", "A.", "(a)", "Prof. ", "[D]espite"),
    ]
)
PASSAGES = st.lists(st.one_of(SIGNS, st.text(max_size=4)), max_size=14).map("".join)


def by_commonmark(text: str) -> str:
    return render_words(COMMONMARK.render(text))


def by_plain_python_markdown(text: str) -> str:
    return render_words(markdown.markdown(text, extensions=["tables", "footnotes", "extra"]))


@pytest.mark.parametrize("target", TARGETS)
@given(passage=PASSAGES)
@example("1984. The year\nit was")
@example("+ one\n- two\n> three\n: four\n# five")
@example("title\n===\n\nrule\n---")
@example("| a | b |\n| - | - |\n| 1 | 2 |")
def test_a_block_quotation_comes_back_letter_for_letter(target: str, passage: str) -> None:
    written = quote_block(escape_markdown(passage, target))
    assert settle_white_space(read_back(written)) == settle_white_space(passage)


@pytest.mark.parametrize("target", TARGETS)
@given(passage=PASSAGES)
def test_a_reader_of_commonmark_shows_the_same_letters(target: str, passage: str) -> None:
    written = quote_block(escape_markdown(passage, target))
    assert settle_white_space(by_commonmark(written)) == settle_white_space(passage)


@given(passage=PASSAGES)
def test_python_markdown_as_a_blog_runs_it_shows_the_same_letters(passage: str) -> None:
    written = quote_block(escape_markdown(passage))
    assert settle_white_space(by_plain_python_markdown(written)) == settle_white_space(passage)


@pytest.mark.parametrize("target", TARGETS)
@given(passage=PASSAGES)
def test_a_passage_inside_a_sentence_comes_back_letter_for_letter(
    target: str, passage: str
) -> None:
    written = f"She writes “{escape_inline(passage, target)}” there."
    expected = f"She writes “{settle_white_space(passage, one_line=True)}” there."
    assert settle_white_space(read_back(written), one_line=True) == expected


@pytest.mark.parametrize(
    ("target", "passage", "written"),
    [
        ("markdown", "[D]espite the siege […]", r"\[D]espite the siege \[…]"),
        ("markdown", "snake_case stays, _this_ not", r"snake_case stays, \_this\_ not"),
        ("markdown", "AT&T, but &amp;", "AT&T, but &amp;amp;"),
        ("markdown", 'it\'s -- "so" ... ２＊３', 'it\'s -- "so" ... ２＊３'),
        ("pandoc", 'it\'s -- "so"', r"it\'s \-- \"so\""),
        ("pandoc", "H~2~O x^2^ $1 @you", r"H\~2\~O x\^2\^ \$1 \@you"),
        ("pandoc", "A. Smith", r"A\. Smith"),
        ("hugo", "{{< ref >}} {{% x %}}", "&#123;{&lt; ref >}} &#123;{% x %}}"),
        ("jekyll", "{{ site }} {% raw %} a|b", r"&#123;{ site }} &#123;% raw %} a\|b"),
        ("obsidian", "#tag [[x]] ==y== %%z%%", r"\#tag \[\[x]] &#61;=y&#61;= &#37;%z&#37;%"),
    ],
)
def test_only_what_the_target_would_misread_is_escaped(
    target: str, passage: str, written: str
) -> None:
    assert escape_markdown(passage, target) == written


def test_verse_keeps_its_lines_and_their_indent() -> None:
    assert escape_markdown("one\n  two\n\nthree") == "one  \n&nbsp;&nbsp;two\n\nthree"
