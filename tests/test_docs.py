"""The pages that explain the program name only what is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
ROOMS = "app|cli|gui|settings|services|search|storage|importers|exporters|drafting|markup|citation"
_LINK = re.compile(r"\]\(([^)#\s]+)")
_FILE = re.compile(rf"`((?:readnotes/|tests/|docs/|(?:{ROOMS}|domain|text|i18n|runtime)/)[\w./]+)`")
#: Files that a recipe tells its reader to make.
TO_BE_MADE = re.compile("NAME|v0002")


def _name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_links_lead_to_files_that_are_there(page: Path) -> None:
    links = _LINK.findall(page.read_text(encoding="utf-8"))
    inside = [link for link in links if "://" not in link]
    assert [link for link in inside if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_files_that_are_named_are_there(page: Path) -> None:
    named = _FILE.findall(page.read_text(encoding="utf-8"))
    missing = [
        name
        for name in named
        if not TO_BE_MADE.search(name)
        and not any(
            place.exists()
            for place in (
                ROOT / name,
                ROOT / "readnotes" / name,
                ROOT / "readnotes" / f"{name}.py",
            )
        )
    ]
    assert missing == []
