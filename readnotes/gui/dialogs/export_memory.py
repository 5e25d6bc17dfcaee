"""How each review, book or library was exported the last time, so that Ctrl+E repeats it."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from readnotes.runtime.files import write_atomically

FILE_NAME = "exports.json"
MOST_KEPT = 500


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """How something was exported: the names of form and style, and where to; empty if never."""

    form: str = ""
    style: str = ""
    path: str = ""


class ExportMemory:
    """A file of choices; one that cannot be read or written is done without."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME

    def recall(self, name: str) -> ExportChoice:
        """The last choice for the thing of this name."""
        found = self._load().get(name)
        if not isinstance(found, dict):
            return ExportChoice()
        words = {each: found.get(each) for each in ("form", "style", "path")}
        return ExportChoice(**{k: v for k, v in words.items() if isinstance(v, str)})

    def keep(self, name: str, choice: ExportChoice) -> None:
        """Keeps a choice; the oldest are forgotten.

        Raises:
            OSError: The file cannot be written.
        """
        kept = self._load()
        kept.pop(name, None)
        kept[name] = asdict(choice)
        newest = dict(list(kept.items())[-MOST_KEPT:])
        data = json.dumps(newest, indent=1, ensure_ascii=False).encode("utf-8", "replace")
        write_atomically(self._path, data, replace=True, private=True)

    def _load(self) -> dict[str, object]:
        try:
            data = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return data if isinstance(data, dict) else {}
