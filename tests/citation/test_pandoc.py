"""Citations written as Pandoc reads them."""

from readnotes.citation.cited import CitedItem
from readnotes.citation.pandoc import render_pandoc, write_locator


def test_a_locator_is_written_with_its_label() -> None:
    assert write_locator("94") == "p. 94"
    assert write_locator("149-50") == "pp. 149–150"
    assert write_locator("") == ""
    assert write_locator("12:05", timed=True) == "at 12:05"


def test_an_unusual_locator_stands_in_braces() -> None:
    assert render_pandoc([CitedItem("k", locator="back {cover}")]) == "[@k{back (cover)}]"


def test_a_key_pandoc_would_not_read_whole_stands_in_braces() -> None:
    assert render_pandoc([CitedItem("a key.")]) == "[@{a key.}]"
    assert render_pandoc([CitedItem("doi:10.1/x", suppress_author=True)]) == "[-@doi:10.1/x]"


def test_prefix_and_suffix_are_kept() -> None:
    item = CitedItem("k", prefix="see", locator="p. 4", suffix=", emphasis mine")
    assert render_pandoc([item]) == "[see @k, p. 4, emphasis mine]"
