"""The icons: line drawings of our own, coloured by their role when they are painted.

An icon reads its file and draws itself when it is first shown, and again when the theme or the
scale of the screen changes; a program that shows ten icons draws ten.
"""

from functools import lru_cache

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from readnotes.gui import theme
from readnotes.runtime import resources

PIXMAPS_KEPT = 256


@lru_cache(maxsize=PIXMAPS_KEPT)
def icon(name: str, role: str = "secondary") -> QIcon:
    """An icon of the program's own.

    Args:
        name: The name of a file in `resources/icons`, without its ending.
        role: The colour: a name of `theme.Colours`, or a kind of quote. Disabled controls show
            it in the faint colour of their own accord.
    """
    return QIcon(_LineIcon(name, role))


def application_icon() -> QIcon:
    """The program's own sign, in its own colours."""
    return QIcon(str(resources.resource_path("icons", "readnotes.svg")))


def pixmap(name: str, role: str, size: int, scale: float) -> QPixmap:
    """An icon as a picture, for those who paint themselves.

    Args:
        name: As for `icon`.
        role: As for `icon`.
        size: Its width and height in device-independent pixels.
        scale: The device pixel ratio of what it is painted on.
    """
    return _drawn(name, theme.current().colours.role(role).name(), size, scale)


class _LineIcon(QIconEngine):
    """Draws one icon in the colour that its role has in the present theme."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def _colour(self, mode: QIcon.Mode) -> str:
        role = "faint" if mode == QIcon.Mode.Disabled else self._role
        return theme.current().colours.role(role).name()

    def clone(self) -> QIconEngine:
        return _LineIcon(self._name, self._role)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        if side <= 0:
            return
        drawn = _drawn(self._name, self._colour(mode), side, painter.device().devicePixelRatioF())
        corner = QPoint((rect.width() - side) // 2, (rect.height() - side) // 2)
        painter.drawPixmap(rect.topLeft() + corner, drawn)

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        return _drawn(self._name, self._colour(mode), min(size.width(), size.height()), 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float
    ) -> QPixmap:
        side = min(size.width(), size.height())
        return _drawn(self._name, self._colour(mode), side, scale)


@lru_cache(maxsize=PIXMAPS_KEPT)
def _drawn(name: str, colour: str, side: int, scale: float) -> QPixmap:
    drawing = resources.read_bytes("icons", f"{name}.svg")
    renderer = QSvgRenderer(drawing.replace(b"currentColor", colour.encode()))
    pixels = round(side * scale)
    picture = QPixmap(pixels, pixels)
    if picture.isNull():
        return picture
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture
