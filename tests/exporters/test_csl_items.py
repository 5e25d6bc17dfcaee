"""Sources as CSL items."""

import pytest

from readnotes.domain.contributors import Contributor
from readnotes.domain.sources import Source
from readnotes.exporters.csl_items import make_csl_item


def test_a_source_becomes_a_csl_item() -> None:
    source = Source(
        "austen1813",
        "Pride and Prejudice",
        subtitle="A Novel",
        contributors=(
            Contributor("author", "Austen", "Jane"),
            Contributor("editor", literal="A Society"),
            Contributor("editor", "Doe", "Ann"),
        ),
        issued="1813-01-28",
        publisher="T. Egerton",
        pages=299,
        language="en",
        csl={"publisher-place": "London", "title": "Another", "note": ["a*b"]},
    )
    assert make_csl_item(source, lambda text: text.replace("*", "\\*")) == {
        "id": "austen1813",
        "type": "book",
        "title": "Pride and Prejudice: A Novel",
        "author": [{"family": "Austen", "given": "Jane"}],
        "editor": [{"literal": "A Society"}, {"family": "Doe", "given": "Ann"}],
        "issued": {"date-parts": [[1813, 1, 28]]},
        "publisher": "T. Egerton",
        "language": "en",
        "number-of-pages": 299,
        "publisher-place": "London",
        "note": ["a\\*b"],
    }


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("2015", {"date-parts": [[2015]]}),
        ("1890~", {"date-parts": [[1890]], "circa": True}),
        ("2015-21", {"date-parts": [[2015]], "season": 1}),
        ("2004-02/2005", {"date-parts": [[2004, 2], [2005]]}),
        ("192X", {"literal": "192X"}),
        ("2004/..", {"literal": "2004/.."}),
        ("some day", {"literal": "some day"}),
    ],
)
def test_dates_are_written_as_far_as_they_are_known(typed: str, date: object) -> None:
    assert make_csl_item(Source("a", "A", issued=typed))["issued"] == date
