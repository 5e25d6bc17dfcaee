"""A source in full."""

import pytest

from readnotes.citation.references import render_reference
from readnotes.domain.contributors import parse_name
from readnotes.domain.sources import Source

MUSIL = parse_name("Musil, Robert")


@pytest.mark.parametrize(
    ("source", "reference"),
    [
        (
            Source(
                "m",
                "Young Törless",
                contributors=(MUSIL, parse_name("Wilkins, Eithne", "translator")),
                edition="2",
                publisher="Pantheon",
                issued="1955",
                csl={"publisher-place": "New York"},
            ),
            "Robert Musil, *Young Törless*, trans. Eithne Wilkins, 2nd ed. "
            "(New York: Pantheon, 1955)",
        ),
        (
            Source(
                "a",
                "On Stupidity",
                "article-journal",
                contributors=(MUSIL,),
                issued="1937",
                csl={"container-title": "The Review", "volume": 3, "issue": "2", "page": "1-9"},
            ),
            "Robert Musil, “On Stupidity”, *The Review*, vol. 3, no. 2 (1937), 1-9",
        ),
        (
            Source("e", "Essays", contributors=(parse_name("Bell, Anne", "editor"),), proof=True),
            "Anne Bell, ed., *Essays* (uncorrected proof)",
        ),
        (
            Source("w", "A Page", "webpage", url="https://example.org/a_b", issued="2020-01-02"),
            "“A Page” (2020), <https://example.org/a_b>",
        ),
        (Source("b", "Who?", subtitle="A Book"), "*Who? A Book*"),
    ],
)
def test_a_source_is_written_in_full(source: Source, reference: str) -> None:
    assert render_reference(source) == reference


def test_words_of_the_library_are_escaped() -> None:
    reference = render_reference(Source("s", "A * B"), lambda words: words.replace("*", r"\*"))
    assert reference == r"*A \* B*"
