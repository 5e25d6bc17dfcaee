"""Templates for new reviews: Markdown with places for what the record of a book says.

The first line is a comment with the template's name. Places are `{title}` of the review, and of the
first source `{book}`, `{author}`, `{publisher}`, `{year}`, `{pages}` and `{key}`; of all sources
`{sections}`, a heading each, and `{list}`, a line each. Other words in braces stay as they are.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readnotes.citation.names import full_names, shown_year
from readnotes.domain.sources import Source
from readnotes.markup.escape import escape_inline

_NAME = re.compile(r"\s*<!--\s*(.+?)\s*-->[ \t]*\n*")
_PLACE = re.compile(r"\{([a-z]+)\}")
_EMPTY = "…"


@dataclass(frozen=True, slots=True)
class Template:
    """A draft to begin with, under a name."""

    name: str
    body: str


def parse_template(text: str, fallback: str) -> Template:
    """Read a template; without a comment in its first line it is called as its file is.

    >>> parse_template("<!-- One book -->\\n# {title}\\n", "x")
    Template(name='One book', body='# {title}\\n')
    """
    found = _NAME.match(text)
    if found is None or "\n" in found[1]:
        return Template(fallback, text)
    return Template(found[1], text[found.end() :])


def fill_template(body: str, title: str, sources: Sequence[Source]) -> str:
    """Fill the places of a template; what no record says is an ellipsis, to be written.

    >>> fill_template("# {title}\\n\\n*{book}*, {year} {other}", "So", [Source("e", "Emma")])
    '# So\\n\\n*Emma*, n.d. {other}'
    """
    values = _values(title, sources)
    return _PLACE.sub(lambda found: values.get(found[1], found[0]), body)


def _values(title: str, sources: Sequence[Source]) -> Mapping[str, str]:
    first = sources[0] if sources else Source("", "")
    values = {
        "title": title,
        "book": first.title,
        "author": full_names(first),
        "publisher": first.publisher or "",
        "year": shown_year(first),
        "pages": str(first.pages or ""),
    }
    shown = {name: escape_inline(value) or _EMPTY for name, value in values.items()}
    return {
        **shown,
        "key": first.key or _EMPTY,
        "sections": "\n\n".join(f"## {escape_inline(each.title)}" for each in sources),
        "list": "\n".join(f"- {_line(each)}" for each in sources),
    }


def _line(source: Source) -> str:
    """A book in one line.

    >>> _line(Source("e", "Emma", publisher="John Murray", issued="1815"))
    '*Emma*. John Murray, 1815.'
    """
    by = full_names(source)
    made = ", ".join(filter(None, (source.publisher or "", shown_year(source)))).rstrip(".")
    parts = [f"*{escape_inline(source.title)}*", f", by {escape_inline(by)}" if by else ""]
    return f"{''.join(parts)}. {escape_inline(made)}."
