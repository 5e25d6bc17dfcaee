"""Shows what in a draft is a heading, a citation, a quotation, while it stays plain text."""

from collections.abc import Collection, Iterator
from time import monotonic

from PySide6.QtCore import QTimer
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QFontInfo,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
)

from readnotes.drafting.spelling import spelt_words, straight
from readnotes.gui import theme
from readnotes.gui.utf16 import ranges_to_units, to_points, to_units
from readnotes.gui.widgets.draft_body import PARAGRAPH_SEPARATOR
from readnotes.gui.widgets.draft_signs import KEY, Sign, comment_spans, fence_of, read_line

HEADING_SCALES = {"1": 1.25, "2": 1.12}
FEW_WORDS = 8
LONGEST_SLICE = 0.006
"""Seconds; so long, lines are formatted before the window looks at its keys again."""
NOT_IN_FENCE = -1
WORDLESS = frozenset({"code", "link", "picture", "citation", "key"})
"""Signs in which no words of the draft stand."""
IN_COMMENT = 1
"""The state of a line that ends inside a comment; those of fences are greater."""


class DraftHighlighter(QSyntaxHighlighter):
    """Formats one line after the other; fenced code and comments go from line to line."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._unknown: frozenset[str] = frozenset()
        self._misspelt: frozenset[str] = frozenset()
        self._changed: set[str] = set()
        self._next_block = 0
        self._slices = QTimer(self, interval=0, singleShot=True)
        self._slices.timeout.connect(self._on_slice_timeout)
        self._formats: dict[str, QTextCharFormat] = {}
        self.take_theme()

    def take_theme(self) -> None:
        """Takes the colours and fonts of the present theme."""
        look = theme.current()
        colours = look.colours
        self._formats = {name: QTextCharFormat() for name in ("emphasis", "strong")}
        self._formats["emphasis"].setFontItalic(True)
        self._formats["strong"].setFontWeight(QFont.Weight.Bold)
        for name, role in (
            ("sign", "secondary"),
            ("link", "secondary"),
            ("picture", "image"),
            ("citation", "accent"),
            ("key", "accent"),
            ("code", "secondary"),
            ("comment", "secondary"),
        ):
            self._formats[name] = QTextCharFormat()
            self._formats[name].setForeground(colours.role(role))
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self._formats["code"].setFontFamilies([fixed.family()])
        unknown = QTextCharFormat()
        unknown.setForeground(colours.error)
        unknown.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        unknown.setUnderlineColor(colours.error)
        self._formats["unknown"] = unknown
        misspelt = QTextCharFormat()
        misspelt.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        misspelt.setUnderlineColor(colours.error)
        self._formats["misspelt"] = misspelt
        size = QFontInfo(look.fonts.passage).pointSizeF()
        for level in "123456":
            heading = QTextCharFormat()
            heading.setFontWeight(QFont.Weight.Bold)
            heading.setFontPointSize(size * HEADING_SCALES.get(level, 1.0))
            self._formats[f"heading{level}"] = heading
        self.rehighlight()

    def set_unknown_keys(self, keys: Collection[str]) -> None:
        """Marks the citation keys that no source of the library has."""
        changed = self._unknown.symmetric_difference(keys)
        self._unknown = frozenset(keys)
        if not changed or self.document() is None:
            return
        block = self.document().firstBlock()
        while block.isValid():
            line = block.text()
            if "@" in line and any(
                (found["plain"] or found["braced"]) in changed for found in KEY.finditer(line)
            ):
                self.rehighlightBlock(block)
            block = block.next()

    def set_misspelt(self, words: Collection[str]) -> None:
        """Underlines these words wherever words of the draft stand; apostrophes are straight."""
        changed = self._misspelt.symmetric_difference(words)
        self._misspelt = frozenset(words)
        if not changed or self.document() is None:
            return
        self._changed |= changed
        self._next_block = 0
        self._on_slice_timeout()

    def _on_slice_timeout(self) -> None:
        """Formats some of the lines that have words whose underline came or went."""
        if not self._changed or self.document() is None:
            return
        begun = monotonic()
        for block in self._lines_to_format():
            self.rehighlightBlock(block)
            if monotonic() - begun > LONGEST_SLICE:
                self._next_block = block.blockNumber() + 1
                self._slices.start()
                return
        self._changed = set()

    def _lines_to_format(self) -> Iterator[QTextBlock]:
        """Those from the next one on; where the words are few, only those that have one."""
        document = self.document()
        block = document.findBlockByNumber(self._next_block)
        if len(self._changed) > FEW_WORDS:
            while block.isValid():
                yield block
                block = block.next()
            return
        # A long draft is looked through in less time than its lines are counted.
        written = straight(document.toRawText())
        place = to_points(written, block.position()) if block.isValid() else -1
        while place >= 0 and (place := _find_word(self._changed, written, place)) >= 0:
            yield document.findBlock(to_units(written, place))
            place = written.find(PARAGRAPH_SEPARATOR, place)

    def _underline_misspelt(self, text: str, wordless: list[Sign]) -> None:
        for start, end, word in spelt_words(text):
            if word not in self._misspelt or any(
                sign.start <= start < sign.end for sign in wordless
            ):
                continue
            [(first, last)] = ranges_to_units(text, [(start, end)])
            shape = QTextCharFormat(self.format(first))
            shape.merge(self._formats["misspelt"])
            self.setFormat(first, last - first, shape)

    def _format_of(self, sign: Sign) -> QTextCharFormat:
        if sign.kind == "heading":
            return self._formats[f"heading{sign.detail}"]
        if sign.kind == "key" and sign.detail in self._unknown:
            return self._formats["unknown"]
        return self._formats[sign.kind]

    def _highlight_comments(self, text: str, inside: bool) -> bool:
        """Greys what is not for the readers; whether a comment goes on in the next line."""
        spans, goes_on = comment_spans(text, inside)
        for start, end in ranges_to_units(text, spans):
            self.setFormat(start, end - start, self._formats["comment"])
        return goes_on

    def highlightBlock(self, text: str) -> None:
        before = self.previousBlockState()
        if before == IN_COMMENT:
            goes_on = self._highlight_comments(text, True)
            self.setCurrentBlockState(IN_COMMENT if goes_on else NOT_IN_FENCE)
            return
        fence = fence_of(text)
        self.setCurrentBlockState(_state_after(before, fence, text))
        if fence or before != NOT_IN_FENCE:
            self.setFormat(0, len(text) * 2, self._formats["code"])
            return
        signs = list(read_line(text))
        for sign in signs:
            [(start, end)] = ranges_to_units(text, [(sign.start, sign.end)])
            shape = QTextCharFormat(self.format(start))
            shape.merge(self._format_of(sign))
            self.setFormat(start, end - start, shape)
        if self._misspelt:
            self._underline_misspelt(text, [sign for sign in signs if sign.kind in WORDLESS])
        if self._highlight_comments(text, False):
            self.setCurrentBlockState(IN_COMMENT)


def _find_word(words: Collection[str], written: str, start: int) -> int:
    """The first place from a start on where one of some words stands; -1 where none does."""
    found = [_find_one(word, written, start) for word in words]
    return min((place for place in found if place >= 0), default=-1)


def _find_one(word: str, written: str, start: int) -> int:
    place = written.find(word, start)
    while place >= 0:
        end = place + len(word)
        if not (written[place - 1 : place].isalpha() or written[end : end + 1].isalpha()):
            return place
        place = written.find(word, place + 1)
    return -1


def _state_after(before: int, fence: str, line: str) -> int:
    """The state after a line: the sign and length of the open fence as one number, or none."""
    if not fence:
        return before
    opened = len(fence) * 2 + (fence[0] == "~")
    if before == NOT_IN_FENCE:
        return opened
    same_sign = before % 2 == opened % 2
    closes = same_sign and len(fence) >= before // 2 and line.strip(" >") == fence
    return NOT_IN_FENCE if closes else before
