from readnotes.gui.context import Place
from readnotes.gui.navigation import KEPT, Trail

A, B, C = Place(source="a"), Place(source="b"), Place(source="c")


def test_back_and_forward_lead_through_the_places() -> None:
    trail = Trail()
    for place in (A, B, C):
        trail.visit(place)
    assert (trail.back(), trail.back(), trail.forward()) == (B, A, B)


def test_going_elsewhere_forgets_what_was_ahead() -> None:
    trail = Trail()
    for place in (A, B):
        trail.visit(place)
    trail.back()
    trail.visit(C)
    assert not trail.can_go_forward


def test_another_quote_of_the_same_book_is_no_new_place() -> None:
    trail = Trail()
    trail.visit(A)
    trail.visit(A.at(7))
    assert trail.here == A.at(7)
    assert trail.back() == Place()


def test_back_returns_to_the_quote_one_stood_on() -> None:
    trail = Trail()
    trail.visit(A)
    trail.stand(7)
    trail.visit(B)
    assert trail.back() == A.at(7)


def test_letters_of_one_query_are_one_place() -> None:
    trail = Trail()
    trail.visit(A)
    for query in ("r", "ra", "ran"):
        trail.visit(Place(view="search", name=query))
    assert trail.back() == A


def test_a_long_evening_keeps_the_last_places() -> None:
    trail = Trail()
    for number in range(3 * KEPT):
        trail.visit(Place(source=str(number)))
    steps = 0
    while trail.back() is not None:
        steps += 1
    assert steps == KEPT
