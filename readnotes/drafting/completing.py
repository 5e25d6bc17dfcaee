"""What is being typed in a citation of a draft, so that it can be completed."""

import re
from dataclasses import dataclass
from typing import Literal

from readnotes.citation.pandoc import PLAIN_KEY

_OPEN_BRACKET = re.compile(r"(?<![\\!])\[(?P<inside>[^\[\]]*)$")
_KEY = re.compile(r"(?:^|[\s-])@(?P<typed>[\w:.#$%&\-+?<>~/]*)$")
_PLACE = re.compile(
    rf"(?:^|[\s-])@(?:\{{(?P<braced>[^{{}}\s]+)\}}|(?P<plain>{PLAIN_KEY})),\s*"
    r"(?P<typed>(?:pp?\.?\s*)?[^,;\[\]@]*)$"
)
_LABEL = re.compile(r"^(?:pp?\.?|pages?)\s*", re.IGNORECASE)
_PLAIN_KEY = re.compile(PLAIN_KEY)


@dataclass(frozen=True, slots=True)
class Completion:
    """What is being typed.

    Attributes:
        kind: A citation key, or a place in the source whose `key` stands before it.
        start: Where it begins, in code points of the text before the cursor.
        typed: What is there of it.
        key: The citation key; of a place only.
    """

    kind: Literal["key", "place"]
    start: int
    typed: str
    key: str = ""


def find_completion(before: str) -> Completion | None:
    """What is being typed in an open bracket at the end of a text; None where it is no citation.

    Args:
        before: The line of the draft up to the cursor.

    >>> find_completion("So [see @har")
    Completion(kind='key', start=9, typed='har', key='')
    >>> find_completion("[@a; @b, p. 9").typed
    'p. 9'
    >>> find_completion("[@a, p. 9]"), find_completion("me@home")
    (None, None)
    """
    bracket = _OPEN_BRACKET.search(before)
    if bracket is None:
        return None
    begins = bracket.start("inside") + bracket["inside"].rfind(";") + 1
    item = before[begins:]
    if found := _KEY.search(item):
        return Completion("key", begins + found.start("typed"), found["typed"])
    if found := _PLACE.search(item):
        key = found["braced"] or found["plain"]
        return Completion("place", begins + found.start("typed"), found["typed"], key)
    return None


def bare_place(typed: str) -> str:
    """A place without the label it may begin with, to be compared.

    >>> bare_place("pp. 149"), bare_place("xii")
    ('149', 'xii')
    """
    return _LABEL.sub("", typed.strip())


def write_key(key: str) -> str:
    """A key as it stands behind the sign, in braces where it needs them.

    >>> write_key("harkin2015"), write_key("a(b)")
    ('harkin2015', '{a(b)}')
    """
    return key if _PLAIN_KEY.fullmatch(key) else f"{{{key}}}"
