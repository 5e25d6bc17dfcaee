"""What stands above a review, by form."""

import pytest

from readnotes.domain.reviews import Publication, Review
from readnotes.domain.sources import Source
from readnotes.exporters.front_matter import (
    render_hugo,
    render_jekyll,
    render_obsidian,
    render_pandoc,
)

REVIEW = Review(
    "1", 'On "no": a review', language="en", status="ready", modified="2026-11-22T08:00:00Z"
)
ABOUT = (Source("doe1920", "A_Winter_Ledger", issued="1920", tags=("snow & ice", "1920")),)
CITED = (Source("roe1921", "Thaw"), *ABOUT)


def test_hugo_is_told_title_date_draft_and_tags() -> None:
    assert render_hugo(REVIEW, ABOUT, CITED) == (
        '---\ntitle: "On \\"no\\": a review"\ndate: 2026-11-22T08:00:00Z\ndraft: false\n'
        'tags:\n  - "snow & ice"\n  - "1920"\n---\n\n'
    )


def test_jekyll_is_told_layout_title_and_date() -> None:
    assert render_jekyll(REVIEW, ABOUT, CITED).startswith(
        '---\nlayout: "post"\ntitle: "On \\"no\\": a review"\ndate: 2026-11-22 08:00:00 +0000\n'
    )


def test_obsidian_gets_only_tags_it_knows() -> None:
    assert render_obsidian(REVIEW, ABOUT, CITED) == (
        '---\ntitle: "On \\"no\\": a review"\ntags:\n  - "snow-ice"\n'
        'sources:\n  - "A_Winter_Ledger (1920)"\n---\n\n'
    )


def test_pandoc_gets_every_source_once_and_escaped() -> None:
    written = render_pandoc(Review("1", "a *b*", language="en"), ABOUT, CITED)
    assert written.startswith('---\ntitle: "a \\\\*b\\\\*"\nlang: "en"\nreferences:\n')
    assert written.count("  - id:") == 2
    assert "date-parts" in written


@pytest.mark.parametrize(
    ("date", "shown"),
    [("2026-11-21", "2026-11-21T00:00:00Z"), ("2026-11", "2026-11-22T08:00:00Z")],
)
def test_a_published_review_has_the_day_it_came_out(date: str, shown: str) -> None:
    review = Review("1", "a", published=Publication(date=date), modified="2026-11-22T08:00:00Z")
    assert f"date: {shown}\n" in render_hugo(review, ABOUT, CITED)
