"""The citation styles of our own, as values."""

from dataclasses import dataclass

from readnotes.domain.errors import FieldValueError


@dataclass(frozen=True, slots=True)
class Style:
    """How a citation is written.

    Attributes:
        name: As on the command line.
        always_names: Whether each citation names its source; else only where the reader could
            take it for another (see `render.py`).
        with_year: Whether the year stands after the name.
        page_label: Whether `p.` stands before a page.
        short_ranges: `149–50` for `149–150`.
        blank_after_label: `p. 94`, else `p.94`.
        in_notes: Whether citations become footnotes.
        as_typed: Whether citations stay as the draft has them, for Pandoc to write.
    """

    name: str
    always_names: bool = True
    with_year: bool = False
    page_label: bool = True
    short_ranges: bool = False
    blank_after_label: bool = True
    in_notes: bool = False
    as_typed: bool = False


STYLES = (
    # (p. 94), as reviews of one book have it.
    Style("page", always_names=False),
    # (Harkin 94), after the MLA Handbook, 9th ed., 6.3.
    Style("author-page", page_label=False, short_ranges=True),
    # (Harkin 2015, 94), after The Chicago Manual of Style, 17th ed., 15.23.
    Style("author-date", with_year=True, page_label=False),
    Style("footnotes", in_notes=True),
    Style("pandoc", as_typed=True),
)


def get_style(name: str) -> Style:
    """The style of a name.

    Raises:
        FieldValueError: There is none.

    >>> get_style("author-page").short_ranges
    True
    """
    for style in STYLES:
        if style.name == name:
            return style
    raise FieldValueError("style", name, "citation-style")
