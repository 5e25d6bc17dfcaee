"""Pages that the reviewer names by hand: “on p. 46”, “(pp. 149–50)”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NUMBER = r"(?:[0-9٠-٩]{1,5}[a-z]?|[ivxlc]{1,8})"
_PAGE = re.compile(
    r"(?<![\w@#/.])(?:[Pp]p?\.|[Pp]{1,2}(?=\s?[0-9])|[Pp]ages?|[Pp]gs?\.|S\.(?=\s?[0-9])|Seiten?|صفحة|ص\.?)"
    rf"[ \u00a0\u202f\u2009\n]?(?P<place>{_NUMBER}(?:f{{1,2}}\b\.?|\s?ff?\b\.?)?"
    rf"(?:(?:\s?[-–—‑]\s?|\s?[,&]\s?|\s?(?:and|und|to)\s){_NUMBER}(?:ff?\b\.?)?)*)(?![\w])"
)
# A number alone, in brackets behind a closing mark: “so it was” (46). Not a year.
_BARE = re.compile(
    r"(?<=[\"”’»›'“])[.,;]?[ \u00a0]"
    r"\((?P<place>(?!1[5-9]\d\d|20\d\d)[0-9]{1,4}(?:[-–][0-9]{1,4})?)\)"
)
# The same with an author, a year, or both: (Harkin 94), (Harkin 2015, 94), (2015: 94).
_NAMED = re.compile(
    r"\((?P<name>[^\W\d_][^\d()\[\]@\n]{1,40}?)?"
    r"(?:(?:^|(?<=\()|,?[ \u00a0])(?:1[5-9]|20)\d\d[a-z]?[,:])?"
    r"[ \u00a0]?(?<=[ \u00a0])(?P<place>(?!1[5-9]\d\d|20\d\d)[0-9]{1,4}(?:[-–][0-9]{1,4})?)\)"
)
_LIST_PIECE = re.compile(r"(?:^|[,&]|\b(?:and|und)\b)\s?(?:([0-9]+)|[ivxlc]+)")
_BEFORE = re.compile(r"[(\[](?:[^()\[\]\n]|\n(?![ \t]*\n)){0,62}$")


@dataclass(frozen=True, slots=True)
class TypedPage:
    """A page named by hand.

    Attributes:
        start, end: Its place, in code points, `p.` included.
        locator: The page or pages, as a locator.
        in_brackets: Whether it stands in brackets, as a citation does.
        is_bare: Whether it is a number alone, without `p.`.
        name: The words before a bare number in its brackets: “(Harkin 94)”.
    """

    start: int
    end: int
    locator: str
    in_brackets: bool
    is_bare: bool = False
    name: str = ""


def parse_typed_pages(body: str, start: int = 0, end: int | None = None) -> Iterator[TypedPage]:
    """Find the pages named by hand in a stretch of a draft.

    >>> [each.locator for each in parse_typed_pages("he says on p.46 (pp. 149–50, and page xii)")]
    ['46', '149–50', 'xii']
    """
    end = len(body) if end is None else end
    for found in _BARE.finditer(body, start, end):
        yield TypedPage(*found.span("place"), found["place"], True, True)
    for found in _NAMED.finditer(body, start, end):
        yield TypedPage(*found.span("place"), found["place"], True, True, found["name"] or "")
    for found in _PAGE.finditer(body, start, end):
        before = body[max(start, found.start() - 64) : found.start()]
        in_brackets = _BEFORE.search(before) is not None
        place = _cut_list(found["place"], is_plural="pp" in found[0] or "ages" in found[0])
        end_of_place = found.start("place") + len(place)
        yield TypedPage(found.start(), end_of_place, place, in_brackets)


def _cut_list(place: str, *, is_plural: bool) -> str:
    """The pages of a list as far as it is one: not “p. 46, 1982”, not “pp. 46, 12 men”."""
    last = 0
    for piece in _LIST_PIECE.finditer(place):
        number = int(piece[1]) if piece[1] else 0
        if piece.start() and (not is_plural or number <= last):
            return place[: piece.start()].rstrip(" ,&\n")
        last = number or last
    return place.strip()
