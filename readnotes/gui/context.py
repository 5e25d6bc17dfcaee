"""What every part of the window that works on an opened library is given, and what it offers.

A large view (the review desk, the results of a search) is built by a function
`make_…(context) -> Page` when it is first wanted, and shown in the middle of the window. It
reaches the library through the services, other parts of the window only through `Context.host`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from readnotes.gui.hub import Hub
from readnotes.gui.jobs import Jobs
from readnotes.gui.messages import Messages
from readnotes.gui.place import Place
from readnotes.settings.store import Settings

__all__ = ["Context", "Host", "Page", "Place"]

if TYPE_CHECKING:
    from readnotes.gui.correction import Correction

    # The window paints before the services, and SQLAlchemy with them, are imported.
    from readnotes.services.opening import Library


@runtime_checkable
class Page(Protocol):
    """What a large view in the middle of the window can do beside being a widget."""

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """What can be done here at this moment, by the ids of the actions in `gui/actions`."""

    def panes(self) -> Sequence[QWidget]:
        """The widgets that F6 leads through, from left to right."""

    def leave(self) -> None:
        """Another page comes to the front, or the window closes: keep what was typed."""


class Host(Protocol):
    """What a part of the window may ask of the whole."""

    def go(self, place: Place) -> None:
        """Shows a place; Alt+Left comes back to where one was."""

    def go_back(self) -> None:
        """Returns to where one was before."""

    def correct_quote(self, correction: "Correction") -> None:
        """Opens a quote that a draft contradicts; when it is left, what was in front comes back."""

    def perform(self, action: str) -> None:
        """Does what the action of this id does, if that can be done now."""

    def window_widget(self) -> QWidget:
        """The window, as the parent of dialogs."""


@dataclass(frozen=True, slots=True)
class Context:
    """An opened library and the window it is open in."""

    library: "Library"
    hub: Hub
    messages: Messages
    jobs: Jobs
    settings: Settings
    host: Host
