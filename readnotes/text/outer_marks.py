"""The quotation marks around a pasted passage, which are added when it is shown, not kept."""

from collections.abc import Iterator

_CLOSERS = {
    "“": '”"',
    '"': '"”',
    "„": "“”",
    "”": "”",
    "«": "»",
    "»": "«»",
    "‘": "’'",
    "'": "'’",
    "‚": "‘’",
    "’": "’",
    "‹": "›",
    "›": "‹›",
    "`": "'",
    "「": "」",
    "『": "』",
}
_SINGLE = frozenset("‘’'‚`‹›")
_STRAIGHT = frozenset("\"'")
_BEFORE_OPENING = frozenset("([{—–-“‘«„‚‹\"'")
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_BRACKET_CLOSERS = frozenset(_BRACKETS.values())


def drop_outer_marks(passage: str) -> str | None:
    """Return a passage without the one pair of marks around all of it, or None if there is none.

    Any style is known. Where each paragraph begins with a mark and only the last one ends with
    one, as in printed books, those marks belong to the pair and go with it.

    >>> drop_outer_marks("“Nobody said ‘no’.”")
    'Nobody said ‘no’.'
    >>> drop_outer_marks("“Yes” and “no”") is None
    True
    """
    passage = passage.strip()
    if len(passage) < 3 or passage[0] not in _CLOSERS or passage[-1] not in _CLOSERS[passage[0]]:
        return None
    opener = passage[0]
    if f"\n\n{opener}" in passage and not _encloses_all(passage):
        # The mark at the beginning of each further paragraph only says that the speech goes on.
        passage = passage.replace(f"\n\n{opener}", "\n\n")
    inner = passage[1:-1].strip()
    return inner if inner and _encloses_all(passage) else None


def is_unbalanced(passage: str) -> bool:
    """Tell whether a quotation mark or bracket of a passage lacks its other half.

    Single marks are not asked, since an apostrophe looks the same.

    >>> is_unbalanced("He said: “Never (or seldom)."), is_unbalanced("“Yes,” he [the man] said.")
    (True, False)
    """
    opened: list[str] = []
    for char in passage:
        if char in _BRACKETS:
            opened.append(_BRACKETS[char])
        elif char in _BRACKET_CLOSERS and (not opened or opened.pop() != char):
            return True
    if opened or passage.count('"') % 2:
        return True
    if "„" in passage:
        return passage.count("„") != passage.count("“") + passage.count("”")
    return passage.count("“") != passage.count("”") or passage.count("«") != passage.count("»")


def _encloses_all(passage: str) -> bool:
    """Tell whether the first mark is closed by the last character and not before."""
    depth = 0
    last = len(passage) - 1
    for index, is_opening in _marks(passage):
        depth += 1 if is_opening else -1
        if depth <= 0 and index < last:
            # A single mark that closes too early may be an apostrophe: ‘the boys’ school’.
            if passage[0] not in _SINGLE:
                return False
            depth = 1
    return depth == 0


def _marks(passage: str) -> Iterator[tuple[int, bool]]:
    """Give the place of each mark of the outer pair's kind, and whether it opens."""
    opener = passage[0]
    closers = _CLOSERS[opener]
    last = len(passage) - 1
    yield 0, True
    for index in range(1, last):
        char = passage[index]
        if char != opener and char not in closers:
            continue
        before, after = passage[index - 1], passage[index + 1]
        if opener in _SINGLE and before.isalnum() and after.isalnum():
            continue
        if char in _STRAIGHT or (char == opener and char in closers):
            yield index, (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
        else:
            yield index, char == opener
    yield last, False
