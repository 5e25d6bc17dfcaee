"""What was found in the whole library, beside what the check finds while one writes on.

A look through the whole library takes seconds, and is not made at every key. Its findings stay
with their paragraphs as long as these stay as they were.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from readnotes.drafting.elsewhere import Elsewhere
from readnotes.drafting.findings import Finding
from readnotes.drafting.paragraphs import paragraph_around
from readnotes.markup.parse import Range


def join_elsewhere(findings: Iterable[Finding], elsewhere: Iterable[Elsewhere]) -> list[Finding]:
    """The findings of both, without those that others know more of, in no order.

    A finding elsewhere goes when the check no longer finds what it is about, or has found the
    same meanwhile because its source is cited now.

    >>> lone = Finding("unrecorded", 4, 9, 1, "so so", "a")
    >>> there = Elsewhere(Finding("unrecorded", 4, 9, 0, "so so", "a", detail="b"), lone, True)
    >>> [each.detail for each in join_elsewhere([lone], [there])], join_elsewhere([], [there])
    (['b'], [])
    """
    told = list(findings)
    marks = {_mark(each) for each in told}
    places: defaultdict[tuple[str, str | None], list[Range]] = defaultdict(list)
    for each in told:
        places[each.rule, each.source].append((each.start, each.end))
    joined: list[Finding] = []
    replaced: set[_Mark] = set()
    for one in elsewhere:
        if one.of is not None:
            if _mark(one.of) not in marks:
                continue
            if one.replaces:
                replaced.add(_mark(one.of))
        elif _touches(one.finding, places[one.finding.rule, one.finding.source]):
            continue
        joined.append(one.finding)
    return [*(each for each in told if _mark(each) not in replaced), *joined]


_Mark = tuple[str, int, int, str, str | None, str | None]


def _mark(finding: Finding) -> _Mark:
    """By what a finding is known again, accepted or not, and wherever its line is."""
    of = finding
    return of.rule, of.start, of.end, of.text, of.source, of.recorded


def _touches(finding: Finding, places: Sequence[Range]) -> bool:
    return any(start < finding.end and finding.start < end for start, end in places)


def carry_over(elsewhere: Iterable[Elsewhere], before: str, body: str) -> list[Elsewhere]:
    """What still holds of a draft that was changed, at its places now.

    That is what stands in a paragraph that is as it was.

    Args:
        elsewhere: What was found in the draft before.
        before: That draft.
        body: The draft now.

    >>> there = Elsewhere(Finding("borrowing", 5, 8, 3, "two", "a"))
    >>> [each.finding.start for each in carry_over([there], "one\\n\\ntwo", "one and\\n\\ntwo")]
    [9]
    >>> carry_over([there], "one\\n\\ntwo", "one\\n\\ntwo and")
    []
    """
    if before == body:
        return list(elsewhere)
    ahead = _shared(before, body)
    behind = min(_shared(before[::-1], body[::-1]), len(before) - ahead, len(body) - ahead)
    carried: list[Elsewhere] = []
    for one in elsewhere:
        start, end = paragraph_around(before, one.finding.start, one.finding.end)
        by = _moved(before, body, start, end, ahead, behind)
        if by is not None:
            carried.append(_shifted(one, by))
    return carried


def _moved(before: str, body: str, start: int, end: int, ahead: int, behind: int) -> int | None:
    """How far on a paragraph stands now; None where it is no more, or not the only one."""
    words = before[start:end]
    if end <= ahead:
        place = start
    elif start >= len(before) - behind:
        place = start + len(body) - len(before)
    elif body.count(words) == 1:
        place = body.index(words)
    else:
        return None
    same = body[place : place + len(words)] == words
    whole = paragraph_around(body, place, place + len(words)) == (place, place + len(words))
    return place - start if same and whole else None


def _shifted(one: Elsewhere, by: int) -> Elsewhere:
    of = None if one.of is None else _moved_finding(one.of, by)
    return Elsewhere(_moved_finding(one.finding, by), of, one.replaces)


def _moved_finding(finding: Finding, by: int) -> Finding:
    changes = tuple(
        replace(each, start=each.start + by, end=each.end + by) for each in finding.changes
    )
    return replace(finding, start=finding.start + by, end=finding.end + by, changes=changes)


def _shared(one: str, other: str) -> int:
    """How many letters two texts have in common at their beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
