"""A draft as the preview shows it, and the plain words a reader would see of any Markdown."""

import re
from collections.abc import Callable
from html import escape

from readnotes.markup.plain import render_words

LONGEST_RENDERED = 1_000_000
"""Drafts beyond this many code points are shown as plain text."""

MOST_BRACKET_STEPS = 2_000_000
"""How far Python-Markdown may walk for the ends of brackets; it takes 0.4 s a million."""

_PARAGRAPH_BREAK = re.compile(r"\n(?:[ \t]*\n)+")
_BRACKET = re.compile(r"\\.|\[|\](\()?|\)", re.DOTALL)


def render_html(markdown: str, *, picture: Callable[[str], str | None] | None = None) -> str:
    """Render a draft to HTML that runs nothing, fetches nothing and reads nothing.

    Raw HTML is shown as text; links lead to `http`, `https` and `mailto` alone, others are shown
    as their words in `span.refused-link`; a picture that is not found is `span.missing-picture`
    with its alternative text. Blocks that run from right to left say so. A draft that is too
    long, or built to stall or crash Python-Markdown, is rendered by `render_plain`. That is no
    time limit: the caller still needs one.

    Args:
        markdown: The draft, with its citations already written out.
        picture: Takes the SHA-256 of `attachment:SHA`, gives the address to show, or None where
            there is no such picture. Without it no picture is shown.

    >>> render_html("so <b>he</b> *says*")
    '<p>so &lt;b&gt;he&lt;/b&gt; <em>says</em></p>'
    """
    if not is_renderable(markdown):
        return render_plain(markdown)
    return make_renderer(picture or _no_picture)(markdown)


def make_renderer(picture: Callable[[str], str | None]) -> Callable[[str], str]:
    """Set Python-Markdown up once for many drafts that are renderable, as `render_html` does."""
    # Imported here and nowhere else, when the first draft is rendered.
    from readnotes.markup.engine import make_engine

    engine = make_engine(picture)

    def render(markdown: str) -> str:
        try:
            return engine.reset().convert(markdown)
        except RecursionError:
            return render_plain(markdown)

    return render


def is_renderable(markdown: str) -> bool:
    """Whether a draft is neither too long for Python-Markdown nor built to stall it.

    >>> is_renderable("so [he] says"), is_renderable("[" * 5_000)
    (True, False)
    """
    return len(markdown) <= LONGEST_RENDERED and _bracket_steps(markdown) <= MOST_BRACKET_STEPS


def render_plain(markdown: str) -> str:
    """Show a draft as it is typed, in paragraphs, cut after `LONGEST_RENDERED` code points.

    >>> render_plain("# <a>\\nb\\n\\nc")
    '<p># &lt;a&gt;<br />\\nb</p>\\n<p>c</p>'
    """
    shown = markdown[:LONGEST_RENDERED].strip("\n")
    paragraphs = [
        f"<p>{escape(paragraph, quote=False)}</p>".replace("\n", "<br />\n")
        for paragraph in _PARAGRAPH_BREAK.split(shown)
    ]
    if len(markdown) > LONGEST_RENDERED:
        paragraphs.append("<p>…</p>")
    return "\n".join(paragraphs)


def read_back(markdown: str) -> str:
    """Return the plain words a reader sees of a Markdown text, to compare them with the records.

    Blank lines stand between blocks, line breaks where the page has them; numbers of footnotes
    are left out.

    >>> read_back("> 1984\\\\. The *year*\\n> it was[^1]\\n\\n[^1]: Orwell.")[:20]
    '1984. The year it wa'
    """
    return render_words(render_html(markdown))


def _no_picture(sha256: str) -> None:
    del sha256


def _bracket_steps(markdown: str) -> int:
    """How many characters Python-Markdown would walk over in search of closing brackets.

    It looks for the end of every `[` and every `](` anew, to the end of the paragraph where there
    is none, so that its time grows with the square of open brackets.
    """
    steps = 0
    for paragraph in _PARAGRAPH_BREAK.split(markdown):
        open_brackets: list[int] = []
        open_addresses: list[int] = []
        for sign in _BRACKET.finditer(paragraph):
            if sign[0] == "[":
                open_brackets.append(sign.start())
            elif sign[0] == ")":
                steps += sign.start() - open_addresses.pop() if open_addresses else 0
            elif sign[0][0] == "]":
                steps += sign.start() - open_brackets.pop() if open_brackets else 0
                if sign[1]:
                    open_addresses.append(sign.start())
        steps += sum(len(paragraph) - place for place in (*open_brackets, *open_addresses))
    return steps
