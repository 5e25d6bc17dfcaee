from readnotes.gui.actions.palette_match import best_matches, match_score

TITLES = ["New library…", "New quote", "Next pane", "Undo", "Keyboard", "Export the library"]


def test_the_beginning_of_a_title_comes_before_its_middle() -> None:
    assert best_matches("library", TITLES, str) == ["New library…", "Export the library"]


def test_first_letters_of_words_find_a_title() -> None:
    assert best_matches("nq", TITLES, str)[0] == "New quote"


def test_nothing_typed_keeps_the_order() -> None:
    assert best_matches("", TITLES, str) == TITLES


def test_letters_in_another_order_do_not_fit() -> None:
    assert match_score("wen", "New quote") is None
