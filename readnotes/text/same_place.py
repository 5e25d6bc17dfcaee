"""Finding the place of a text in another that says the same without its signs."""

import re
from bisect import bisect_left

_SIGNS = re.compile(r"!?\[[^\[\]]*\](?:\([^()\s]*(?:\s\"[^\"]*\")?\))?|<!--.*?-->|[*_`#>\\\[\]()]")
_LEAST = 8
_LONGEST = 60


def find_same_place(body: str, place: int, shown: str) -> int:
    """Where in what is shown of a draft stands the line that holds a place of the draft.

    Words of the line are looked for, without Markdown's signs and citations; of several places
    with the same words the one as far in the text. Where none is found, as far in the text.

    Args:
        body: The draft.
        place: A place in it, in code points.
        shown: The plain words of its preview.

    >>> body = "# A\\n\\nSo *he* says it here [@h, p. 9]."
    >>> find_same_place(body, 8, "A\\nSo he says it here (p. 9).")
    2
    """
    expected = round(place / len(body) * len(shown)) if body else 0
    start = body.rfind("\n", 0, place) + 1
    end = body.find("\n", place)
    line = body[start : len(body) if end < 0 else end]
    for words in sorted(_plain_runs(line), key=len, reverse=True)[:3]:
        found = [each.start() for each in re.finditer(re.escape(words), shown)]
        if found:
            at = bisect_left(found, expected)
            near = min(found[max(at - 1, 0) : at + 1], key=lambda each: abs(each - expected))
            return shown.rfind("\n", 0, near) + 1
    return min(expected, len(shown))


def _plain_runs(line: str) -> list[str]:
    """Stretches of a line that are shown as they are typed."""
    runs = (run.strip()[:_LONGEST] for run in _SIGNS.split(line))
    return [run for run in runs if len(run) >= _LEAST] or [
        run for run in (line.strip("#> *_"),) if run
    ]
