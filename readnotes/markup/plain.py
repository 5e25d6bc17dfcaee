"""The words of an HTML text as a reader of the page sees them."""

import re
from html.parser import HTMLParser

_BLOCKS = frozenset(
    [
        *("p", "div", "blockquote", "pre", "hr", "table", "tr"),
        *("ul", "ol", "li", "dl", "dt", "dd"),
        *("h1", "h2", "h3", "h4", "h5", "h6"),
    ]
)
_HTML_BLANKS = re.compile(r"[ \t\n\r\f]+")
_AROUND_BREAKS = re.compile(r" *(\n+) *")
_NOT_WORDS = frozenset({"sup"})


class _Reader(HTMLParser):
    """Collects the words; the numbers of footnotes are none."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _NOT_WORDS:
            self._silent += 1
        elif tag == "br":
            self.pieces.append("\n")
        elif tag in _BLOCKS:
            self.pieces.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _NOT_WORDS:
            self._silent -= 1
        elif tag in _BLOCKS:
            self.pieces.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(_HTML_BLANKS.sub(" ", data))


def render_words(html: str) -> str:
    """Return the plain words of HTML that we made: lines by `br`, blank lines between blocks.

    >>> render_words("<blockquote><p>5*3 &lt; 2<br />\\nso</p></blockquote><p>he says</p>")
    '5*3 < 2\\nso\\n\\nhe says'
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    text = _AROUND_BREAKS.sub(r"\1", "".join(reader.pieces))
    return re.sub(r"\n{3,}", "\n\n", text).strip(" \n")
