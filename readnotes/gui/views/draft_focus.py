"""Focus: the draft alone on the desk, and of it what is being written bright."""

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from readnotes.gui.context import Context
from readnotes.gui.views.desk_layout import DeskLayout
from readnotes.gui.widgets.draft_light import Light
from readnotes.settings.schema import FOCUS_ON

LIGHTS: dict[str, Light] = {"paragraph": "paragraph", "sentence": "sentence"}


class DraftFocus(QObject):
    """Turns it on and off, and follows what the reader wants bright.

    Signals:
        turned(on): The draft is alone on the desk, or no longer.
    """

    turned = Signal(bool)

    def __init__(self, context: Context, parts: DeskLayout, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._parts = parts
        context.settings.listen(self._show_light)

    @property
    def is_on(self) -> bool:
        """Whether the draft is alone on the desk."""
        return self._parts.is_alone

    def toggle(self) -> None:
        """Leaves the draft alone on the desk, or brings the panes back."""
        self._parts.leave_alone(not self.is_on)
        self._show_light()
        self.turned.emit(self.is_on)
        self._parts.editor.setFocus()

    def _show_light(self) -> None:
        if not isValid(self):
            # The settings outlive the desk, which goes with its library.
            return
        wanted = LIGHTS.get(self._context.settings.get(FOCUS_ON), "draft")
        light = wanted if self.is_on else "draft"
        if light != self._parts.editor.light.light:
            self._parts.editor.set_light(light)
