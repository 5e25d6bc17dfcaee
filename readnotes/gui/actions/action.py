"""An action is a record: what it is called, where it stands, which keys it has, what it does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

MenuName = Literal["library", "edit", "quote", "source", "review", "go", "view", "help"]


class Front(Protocol):
    """What an action knows of the window."""

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """What can be done now, by the actions' ids: the front page's, and the window's own."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that can be done.

    What it does depends on what is in front: the page there, or the window, offers a function
    under its id, and where nobody offers one the action cannot be done now.

    Attributes:
        id: Its name in the program, for ever.
        title: What it is called, with `…` where it asks for more.
        menu: The menu it stands in.
        keys: Its shortcuts, the first shown; as `QKeySequence` reads them.
        icon: The name of its icon, or empty.
        section: Actions of the same number stand together; a line parts the sections.
        own_keys: Whether the widget in focus answers the keys itself, so that they are only
            shown here (such as Ctrl+C in every text field).
    """

    id: str
    title: str
    menu: MenuName
    keys: tuple[str, ...] = ()
    icon: str = ""
    section: int = 0
    own_keys: bool = False

    def is_enabled(self, front: Front) -> bool:
        """Whether it can be done now."""
        return self.id in front.commands()

    def run(self, front: Front) -> bool:
        """Does it; False where it cannot be done now."""
        act = front.commands().get(self.id)
        if act is None:
            return False
        act()
        return True
