"""A drag as the hand makes it: taken up with the mouse here, let fall there."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

PLAIN = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
HELD_MS = 100


def take_up(source: QAbstractScrollArea, place: QPoint) -> QMimeData | None:
    """Presses the mouse somewhere and moves it; what the drag that begins takes along, if one does.

    Where the platform really drags, that is broken off: nobody else would let the mouse go.
    """
    view = source.viewport()
    if QGuiApplication.platformName() != "offscreen":
        QTimer.singleShot(HELD_MS, QDrag.cancel)
    QTest.mousePress(view, LEFT, PLAIN, place)
    for step in range(1, 4):
        QTest.mouseMove(view, place + QPoint(step * QApplication.startDragDistance(), 2))
    drags = source.findChildren(QDrag)
    data = drags[-1].mimeData() if drags else None
    copy = None
    if data is not None:
        # The drag takes its own away with it.
        copy = QMimeData()
        for name in data.formats():
            copy.setData(name, data.data(name))
    QTest.mouseRelease(view, LEFT, PLAIN, place)
    return copy


def let_fall(
    target: QAbstractScrollArea,
    place: QPointF,
    data: QMimeData,
    held: Qt.KeyboardModifier = PLAIN,
) -> bool:
    """Carries something over a widget and lets the mouse go there; whether it was taken."""
    view = target.viewport()
    actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    enter = QDragEnterEvent(place.toPoint(), actions, data, LEFT, held)
    QApplication.sendEvent(view, enter)
    move = QDragMoveEvent(place.toPoint(), actions, data, LEFT, held)
    QApplication.sendEvent(view, move)
    if not move.isAccepted():
        return False
    drop = QDropEvent(place, actions, data, LEFT, held)
    QApplication.sendEvent(view, drop)
    return drop.isAccepted()
