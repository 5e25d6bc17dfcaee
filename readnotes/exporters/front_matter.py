"""What stands above a review for the program that publishes it."""

import re
from collections.abc import Callable, Mapping, Sequence

from readnotes.citation.names import full_names, shown_year
from readnotes.domain.reviews import Review
from readnotes.domain.sources import Source
from readnotes.exporters.csl_items import make_csl_item
from readnotes.exporters.yaml import PlainText, Value, render_front_matter
from readnotes.markup.escape import escape_inline

Sources = Sequence[Source]
FrontMatter = Callable[[Review, Sources, Sources], str]
"""Takes a review, the sources it is about, and those it cites."""

_FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_STAMP = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})Z")
_UNFINISHED = frozenset({"idea", "draft"})
# Obsidian's help, "Tags": letters, digits, `_`, `-` and `/`, and not digits alone.
_NOT_IN_TAGS = re.compile(r"[^\w/-]+")


def render_none(review: Review, about: Sources, cited: Sources) -> str:
    """Nothing: a plain Markdown file begins with its first line."""
    del review, about, cited
    return ""


def render_hugo(review: Review, about: Sources, cited: Sources) -> str:
    """Hugo's: title, date, whether it is a draft, tags.

    >>> print(render_hugo(Review("1", "Winter", modified="2026-11-22T08:00:00Z"), (), ()), end="")
    ---
    title: "Winter"
    date: 2026-11-22T08:00:00Z
    draft: true
    ---
    <BLANKLINE>
    """
    del cited
    return _above(
        {
            "title": review.title,
            "date": _date(review, "{date}T{time}Z"),
            "draft": review.status in _UNFINISHED,
            "tags": _tags(about),
        }
    )


def render_jekyll(review: Review, about: Sources, cited: Sources) -> str:
    """Jekyll's: layout, title, date, tags.

    >>> print(render_jekyll(Review("1", "Winter", modified="2026-11-22T08:00:00Z"), (), ()), end="")
    ---
    layout: "post"
    title: "Winter"
    date: 2026-11-22 08:00:00 +0000
    ---
    <BLANKLINE>
    """
    del cited
    return _above(
        {
            "layout": "post",
            "title": review.title,
            "date": _date(review, "{date} {time} +0000"),
            "tags": _tags(about),
        }
    )


def render_obsidian(review: Review, about: Sources, cited: Sources) -> str:
    """Obsidian's properties: title, tags as Obsidian allows them, the sources as people say them.

    >>> book = Source("h", "Hunting Season", issued="2015", tags=("civil war", "2012"))
    >>> print(render_obsidian(Review("1", "Winter"), [book], ()), end="")
    ---
    title: "Winter"
    tags:
      - "civil-war"
    sources:
      - "Hunting Season (2015)"
    ---
    <BLANKLINE>
    """
    del cited
    tags = [_NOT_IN_TAGS.sub("-", tag).strip("-") for tag in _tags(about)]
    return _above(
        {
            "title": review.title,
            "tags": [tag for tag in tags if tag and not tag.isdecimal()],
            "sources": [_plain_reference(source) for source in about],
        }
    )


def render_pandoc(review: Review, about: Sources, cited: Sources) -> str:
    """Pandoc's metadata: title, language, and the sources as CSL items for `--citeproc`.

    Pandoc reads the texts of its metadata as Markdown, so they are escaped.

    >>> print(render_pandoc(Review("1", "5*3", language="en"), (), ()), end="")
    ---
    title: "5\\\\*3"
    lang: "en"
    ---
    <BLANKLINE>
    """
    sources = {source.key: source for source in (*about, *cited)}
    return _above(
        {
            "title": _for_pandoc(review.title),
            "lang": review.language,
            "references": [make_csl_item(source, _for_pandoc) for source in sources.values()],
        }
    )


def _above(values: Mapping[str, Value]) -> str:
    return f"{render_front_matter(values)}\n"


def _date(review: Review, form: str) -> Value:
    """When the review came out, else when it was last changed; None if neither is known."""
    if review.published.date and _FULL_DATE.fullmatch(review.published.date):
        return PlainText(form.format(date=review.published.date, time="00:00:00"))
    stamp = _STAMP.fullmatch(review.modified or review.created)
    return PlainText(form.format(date=stamp[1], time=stamp[2])) if stamp else None


def _tags(sources: Sources) -> list[str]:
    """The tags of the sources, each once, in their order."""
    return list(dict.fromkeys(tag for source in sources for tag in source.tags))


def _plain_reference(source: Source) -> str:
    named = ", ".join(part for part in (full_names(source), source.title) if part)
    return f"{named} ({shown_year(source)})"


def _for_pandoc(text: str) -> str:
    return escape_inline(text, "pandoc")
