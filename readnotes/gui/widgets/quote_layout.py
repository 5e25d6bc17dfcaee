"""One quote set like a note in a margin: its page at the left, the passage, what belongs to it.

Setting a quote needs no widget: it takes the card and the columns and says where everything
stands; `quote_paint.py` paints what was set here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from readnotes.domain.quotes import QuoteCard
from readnotes.gui import measures
from readnotes.gui.direction import is_right_to_left
from readnotes.gui.theme import Theme
from readnotes.gui.widgets.quote_columns import Columns
from readnotes.gui.widgets.small_words import one_line, small_words, within
from readnotes.gui.widgets.text_setting import (
    SetParagraph,
    SetText,
    TextManner,
    set_text,
    spans_on_line,
)
from readnotes.text.highlights import Highlight, no_highlight

PASSAGE_LINES = 8
COMMENT_LINES = 4
PICTURE_HEIGHT = 3 * measures.STEP_6

_MARKS = ("“", "”")
_MARKS_RIGHT_TO_LEFT = ("«", "»")
_ALREADY_MARKED = "“„«‘‚‹\"'"


@dataclass(frozen=True, slots=True)
class Manner:
    """How a quote is to be set, apart from what it says.

    Attributes:
        heading: The book's title, where this quote is the first of its book, else empty.
        lines: How many lines of the passage are shown before “more”.
        highlight: What was searched for, in a field and its words.
    """

    heading: str = ""
    lines: int = PASSAGE_LINES
    highlight: Highlight = no_highlight


@dataclass(frozen=True, slots=True)
class Piece:
    """A few words in one place: a page, a tag, “more”.

    Attributes:
        role: The role of their colour.
        wish: What a click on them asks for (`locator`, `more`), or empty.
        alignment: How they stand in their box, and whether they may take several lines.
    """

    words: str
    box: QRect
    font: QFont
    role: str
    wish: str = ""
    alignment: int = 0


@dataclass(slots=True)
class SetQuote:
    """A quote as it was set, in pixels from the top of its row.

    Attributes:
        card: What is shown.
        height: Of the whole row, its heading included.
        body_top: Where the quote begins, below the heading.
        cut: Whether some of it waits behind “more”.
        paragraphs, pieces, rules: Texts, single words, lines with the role of their colour.
        star, picture: Where the mark of an essential quote and its picture stand.
    """

    card: QuoteCard
    height: int = 0
    body_top: int = 0
    cut: bool = False
    paragraphs: list[SetParagraph] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    rules: list[tuple[QRect, str]] = field(default_factory=list)
    star: QRect | None = None
    picture: QRect | None = None

    def wish_at(self, x: int, y: int) -> str:
        """What a click there asks for: `locator`, `more`, or nothing."""
        return next((p.wish for p in self.pieces if p.wish and p.box.contains(x, y)), "")


def set_quote(card: QuoteCard, columns: Columns, theme: Theme, manner: Manner) -> SetQuote:
    """Sets one quote in its columns.

    Args:
        card: What is shown. Its texts are set as plain text, whatever they contain.
        columns: Where the columns stand.
        theme: The fonts, and the colours of what was searched for.
        manner: How it is to be set.
    """
    setting = _Setting(card, columns, theme)
    if manner.heading:
        setting.heading(manner)
    setting.begin_body()
    if card.gist:
        setting.gist(card.gist, manner)
    setting.passage(manner)
    if card.picture:
        setting.picture()
    if card.comment:
        setting.comment(card.comment, manner)
    setting.accompaniment(manner)
    setting.locator()
    return setting.end()


class _Setting:
    """The way down one row, piece by piece."""

    def __init__(self, card: QuoteCard, columns: Columns, theme: Theme) -> None:
        self._done = SetQuote(card)
        self._card = card
        self._columns = columns
        self._colours = theme.colours
        self._fonts = theme.fonts
        self._y = 0
        self._left_bottom = 0
        self._first_baseline = 0

    def heading(self, manner: Manner) -> None:
        title = one_line(manner.heading)
        metrics = QFontMetrics(self._fonts.strong)
        left = self._columns.text_left
        room = self._columns.width - left - measures.STEP_4
        words = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room)
        box = QRect(left, measures.STEP_5, room, metrics.height())
        self._say(
            Piece(words, box, self._fonts.strong, "ink"),
            within(manner.highlight("title", title), title, words),
        )
        self._y = box.bottom() + measures.STEP_2
        outer = measures.STEP_4
        rule = QRect(outer, self._y, self._columns.width - 2 * outer, measures.HAIRLINE)
        self._done.rules.append((rule, "hairline"))
        self._y += measures.STEP_1

    def begin_body(self) -> None:
        self._done.body_top = self._y
        self._y += measures.STEP_3

    def gist(self, gist: str, manner: Manner) -> None:
        marked = manner.highlight("gist", gist)
        text_manner = self._manner(self._fonts.strong, "ink", 2, highlights=marked)
        self._take(set_text(gist, self._columns.text_left, self._y, text_manner))
        self._y += measures.HALF

    def picture(self) -> None:
        self._y += measures.STEP_1
        left, width = self._columns.text_left, self._columns.text_width
        self._done.picture = QRect(left, self._y, width, PICTURE_HEIGHT)
        self._y += PICTURE_HEIGHT + measures.STEP_1

    def passage(self, manner: Manner) -> None:
        passage = self._card.text
        right_to_left = is_right_to_left(passage)
        opening, closing = _MARKS_RIGHT_TO_LEFT if right_to_left else _MARKS
        marked = self._card.kind == "quotation" and passage[:1] not in _ALREADY_MARKED and passage
        font = self._fonts.passage
        text_manner = TextManner(
            font,
            "ink",
            self._columns.text_width,
            measures.leading_of_passages(font),
            manner.lines,
            manner.highlight("text", passage),
            self._colours.mark,
            closing if marked else "",
            self._colours.secondary,
        )
        top = self._y
        done = set_text(passage, self._columns.text_left, self._y, text_manner)
        self._take(done)
        if done.paragraphs and marked:
            self._hang(opening, done.paragraphs[0], top)

    def comment(self, comment: str, manner: Manner) -> None:
        self._y += measures.STEP_1
        inset = measures.STEP_3
        lines = COMMENT_LINES if manner.lines <= PASSAGE_LINES else manner.lines
        text_manner = self._manner(
            self._fonts.interface, "secondary", lines, inset, manner.highlight("comment", comment)
        )
        top = self._y
        self._take(set_text(comment, self._columns.text_left + inset, top, text_manner))
        bar = QRect(self._columns.text_left, top + 1, measures.HAIRLINE, self._y - top - 1)
        self._done.rules.append((bar, "faint"))

    def accompaniment(self, manner: Manner) -> None:
        """The line of small words below: more, kind, speaker, tags, uses, checked."""
        font = self._fonts.small
        metrics = QFontMetrics(font)
        left, end = self._columns.text_left, self._columns.text_left + self._columns.text_width
        x = left
        y = self._y + measures.STEP_1
        for each in small_words(self._card, manner.highlight, cut=self._done.cut):
            shown = metrics.elidedText(each.words, Qt.TextElideMode.ElideRight, end - left)
            width = metrics.horizontalAdvance(shown)
            if x > left and x + width > end:
                x = left
                y += metrics.height() + measures.HALF
            box = QRect(x, y, width + 1, metrics.height())
            self._say(
                Piece(shown, box, font, each.role, each.wish),
                within(each.highlights, each.words, shown),
            )
            self._y = y + metrics.height()
            x += width + measures.STEP_3

    def locator(self) -> None:
        font = self._fonts.locator
        metrics = QFontMetrics(font)
        baseline = self._first_baseline or self._done.body_top + measures.STEP_3 + metrics.ascent()
        words = self._card.locator_shown
        missing = not self._card.locator.strip()
        width = self._columns.locator_width
        alignment = Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextWordWrap
        taken = metrics.boundingRect(0, 0, width, 0, alignment, words).height()
        lines = min(taken, 3 * metrics.lineSpacing())
        top = baseline - metrics.ascent()
        box = QRect(self._columns.locator_left, top, width, max(lines, metrics.height()))
        role = "warning" if missing else "secondary"
        self._done.pieces.append(Piece(words, box, font, role, "locator", int(alignment.value)))
        self._left_bottom = box.bottom()
        if self._card.essential:
            side = measures.STEP_3
            self._done.star = QRect(
                box.right() - side, self._left_bottom + measures.HALF, side, side
            )
            self._left_bottom = self._done.star.bottom()

    def end(self) -> SetQuote:
        self._done.height = max(self._y, self._left_bottom) + measures.STEP_3
        return self._done

    def _say(self, piece: Piece, highlights: Sequence[tuple[int, int]]) -> None:
        """A few words, what was searched for in them on the ground of marks."""
        self._done.pieces.append(piece)
        if highlights:
            box = piece.box
            for left, width in spans_on_line(piece.words, piece.font, highlights):
                ground = QRect(box.left() + left, box.top(), width, box.height())
                self._done.rules.append((ground, "mark"))

    def _take(self, done: SetText) -> None:
        self._done.paragraphs += done.paragraphs
        if done.paragraphs and not self._first_baseline:
            line = done.paragraphs[0].layout.lineAt(0)
            self._first_baseline = round(self._y + line.y() + line.ascent())
        self._done.cut = self._done.cut or done.cut
        self._y += done.height

    def _manner(
        self,
        font: QFont,
        role: str,
        lines: int,
        inset: int = 0,
        highlights: Sequence[tuple[int, int]] = (),
    ) -> TextManner:
        leading = QFontMetrics(font).lineSpacing() + measures.HALF
        width = self._columns.text_width - inset
        return TextManner(font, role, width, leading, lines, highlights, self._colours.mark)

    def _hang(self, mark: str, paragraph: SetParagraph, top: int) -> None:
        """The opening mark stands outside the column, so that the letters keep their edge."""
        font = self._fonts.passage
        metrics = QFontMetrics(font)
        width = metrics.horizontalAdvance(mark)
        line = paragraph.layout.lineAt(0)
        baseline = round(top + line.y() + line.ascent())
        left = self._columns.text_left - width
        if paragraph.right_to_left:
            # Painted by itself it is not mirrored, as the one that closes the paragraph is.
            mark = _MARKS_RIGHT_TO_LEFT[1]
            left = self._columns.text_left + self._columns.text_width
        box = QRect(left, baseline - metrics.ascent(), width + 1, metrics.height())
        self._done.pieces.append(Piece(mark, box, font, "secondary"))
