"""What the window lends to a library that is opened in it."""

from collections.abc import Callable
from dataclasses import dataclass

from readnotes.gui.hub import Hub
from readnotes.gui.jobs import Jobs
from readnotes.gui.main_window import MainWindow
from readnotes.gui.messages import Messages
from readnotes.settings.store import Settings


@dataclass(frozen=True, slots=True)
class Tools:
    """The window with its services.

    Attributes:
        perform: Does what the action of an id does, if it can be done now.
    """

    window: MainWindow
    hub: Hub
    messages: Messages
    jobs: Jobs
    settings: Settings
    perform: Callable[[str], None]
