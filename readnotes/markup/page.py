"""A draft rendered again and again while it is written: only the pieces that changed are.

Python-Markdown takes a long draft as a whole, though hardly a paragraph of it knows of the others.
A draft is parted where the next paragraph stands for itself; what was made of a piece is kept for
as long as the draft has it.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache, partial
from itertools import takewhile

from readnotes.markup.render import is_renderable, make_renderer, render_plain
from readnotes.text.remembering import Memory

# A line that cannot go on with a list, a quotation, code or a table before it.
_BORDER = re.compile(r"\n(?:[ \t]*\n)+(?=[^\s>*+\-\d:|=~_])")
# What is said in one place and meant in another: notes and addresses of links.
_REACHES_FAR = re.compile(r"\[\^|\]:")

_BLOCK_TAG = re.compile(
    r"<(?P<closes>/)?(?:p|h[1-6]|blockquote|[ou]l|li|pre|hr|table|thead|tbody|tr|t[hd]|div)\b"
    r"[^<>]*?(?P<alone>/)?>"
)


def part_page(markdown: str) -> Iterator[str]:
    """Part a draft into pieces that can be rendered one by one; the whole where it cannot be.

    >>> list(part_page("# So\\n\\nOne\\n\\n- two\\n\\n- three\\n\\nfour"))
    ['# So', 'One\\n\\n- two\\n\\n- three', 'four']
    >>> list(part_page("One[^1]\\n\\n[^1]: Two"))
    ['One[^1]\\n\\n[^1]: Two']
    """
    position = 0
    if not _REACHES_FAR.search(markdown):
        for found in _BORDER.finditer(markdown):
            yield markdown[position : found.start()]
            position = found.end()
    yield markdown[position:]


def split_page(html: str) -> list[str]:
    """Split a page that was rendered as a whole where one block of it ends and the next begins.

    >>> split_page("<p>a</p>\\n<ul>\\n<li>b</li>\\n</ul>\\n<hr />\\n<p>c</p>")
    ['<p>a</p>', '<ul>\\n<li>b</li>\\n</ul>', '<hr />', '<p>c</p>']
    """
    pieces: list[str] = []
    depth = start = 0
    for tag in _BLOCK_TAG.finditer(html):
        if tag["closes"]:
            depth -= 1
        elif not tag["alone"]:
            depth += 1
        if not depth and html.startswith("\n", tag.end()):
            pieces.append(html[start : tag.end()])
            start = tag.end() + 1
    return [*pieces, html[start:]]


def kept_pieces(before: Sequence[str], now: Sequence[str]) -> tuple[int, int]:
    """How many pieces of a page are the same at its beginning, and how many at its end.

    >>> kept_pieces(["a", "b", "c", "d"], ["a", "x", "d"])
    (1, 1)
    """
    most = min(len(before), len(now))
    pairs = zip(before, now, strict=False)
    first = sum(1 for _each in takewhile(lambda pair: pair[0] == pair[1], pairs))
    pairs = zip(reversed(before), reversed(now), strict=False)
    last = sum(1 for _each in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return first, min(last, most - first)


class Page:
    """Renders one draft after the other, each much like the one before."""

    def __init__(self) -> None:
        self._known = Memory[tuple[str, frozenset[str]], str]()

    def render(
        self, markdown: str, pictures: Collection[str], picture: Callable[[str], str | None]
    ) -> list[str]:
        """Render a draft, as `render_html` does, in pieces that come one below the other.

        Args:
            markdown: The draft, with its citations already written out.
            pictures: SHA-256 of those that are at hand.
            picture: As `render_html` takes it; answers the same as long as these are at hand.

        >>> Page().render("# So\\n\\nOne", (), lambda sha256: None)
        ['<h1>So</h1>', '<p>One</p>']
        """
        if not is_renderable(markdown):
            return [render_plain(markdown)]
        at_hand = frozenset(pictures)
        make = cache(lambda: make_renderer(picture))
        shown = [
            self._known.ask((piece, at_hand), partial(_render, make, piece))
            for piece in part_page(markdown)
        ]
        self._known.turn()
        if len(shown) == 1:
            shown = split_page(shown[0])
        return [html for html in shown if html]


def _render(make: Callable[[], Callable[[str], str]], piece: str) -> str:
    return make()(piece)
