"""The process that looks for a draft's words in every source of a library, and ends.

It speaks in the same frames as the one that checks while one writes, but reads the library
itself: sending a hundred thousand passages would take longer than comparing them. With it come
the services, and no Qt. It is begun when it is asked for, and killed where it is not wanted any
more (`docs/decisions/0017-two-processes.md`).
"""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from readnotes.gui.check_process import NICENESS
from readnotes.gui.preview_process import read_frame, write_frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from readnotes.drafting.elsewhere import Elsewhere

MOST_FOUND = 500
"""So many are told of."""


def elsewhere_json(found: "Sequence[Elsewhere]") -> list[list[object]]:
    """What was found, as JSON: of each the finding, that which it is of or null, `replaces`."""
    from readnotes.drafting.check_frames import answer_json

    return [
        [*answer_json([each.finding]), (answer_json([each.of]) if each.of else None), each.replaces]
        for each in found
    ]


def main() -> None:
    """Look one draft up in one library."""
    if sys.platform != "win32":
        os.nice(NICENESS)
    write_frame(sys.stdout.buffer, {})
    frame = read_frame(sys.stdin.buffer)
    if frame is None:
        return
    from readnotes.services.checking import check_elsewhere
    from readnotes.services.opening import open_library

    library = open_library(Path(frame["library"]), read_only=True)
    found = check_elsewhere(library, frame["body"], frame["about"])
    write_frame(sys.stdout.buffer, {"found": elsewhere_json(found[:MOST_FOUND]), "all": len(found)})
    library.close()
