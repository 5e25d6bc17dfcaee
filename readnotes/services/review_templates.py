"""The templates a new review can begin with: the program's own, and the reviewer's."""

from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path

from readnotes.domain.reviews import Review
from readnotes.drafting.templates import Template, fill_template, parse_template
from readnotes.runtime.resources import resource_path
from readnotes.services.editing import new_review
from readnotes.services.opening import Done, Library
from readnotes.services.uses import load_named

FOLDER = "review_templates"
MOST_BYTES = 1_000_000


def list_templates(own: Path | None = None) -> list[Template]:
    """All templates, the program's own first, each by its file's name in order.

    Args:
        own: The folder of the reviewer's own: `*.md`; a file that cannot be read is left out.
    """
    folders = [resource_path(FOLDER), *([own] if own is not None else [])]
    return [found for folder in folders for found in _templates_in(folder)]


def begin_from(
    library: Library, template: Template, title: str, about: Sequence[str]
) -> "Future[Done[Review]]":
    """Begin a review with the words of a template.

    Returns:
        A future of the review; it raises `UnknownRecordError` for an unknown key.
    """
    known = library.database.read(lambda connection: load_named(connection, set(about)))
    sources = [known[key] for key in about if key in known]
    return new_review(library, title, about, fill_template(template.body, title, sources))


def _templates_in(folder: Path) -> list[Template]:
    found = []
    for path in sorted(folder.glob("*.md")):
        try:
            if path.stat().st_size <= MOST_BYTES:
                found.append(parse_template(path.read_text(encoding="utf-8"), path.stem))
        except (OSError, UnicodeDecodeError):
            continue
    return found
