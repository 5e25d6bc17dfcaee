"""The review as its readers will see it; it runs nothing, fetches nothing and reads no file."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QImage, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from readnotes.gui import measures, theme
from readnotes.gui.widgets.page_mender import PageMender, dress
from readnotes.i18n import text

SCHEME = "attachment"
SAFE_SCHEMES = ("http", "https", "mailto")
LEAST_PICTURE = 64

_STYLE = """
body {{ color: {ink}; }}
p, li {{ line-height: 115%; margin-top: 0; margin-bottom: {gap}px; }}
h1, h2, h3, h4, h5, h6 {{ margin-top: {wide}px; margin-bottom: {close}px; }}
h1 {{ font-size: x-large; font-weight: 600; }}
h2 {{ font-size: large; font-weight: 600; }}
h3, h4, h5, h6 {{ font-size: medium; font-weight: 600; }}
blockquote {{ margin-left: {wide}px; margin-right: {gap}px; }}
code, pre {{ font-family: monospace; color: {secondary}; }}
a {{ color: {accent}; text-decoration: none; }}
th, td {{ padding: {small}px; }}
span.missing-picture, span.refused-link {{ color: {secondary}; }}
p.unchanged {{ color: {secondary}; }}
p.way {{ margin-bottom: {wide}px; font-size: small; }}
s.removed {{ color: {error}; }}
span.added {{ color: {accent}; background-color: {wash}; }}
"""


def nothing_to_see() -> QImage:
    """The picture that answers every other request: Qt would read a path it got none for."""
    picture = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    return picture


class PreviewBrowser(QTextBrowser):
    """Shows HTML of our own making; every picture comes from the library or is not there.

    Signals:
        link_chosen(QUrl): A link was clicked that may be opened, if the reader says so.
        link_hovered(address): The address under the pointer; empty when it leaves.
    """

    link_chosen = Signal(QUrl)
    link_hovered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: Mapping[str, QImage] = {}
        self._shown: tuple[str, ...] = ()
        self._fitting = QTimer(self, interval=0, singleShot=True)
        self._fitting.timeout.connect(self._on_fitting_timeout)
        self._fitted_to = 0
        self.setProperty("role", "draft")
        self.setAccessibleName(text("Preview"))
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.document().setDocumentMargin(measures.STEP_4)
        self._mender = PageMender(self.document())
        self.anchorClicked.connect(self._on_anchor_clicked)
        self.highlighted.connect(lambda url: self.link_hovered.emit(url.toDisplayString()))
        self.take_theme()

    @property
    def html(self) -> str:
        """What it was given to show."""
        return "\n".join(self._shown)

    def show_html(self, page: str) -> None:
        """Shows another page, where the one before was being read."""
        self._shown = (page,)
        self._set_anew()

    def show_pieces(self, pieces: Sequence[str]) -> None:
        """Shows a page in pieces, one below the other; those that it shows already stay."""
        self._shown = tuple(pieces)
        if not self._mender.mend(self._shown):
            self._set_anew()

    def _set_anew(self) -> None:
        bar = self.verticalScrollBar()
        place = bar.value()
        self.setHtml(dress(self.html))
        self._mender.begin(self._shown)
        bar.setValue(place)

    def set_pictures(self, pictures: Mapping[str, QImage]) -> None:
        """The library's pictures by SHA-256; the page is set anew if it shows any."""
        self._pictures = pictures
        if f"{SCHEME}:" in self.html:
            self._set_anew()

    def take_theme(self) -> None:
        """Takes the letters and colours of the present theme."""
        look = theme.current()
        colours = look.colours
        self.setFont(look.fonts.passage)
        self.document().setDefaultFont(look.fonts.passage)
        self.document().setDefaultStyleSheet(
            _STYLE.format(
                ink=colours.ink.name(),
                secondary=colours.secondary.name(),
                accent=colours.accent.name(),
                error=colours.error.name(),
                wash=colours.wash.name(),
                small=measures.STEP_1,
                close=measures.STEP_2,
                gap=measures.STEP_3,
                wide=measures.STEP_5,
            )
        )
        self._set_anew()

    def _on_fitting_timeout(self) -> None:
        # Setting a page takes the scroll bar away and brings it again: that is no other width.
        width = self.viewport().width()
        if width != self._fitted_to:
            self._fitted_to = width
            self._set_anew()

    def _on_anchor_clicked(self, address: QUrl) -> None:
        if address.scheme() == "" and address.path() == "" and address.hasFragment():
            self.scrollToAnchor(address.fragment())
        elif address.scheme().lower() in SAFE_SCHEMES:
            self.link_chosen.emit(address)

    def _fitted(self, picture: QImage) -> QImage:
        """As wide as there is room, as sharp as the screen."""
        scale = self.devicePixelRatioF()
        room = max(self.viewport().width() - 2 * measures.STEP_5, LEAST_PICTURE)
        pixels = min(round(room * scale), round(picture.width() * scale))
        fitted = picture.scaledToWidth(pixels, Qt.TransformationMode.SmoothTransformation)
        fitted.setDevicePixelRatio(scale)
        return fitted

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.take_theme()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if f"{SCHEME}:" in self.html and event.size().width() != event.oldSize().width():
            # Not now: a scroll bar that comes while a page is being set resizes the view, too.
            self._fitting.start()

    def loadResource(self, kind: int, name: QUrl | str, /) -> object:
        address = QUrl(name)
        if kind == QTextDocument.ResourceType.ImageResource.value:
            found = self._pictures.get(address.path()) if address.scheme() == SCHEME else None
            return nothing_to_see() if found is None or found.isNull() else self._fitted(found)
        return QByteArray(b" ")

    def doSetSource(
        self,
        _name: QUrl | str,
        /,
        type: QTextDocument.ResourceType = QTextDocument.ResourceType.UnknownResource,
    ) -> None:
        """No address is ever gone to by itself."""
