"""The one door to the files the program brings along: themes, icons, the sample.

In a checkout they stand in `resources/` beside the package; in an installed program the same
folder stands inside it, as `_resources`.
"""

from functools import cache
from pathlib import Path


def resource_path(*parts: str) -> Path:
    """Where a file or folder of the program's own stands.

    Raises:
        FileNotFoundError: The program was installed without it.

    >>> resource_path("themes", "light.toml").name
    'light.toml'
    """
    path = _folder().joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(path)
    return path


def read_bytes(*parts: str) -> bytes:
    """The content of a file of the program's own.

    >>> read_bytes("icons", "search.svg")[:4]
    b'<svg'
    """
    return resource_path(*parts).read_bytes()


def read_text(*parts: str) -> str:
    """The text of a file of the program's own, read as UTF-8.

    >>> "window" in read_text("themes", "light.toml")
    True
    """
    return resource_path(*parts).read_text(encoding="utf-8")


@cache
def _folder() -> Path:
    package = Path(__file__).resolve().parent.parent
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"
