"""A draft whose sources have got other citation keys."""

import re
from collections.abc import Mapping

from readnotes.citation.pandoc import PLAIN_KEY
from readnotes.drafting.parse import parse_draft

_KEY = re.compile(rf"(?<!\w)@(?:\{{(?P<braced>[^{{}}\s]+)\}}|(?P<plain>{PLAIN_KEY}))")


def rename_keys(body: str, names: Mapping[str, str]) -> str:
    """Write a draft's citations with other keys; all else stays letter for letter.

    Args:
        body: The draft.
        names: The new key by the old one.

    >>> rename_keys("@a, not a@a.org [see @a, p. 5; @b]", {"a": "c"})
    '@c, not a@a.org [see @c, p. 5; @b]'
    """
    if not any(f"@{key}" in body or f"@{{{key}}}" in body for key in names):
        return body

    def renamed(found: re.Match[str]) -> str:
        key = names.get(found["braced"] or found["plain"])
        if key is None:
            return found[0]
        return f"@{key}" if re.fullmatch(PLAIN_KEY, key) else f"@{{{key}}}"

    pieces, end = [], 0
    for citation in parse_draft(body).citations:
        pieces.append(body[end : citation.start])
        pieces.append(_KEY.sub(renamed, body[citation.start : citation.end]))
        end = citation.end
    return "".join([*pieces, body[end:]])
