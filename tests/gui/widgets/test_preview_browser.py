"""The preview reads no file, whatever a draft says, and opens nothing by itself."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from readnotes.domain.contributors import Contributor
from readnotes.domain.sources import SOURCE, Source
from readnotes.gui.preview_process import Renderer
from readnotes.gui.widgets.preview_browser import PreviewBrowser
from tests.gui.reading_room import red_picture

SHA = "ab" * 32
RED = QColor("red").rgb()


@pytest.fixture
def browser(qtbot: QtBot) -> PreviewBrowser:
    made = PreviewBrowser()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


def render(body: str, *pictures: str) -> str:
    request = {"body": body, "style": "page", "about": [], "pictures": pictures, "sources": []}
    pieces = Renderer().answer(request)["pieces"]
    assert isinstance(pieces, list)
    return "\n".join(pieces)


def shows_red(browser: PreviewBrowser) -> bool:
    picture = browser.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return any(
        picture.pixel(x, y) == RED for x in range(picture.width()) for y in range(picture.height())
    )


def spellings(path: Path) -> list[str]:
    relative = path.name
    return [
        f"![x]({path})",
        f"![x](file://{path})",
        f"![x](FILE://{path})",
        f"![x]({relative})",
        f'<img src="{path}">',
        f'<img src="file://localhost{path}">',
        f"![x](qrc:{path})",
        f'<table background="{path}"><tr><td style="background: url({path})">x</td></tr></table>',
    ]


@pytest.mark.parametrize("number", range(8))
def test_a_planted_picture_never_appears(
    browser: PreviewBrowser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    planted = tmp_path / "planted.png"
    planted.write_bytes(red_picture())
    monkeypatch.chdir(tmp_path)
    spelling = spellings(planted)[number]
    browser.show_html(render(spelling))
    assert not shows_red(browser)
    # The second wall: even if such HTML got through, the view hands Qt no path.
    browser.show_html(spelling.replace("![x](", '<img src="').replace(")", '">', 1))
    assert not shows_red(browser)


def test_a_picture_of_the_library_appears(browser: PreviewBrowser) -> None:
    picture = QImage.fromData(red_picture())
    browser.show_html(render(f"![a street](attachment:{SHA})", SHA))
    assert not shows_red(browser)
    browser.set_pictures({SHA: picture})
    assert shows_red(browser)


def test_only_addresses_of_the_web_can_be_chosen(browser: PreviewBrowser) -> None:
    chosen: list[str] = []
    browser.link_chosen.connect(lambda url: chosen.append(url.toString()))
    for address in (
        "file:///etc/passwd",
        "javascript:alert(1)",
        "//host/share/a",
        "smb://host/share",
        "https://example.org/a",
        "mailto:a@example.org",
    ):
        browser.anchorClicked.emit(QUrl(address))
    assert chosen == ["https://example.org/a", "mailto:a@example.org"]
    assert browser.source().isEmpty()


def test_a_paragraph_after_an_arabic_one_runs_from_the_left(browser: PreviewBrowser) -> None:
    browser.show_html(render("> كان الزمان\n\nIn Cairo the house waits."))
    block = browser.document().lastBlock()
    assert block.text() == "In Cairo the house waits."
    assert block.textDirection() != Qt.LayoutDirection.RightToLeft


def test_a_scroll_bar_that_comes_and_goes_does_not_set_the_page_for_ever(
    browser: PreviewBrowser, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser.set_pictures({SHA: QImage.fromData(red_picture())})
    page = render(f"![x](attachment:{SHA})\n\n" + "One line.\n\n" * 80, SHA)
    shown: list[str] = []
    set_html = PreviewBrowser.setHtml

    def count(each: PreviewBrowser, html: str) -> None:
        shown.append(html)
        set_html(each, html)

    monkeypatch.setattr(PreviewBrowser, "setHtml", count)
    browser.show_html(page)
    for width in (420, 380, 500):
        browser.resize(width, 300)
        qtbot.wait(30)
    qtbot.wait(100)
    settled = len(shown)
    qtbot.wait(150)
    assert len(shown) == settled
    assert settled <= 8


def test_the_preview_shows_citations_in_its_style_and_no_markup_of_its_own() -> None:
    marsh = Source(
        "marsh2015", "Salt Roads", contributors=(Contributor("author", "Marsh", "Ellen"),)
    )
    request = {
        "body": "<script>x</script> “Salt” [@marsh2015, p. 94] ![a](attachment:" + "0" * 64 + ")",
        "style": "author-page",
        "about": ["marsh2015"],
        "pictures": [],
        "sources": [SOURCE.encode(marsh)],
    }
    html = str(Renderer().answer(request)["pieces"])
    assert "Marsh" in html
    assert "94" in html
    assert "<script" not in html
    assert "attachment:" not in html


def test_a_paragraph_is_changed_and_the_others_are_not_set_again(
    browser: PreviewBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser.show_pieces(["<h1>So</h1>", "<p>One.</p>", "<p>Two.</p>"])
    monkeypatch.setattr(PreviewBrowser, "setHtml", lambda *_given: pytest.fail("set anew"))
    browser.show_pieces(["<h1>So</h1>", "<p>One and a half.</p>", "<p>Two.</p>"])
    assert browser.toPlainText() == "So\nOne and a half.\nTwo."
    assert browser.html == "<h1>So</h1>\n<p>One and a half.</p>\n<p>Two.</p>"
