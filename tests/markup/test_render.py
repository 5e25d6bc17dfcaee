"""The preview runs nothing, fetches nothing, and cannot be stalled or crashed."""

import time

import pytest

from readnotes.markup.render import LONGEST_RENDERED, read_back, render_html, render_plain

SHA = "ab" * 32


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<div onclick="x">\n\nso\n\n</div>',
        "text <b onmouseover=x>b</b>",
        "<!-- comment -->",
        "<?php x ?>",
        "<![CDATA[x]]>",
    ],
)
def test_raw_html_is_shown_as_text(html: str) -> None:
    rendered = render_html(html)
    for tag in ("<script", "<img", "<div", "<b", "<!--", "<?", "<!["):
        assert tag not in rendered
    assert "&lt;" in rendered


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "javascript&#58;alert(1)",
        "java&#x0A;script:alert(1)",
        "\u200bjavascript:alert(1)",
        "data:text/html;base64,PGI+",
        "file:///etc/passwd",
        "//evil.example/x",
        "\\\\server\\share",
        "vbscript:x",
        "relative.html",
    ],
)
def test_other_links_are_shown_as_their_words(address: str) -> None:
    for written in (f"[label]({address})", f"[label][r]\n\n[r]: {address}"):
        rendered = render_html(written)
        assert "href" not in rendered
        assert "label" in rendered


def test_an_automatic_link_to_a_script_is_none() -> None:
    assert "href" not in render_html("<javascript://%0aalert(1)>")


@pytest.mark.parametrize(
    "written",
    [
        "[x](https://example.org/a_b)",
        "<http://example.org>",
        "<a@example.org>",
        "note[^1]\n\n[^1]: so",
    ],
)
def test_links_to_the_web_to_mail_and_to_notes_are_kept(written: str) -> None:
    assert "href=" in render_html(written)


def test_a_picture_of_the_library_is_shown_where_it_is_found() -> None:
    rendered = render_html(
        f'![a street](attachment:{SHA} "pp. 48–49")', picture=lambda sha: f"attachment:{sha}"
    )
    assert f'<img alt="a street" src="attachment:{SHA}" title="pp. 48–49" />' in rendered


@pytest.mark.parametrize(
    "address",
    [
        f"attachment:{SHA}",
        "attachment:../../etc/passwd",
        "http://example.org/red.png",
        "file:///tmp/red.png",
        "red.png",
        "data:image/png;base64,xxxx",
        "//host/red.png",
        "qrc:/red.png",
    ],
)
def test_any_other_picture_is_a_marked_place_with_its_words(address: str) -> None:
    rendered = render_html(f"![a red square]({address})", picture=lambda _sha: None)
    assert rendered == '<p><span class="missing-picture">a red square</span></p>'


def test_an_arabic_block_runs_from_right_to_left() -> None:
    rendered = render_html("> السلام عليكم (p. 3)\n\nHe says so.")
    assert '<blockquote dir="rtl">' in rendered
    assert "<p>He says so.</p>" in rendered


def test_a_hashtag_is_no_heading() -> None:
    assert render_html("#tag so") == "<p>#tag so</p>"
    assert render_html("# Title #") == "<h1>Title</h1>"


@pytest.mark.parametrize(
    "hostile",
    [
        "[" * 5_000,
        "[" * 100_000,
        "![](" * 3_000,
        "![](" * 50_000,
        "- " * 500 + "x",
        ">" * 5_000,
        "[x](" * 50_000,
        "[" * 20_000 + "]" * 20_000,
        "`" * 20_000,
    ],
)
def test_a_hostile_draft_is_shown_soon_and_whole(hostile: str) -> None:
    began = time.monotonic()
    rendered = render_html(hostile)
    # Unguarded, the long ones take minutes.
    assert time.monotonic() - began < 20
    assert rendered


def test_too_long_a_draft_is_shown_as_typed_and_cut() -> None:
    rendered = render_html("*a* " * LONGEST_RENDERED)
    assert rendered.startswith("<p>*a* *a*")
    assert len(rendered) < LONGEST_RENDERED + 100
    assert rendered.endswith("<p>…</p>")


def test_plain_rendering_escapes_everything() -> None:
    assert render_plain("<img src=x>\n[a](b)") == "<p>&lt;img src=x&gt;<br />\n[a](b)</p>"


def test_reading_back_gives_the_words_of_the_page() -> None:
    words = read_back(
        "# Title\n\nHe *says* “so” [there](https://example.org).[^n]\n\n[^n]: A note."
    )
    assert words.startswith("Title\n\nHe says “so” there.\n\n")
    assert "A note." in words
