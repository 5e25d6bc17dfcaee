"""How the window stood when it was left, so that the next evening begins where this one ended.

The file is a convenience: whatever in it cannot be used is left out, and nothing in it can keep
the program from starting.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from readnotes.gui.place import Place

FILE_NAME = "session.json"
VIEWS = ("quotes", "trash", "search", "review", "verify")


@dataclass(frozen=True, slots=True)
class Session:
    """How the window stood.

    Attributes:
        library: The file that was open, or empty.
        frame: x, y, width, height of the window on the screen, or empty.
        maximised: Whether it filled the screen.
        sidebar: Whether the sidebar was shown.
        side, panes: How wide the panes were, in pixels, from the left.
        order: How the books were sorted.
        by_tag: Whether the quotes beside a draft stood under their tags.
        place: Where one was.
        into: How many pixels of the first quote in view were above the view.
        first: The library's number of that quote.
    """

    library: str = ""
    frame: tuple[int, ...] = ()
    maximised: bool = False
    sidebar: bool = True
    side: tuple[int, ...] = ()
    panes: tuple[int, ...] = ()
    order: str = "author"
    by_tag: bool = False
    place: Place = field(default_factory=Place)
    first: int = -1
    into: int = 0


def read_session(path: Path) -> Session:
    """The session kept in a file; the plain one where there is none, or none that makes sense."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Session()
    return parse_session(data)


def write_session(path: Path, session: Session) -> None:
    """Keeps a session.

    Raises:
        OSError: The file cannot be written.
    """
    # Late: the window is painted before anything is written.
    from readnotes.runtime.files import write_atomically

    data = json.dumps(asdict(session), indent=1)
    write_atomically(path, data.encode(), replace=True, private=True)


def parse_session(data: object) -> Session:
    """The session that a file's JSON speaks of, as far as it can be understood.

    >>> parse_session({"order": "title", "side": ["x"], "frame": [0, 0, 900, 600]}).frame
    (0, 0, 900, 600)
    >>> parse_session([1, 2]) == Session()
    True
    """
    if not isinstance(data, dict):
        return Session()
    plain = Session()
    given: dict[str, Any] = {}
    for each in fields(Session):
        value, default = data.get(each.name), getattr(plain, each.name)
        if each.name == "place":
            given["place"] = _parse_place(value)
        elif isinstance(default, tuple) and isinstance(value, list):
            if all(type(item) is int for item in value):
                given[each.name] = tuple(value)
        elif type(value) is type(default):
            given[each.name] = value
    return replace(plain, **given)


def _parse_place(data: object) -> Place:
    if not isinstance(data, Mapping) or data.get("view") not in VIEWS:
        return Place()
    plain = Place(view=data["view"])
    scope = data.get("scope")
    if isinstance(scope, list) and len(scope) == 2 and all(type(each) is str for each in scope):
        plain = replace(plain, scope=(scope[0], scope[1]))
    for name in ("source", "name"):
        if isinstance(data.get(name), str):
            plain = replace(plain, **{name: data[name]})
    quote = data.get("quote")
    return replace(plain, quote=quote) if type(quote) is int else plain
