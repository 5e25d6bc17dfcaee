import pytest

from readnotes.runtime import resources


def test_a_file_of_the_program_is_found_from_a_checkout() -> None:
    assert resources.resource_path("icons", "search.svg").is_file()
    assert resources.read_text("themes", "dark.toml").startswith("#")


def test_a_missing_file_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"nowhere\.svg"):
        resources.read_bytes("icons", "nowhere.svg")
