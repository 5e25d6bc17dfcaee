"""Python-Markdown, set up so that a draft can run nothing, fetch nothing and read nothing.

This file imports Python-Markdown and is itself imported only by `render.py`, when the first
draft is rendered: the import costs 0.06 s that the first paint does not need.
"""

import re
from collections.abc import Callable
from html import unescape
from itertools import islice
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import HashHeaderProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from readnotes.markup.escape import PUNCTUATION
from readnotes.text.words import direction_of

PictureFinder = Callable[[str], str | None]

EXTENSIONS = ("tables", "footnotes", "sane_lists")

_ALLOWED_LINK = re.compile(r"(?:https?:|mailto:|#fn)", re.IGNORECASE)
_ATTACHMENT = re.compile(r"attachment:([0-9a-f]{64})", re.IGNORECASE)
_INVISIBLE = re.compile(r"[\x00-\x20\x7f\u00ad\u200b-\u200f\u2028\u2029\u202a-\u202e\ufeff]")
_STASHED = re.compile("\x02[^\x03]*\x03")
_BLOCKS = frozenset({"p", "blockquote", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
_PIECES_READ_FOR_DIRECTION = 50


class _HeadingProcessor(HashHeaderProcessor):
    """A heading needs a blank after its `#` (CommonMark 4.2), so that `#tag` is a word."""

    RE = re.compile(r"(?:^|\n)(?P<level>#{1,6})(?P<header>(?:[ ][^\n]*?)?)(?:[ ]+#+)?[ ]*(?:\n|$)")


class _Guard(Treeprocessor):
    """Goes last over the finished page: links, pictures, directions of writing."""

    def __init__(self, md: Markdown, find_picture: PictureFinder) -> None:
        super().__init__(md)
        self._find_picture = find_picture

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag == "a":
                _guard_link(element)
            elif element.tag == "img":
                self._guard_picture(element)
            elif element.tag in _BLOCKS:
                _set_direction(element)

    def _guard_picture(self, element: Element) -> None:
        found = _ATTACHMENT.fullmatch(_address(element, "src"))
        shown = self._find_picture(found[1].lower()) if found else None
        alt = element.get("alt") or ""
        if shown is not None:
            title = element.get("title")
            element.attrib.clear()
            element.attrib.update({"alt": alt, "src": shown})
            if title:
                element.set("title", title)
            return
        _become_words(element, "missing-picture")
        element.text = alt or "▢"


def make_engine(find_picture: PictureFinder) -> Markdown:
    """Set up Python-Markdown for one page.

    Raw HTML is not known, any punctuation can be escaped as in CommonMark, links lead to
    `http`, `https`, `mailto` or a footnote or are shown as their words, pictures are those that
    `find_picture` knows.

    Args:
        find_picture: Takes the SHA-256 of `attachment:SHA`, gives the address to show or None.
    """
    engine = Markdown(extensions=list(EXTENSIONS), output_format="xhtml")
    engine.preprocessors.deregister("html_block")
    engine.inlinePatterns.deregister("html")
    engine.ESCAPED_CHARS = list(PUNCTUATION)
    blocks = engine.parser.blockprocessors
    blocks.register(_HeadingProcessor(engine.parser), "hashheader", 70)
    engine.treeprocessors.register(_Guard(engine, find_picture), "guard", -10)
    return engine


def _guard_link(element: Element) -> None:
    address = _address(element, "href")
    if not _ALLOWED_LINK.match(address):
        _become_words(element, "refused-link")


def _address(element: Element, attribute: str) -> str:
    """What a browser would read of an address: references opened, invisible signs gone."""
    written = (element.get(attribute) or "").replace(AMP_SUBSTITUTE, "&")
    return _INVISIBLE.sub("", unescape(written))


def _become_words(element: Element, role: str) -> None:
    element.tag = "span"
    element.attrib.clear()
    element.set("class", role)


def _set_direction(element: Element) -> None:
    words = _STASHED.sub("", "".join(islice(element.itertext(), _PIECES_READ_FOR_DIRECTION)))
    if direction_of(words) == "rtl":
        element.set("dir", "rtl")
