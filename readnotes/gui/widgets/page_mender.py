"""A shown page of which one paragraph changes: the others stay as they are set.

Setting a long page takes the window's thread longer than a key may; setting the paragraph that
was just typed in takes a millisecond.
"""

import re
from collections.abc import Sequence

from PySide6.QtGui import QTextCursor, QTextDocument, QTextDocumentFragment

from readnotes.markup.page import kept_pieces

# Qt carries the direction of a block over to those after it that have none.
_UNTURNED = re.compile(r"<(p|li|h[1-6]|blockquote|ul|ol|td|th)>")
_TAG = re.compile(r"<([a-z][a-z1-6]*)")
# An empty paragraph is a block of Qt's at some places and none at others.
_EMPTY = re.compile(r"<(?:p|li|h[1-6])[^<>]*>\s*</")
_ONE_BLOCK = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})
_NO_BLOCK = frozenset({"a", "br", "code", "em", "span", "strong", "sup"})
# Tables are frames of Qt's, code keeps its own lines: where these change, the page is set anew.
_MENDABLE = _ONE_BLOCK | _NO_BLOCK | {"blockquote", "li", "ol", "ul"}
_BETWEEN = "<p>x</p>"


def dress(page: str) -> str:
    """HTML as it is given to Qt."""
    return _UNTURNED.sub(r'<\1 dir="ltr">', page)


def count_blocks(piece: str) -> int | None:
    """How many of Qt's blocks a piece of a page is; None where Qt must be asked.

    >>> count_blocks("<h1>So</h1>\\n<p>he <em>says</em></p>"), count_blocks("<ul><li>so</li></ul>")
    (2, None)
    """
    tags = _TAG.findall(piece)
    if not _ONE_BLOCK.union(_NO_BLOCK).issuperset(tags):
        return None
    return sum(tag in _ONE_BLOCK for tag in tags)


class PageMender:
    """Puts changed pieces of a page into the document that shows it.

    The blocks of the document are counted: where they are not as many as the pieces should have,
    it mends nothing, and the page is to be set anew.
    """

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._pieces: Sequence[str] = ()
        self._blocks: list[int] = []
        self._is_known = False

    def begin(self, pieces: Sequence[str]) -> None:
        """The document shows these, one below the other."""
        self._pieces = pieces
        self._is_known = False

    def mend(self, pieces: Sequence[str]) -> bool:
        """Has the document show others; False where it does not, and must be given all of them."""
        first, last = kept_pieces(self._pieces, pieces)
        removed = self._pieces[first : len(self._pieces) - last]
        added = pieces[first : len(pieces) - last]
        if not removed and not added:
            return True
        # The block before takes part in the change: what follows begins at its end.
        around = (*self._pieces[first - 1 : first], *removed, *added)
        if not first or not all(map(_is_mendable, around)) or not self._count():
            return False
        self._replace(first, len(removed), added)
        self._pieces = pieces
        blocks = [self._measured(each) for each in added]
        self._blocks[first : first + len(removed)] = blocks
        self._is_known = sum(self._blocks) == self._document.blockCount()
        return self._is_known

    def _count(self) -> bool:
        """Finds out which blocks belong to which piece; whether it is known."""
        if not self._is_known:
            self._blocks = [self._measured(each) for each in self._pieces]
            self._is_known = sum(self._blocks) == self._document.blockCount()
        return self._is_known

    def _replace(self, first: int, removed: int, added: Sequence[str]) -> None:
        before = sum(self._blocks[:first])
        until = before + sum(self._blocks[first : first + removed])
        begun = self._document.findBlockByNumber(before - 1)
        ended = self._document.findBlockByNumber(until - 1)
        cursor = QTextCursor(self._document)
        cursor.setPosition(begun.position() + begun.length() - 1)
        cursor.setPosition(ended.position() + ended.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        if added:
            cursor.insertFragment(self._set_apart("\n".join(added)))
        cursor.endEditBlock()

    def _set_apart(self, page: str) -> QTextDocumentFragment:
        """Paragraphs as they look among others, from the end of the one before on."""
        document = self._made(page)
        last = document.lastBlock().previous()
        cursor = QTextCursor(document)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selection()

    def _measured(self, piece: str) -> int:
        blocks = count_blocks(piece)
        return self._made(piece).blockCount() - 2 if blocks is None else blocks

    def _made(self, page: str) -> QTextDocument:
        document = QTextDocument()
        document.setDefaultFont(self._document.defaultFont())
        document.setDefaultStyleSheet(self._document.defaultStyleSheet())
        document.setHtml(dress(f"{_BETWEEN}{page}{_BETWEEN}"))
        return document


def _is_mendable(piece: str) -> bool:
    return _MENDABLE.issuperset(_TAG.findall(piece)) and not _EMPTY.search(piece)
