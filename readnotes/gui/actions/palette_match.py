"""Finding an action by a few of its letters, as the command palette does."""

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def match_score(needle: str, title: str) -> int | None:
    """How well a few letters fit a title: the lower the better; None where they do not fit.

    The letters must stand in the title in this order. Best are whole words begun, next letters
    that begin words, then letters close together.

    >>> match_score("new q", "New quote") < match_score("new q", "Renew the query")
    True
    >>> match_score("xq", "New quote") is None
    True
    """
    wanted = "".join(needle.casefold().split())
    folded = title.casefold()
    if not wanted:
        return 0
    at = folded.find(needle.casefold().strip())
    if at >= 0:
        return at if at == 0 or folded[at - 1] == " " else 20 + at
    score, place = 40, -1
    for letter in wanted:
        begins = next(
            (
                index
                for index in range(place + 1, len(folded))
                if folded[index] == letter and (index == 0 or folded[index - 1] == " ")
            ),
            -1,
        )
        near = folded.find(letter, place + 1)
        if near < 0:
            return None
        chosen = begins if begins >= 0 and _fits(wanted, letter, folded, begins) else near
        score += 0 if chosen == begins else chosen - place
        place = chosen
    return score


def _fits(wanted: str, letter: str, folded: str, place: int) -> bool:
    """Whether the letters after this one still stand behind the place."""
    position = place
    for each in wanted[wanted.index(letter) + 1 :]:
        position = folded.find(each, position + 1)
        if position < 0:
            return False
    return True


def best_matches(needle: str, things: Sequence[T], title: Callable[[T], str]) -> list[T]:
    """The things whose titles fit, best first; equal ones in their given order.

    >>> best_matches("und", ["Find and undo", "Undo", "Redo"], str)
    ['Undo', 'Find and undo']
    """
    scored = [(match_score(needle, title(thing)), thing) for thing in things]
    fitting = [(score, thing) for score, thing in scored if score is not None]
    return [thing for _score, thing in sorted(fitting, key=lambda pair: pair[0])]
