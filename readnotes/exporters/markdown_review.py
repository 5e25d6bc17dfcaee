"""A review as a Markdown file for a blog, a site generator, Obsidian or Pandoc."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from readnotes.citation.styles import get_style
from readnotes.domain.bundles import Bundle, Remark
from readnotes.domain.reviews import Review
from readnotes.drafting.citing import cite_draft
from readnotes.drafting.parse import Draft, parse_draft
from readnotes.drafting.surroundings import Picture
from readnotes.exporters import front_matter
from readnotes.exporters.base import ExportFile, ExportResult
from readnotes.exporters.edits import Edit, apply_edits
from readnotes.exporters.front_matter import FrontMatter
from readnotes.exporters.pictures import PicturesBeside
from readnotes.exporters.quoted_passages import compare_quotations
from readnotes.markup.comments import drop_comments

_ADDRESS = re.compile(r"(?<!\\)\]\(\s*(<[^<>\n]*>|[^\s()<>]*)")


@dataclass(frozen=True, slots=True)
class ReviewForm:
    """One program that reads Markdown, and what it wants.

    Attributes:
        name: As `--to` names it; also the target for which words are escaped.
        render_above: Writes what stands above the text.
        style: The citation style where none is named.
    """

    name: str
    render_above: FrontMatter
    style: str = "page"


REVIEW_FORMS = (
    ReviewForm("markdown", front_matter.render_none),
    ReviewForm("pandoc", front_matter.render_pandoc, style="pandoc"),
    ReviewForm("hugo", front_matter.render_hugo),
    ReviewForm("jekyll", front_matter.render_jekyll),
    ReviewForm("obsidian", front_matter.render_obsidian),
)


def export_markdown_review(
    review: Review, bundle: Bundle, form: ReviewForm, style: str | None, name: str
) -> ExportResult:
    """Write a review in one of the forms: its text as typed, its citations in the style.

    What is set aside in the draft, and other comments, are left out.

    Args:
        review: The review.
        bundle: The sources it is about and cites, their quotes, the pictures it shows.
        form: One of `REVIEW_FORMS`.
        style: A citation style's name, or None for the form's own.
        name: The document's file name; its pictures' folder is named after it.

    Returns:
        The document and its pictures. Remarks: `unknown-key`, `missing-picture`, and, serious,
        `quotation-changed` for words that would not read as in the draft.

    Raises:
        FieldValueError: There is no style of this name.
    """
    draft = parse_draft(review.body)
    sources = {each.key: each for each in bundle.sources}
    pictures = PicturesBeside(bundle, PurePosixPath(name).stem)
    shown, missing = _place_pictures(review.body, draft, pictures)
    cited = cite_draft(
        apply_edits(review.body, shown),
        sources,
        get_style(style or form.style),
        about=review.about,
        target=form.name,
    )
    text = drop_comments(cited.body)
    text = text if text.endswith("\n") or not text else f"{text}\n"
    above = form.render_above(
        review,
        [sources[key] for key in review.about if key in sources],
        [sources[key] for key in draft.keys if key in sources],
    )
    changed = compare_quotations(review.body, draft, text)
    document = ExportFile(name, f"{above}{text}".encode())
    return ExportResult((document, *pictures.files), (*cited.remarks, *missing, *changed))


def _place_pictures(
    body: str, draft: Draft, pictures: PicturesBeside
) -> tuple[list[Edit], list[Remark]]:
    """The addresses of the library's pictures; one that is missing leaves its words."""
    edits: list[Edit] = []
    remarks: list[Remark] = []
    for picture in draft.pictures:
        if picture.sha256 is None:
            continue
        address = pictures.find_address(picture.sha256)
        if address is None:
            remarks.append(Remark("missing-picture", picture.sha256, picture.alt))
        edits.append(_picture_edit(body, picture, address))
    return edits, remarks


def _picture_edit(body: str, picture: Picture, address: str | None) -> Edit:
    found = _ADDRESS.search(body, picture.start, picture.end)
    if found is None:
        return Edit(picture.end, picture.end, "")
    if address is None:
        return Edit(picture.start, picture.end, body[picture.start + len("![") : found.start()])
    return Edit(*found.span(1), address)
