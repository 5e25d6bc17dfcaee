"""Open changes to a quotation: found in its words, and made in a draft by pure functions.

The marks are Chicago's (17th ed., 13.50 to 13.61): an ellipsis for what is left out, brackets
for what is put in or changed, `[sic]` for a mistake that is the source's own; emphasis has a room
of its own (`emphasising.py`). Curly brackets are taken for square ones. Where a quotation has
marks already, new ones are written as those are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from readnotes.drafting.insertion import Edit
from readnotes.drafting.plain import Plain, read_plain
from readnotes.drafting.quoted_places import QuotedPlace
from readnotes.drafting.tokens import brackets_in, read_tokens

MarkKind = Literal["omission", "sic", "case", "insertion"]

OMISSION = "…"
SQUARE, CURLY = ("\\[", "]"), ("{", "}")
"""As Markdown of a draft has them: a square one could begin a link."""

LONGEST_INSERTION = 200
LONGEST_MARKED = 50_000
"""Code points; nobody marks a passage that is longer."""

_MAY_MARK = re.compile(r"[\[{(…⋯‥]|\.\s?\.")
_BEGINS_MARK = frozenset("\\[{(….⋯‥")
_BLANKS = " \t"
_NO_BLANK_BEFORE = frozenset(".,;:!?)]}”’»…\n")
_OPENERS = frozenset("“‘«„([{\n")
_WORD = re.compile(r"[\w’'-]*")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class EditorialMark:
    """One mark in a passage; its place in code points, brackets included."""

    kind: MarkKind
    start: int
    end: int


def find_marks(passage: str) -> tuple[EditorialMark, ...]:
    """Find the editorial marks of a passage, in square brackets and in curly ones.

    >>> found = find_marks("[D]espite it … he {Assad} came [sic]")
    >>> [each.kind for each in found]
    ['case', 'omission', 'insertion', 'sic']
    """
    if len(passage) > LONGEST_MARKED or not _MAY_MARK.search(passage):
        return ()
    plain = read_plain(passage, 0, len(passage))
    found = (_in_passage(passage, plain, *each) for each in _read_marks(plain.text))
    return tuple(each for each in found if each is not None)


def _read_marks(words: str) -> Iterator[tuple[MarkKind, int, int]]:
    """What the check reads as marks (`tokens.py`), brackets inside a word one by one."""
    for token in read_tokens(words):
        if token.kind == "gap":
            # A full stop behind an ellipsis ends the sentence.
            length = len(words[token.start : token.end].rstrip(".")) or token.end - token.start
            yield "omission", token.start, token.start + length
        elif token.kind == "part":
            for start, end in brackets_in(words, token):
                is_case = end - start == 3 and words[start + 1].isalpha()
                is_letter = is_case and words[end : end + 1].isalpha()
                yield "case" if is_letter else "insertion", start, end
        elif token.kind in ("inserted", "note"):
            is_sic = token.kind == "note" and token.form.strip().casefold().startswith("sic")
            yield "sic" if is_sic else "insertion", token.start, token.end


def _in_passage(
    passage: str, plain: Plain, kind: MarkKind, start: int, end: int
) -> EditorialMark | None:
    """A mark where the draft has it; None where it is a citation's, or too long to be one."""
    first, last = plain.origin(start), plain.origin_of_end(end)
    if passage[first - 1 : first] == "\\":
        first -= 1
    content = passage[first:last].strip("\\[]{} \t")
    is_ours = passage[first] in _BEGINS_MARK and "@" not in content
    is_short = kind == "omission" or len(content) <= LONGEST_INSERTION
    return EditorialMark(kind, first, last) if content and is_ours and is_short else None


def leave_out(body: str, place: QuotedPlace) -> Edit | None:
    """Leave the chosen words out; an omission mark beside them becomes one with the new one.

    >>> from readnotes.drafting.quoted_places import find_quoted_place
    >>> body = "“It was, he said, cold.”"
    >>> place = find_quoted_place(body, 9, 17)
    >>> leave_out(body, place).text
    ' … '
    """
    start, end = place.chosen
    if start == end:
        return None
    sign = _omission_of(body[place.start : place.end])
    for mark in find_marks(body[place.start : place.end]):
        if mark.kind != "omission":
            continue
        first, last = mark.start + place.start, mark.end + place.start
        if last <= start and not body[last:start].strip(_BLANKS):
            start = first
        elif first >= end and not body[end:first].strip(_BLANKS):
            end = last
    while start > place.start and body[start - 1] in _BLANKS:
        start -= 1
    while end < place.end and body[end] in _BLANKS:
        end += 1
    if start > place.start and not _begins_line(body, start) and body[start - 1] not in _OPENERS:
        sign = f" {sign}"
    elif _begins_line(body, start):
        # The blank after the sign of a block belongs to the sign.
        start = start + 1 if body[start : start + 1] == " " and body[start - 1] == ">" else start
    if end < place.end and body[end] not in _NO_BLANK_BEFORE:
        sign = f"{sign} "
    return Edit(start, end, sign, start + len(sign))


def insert_brackets(body: str, place: QuotedPlace) -> Edit:
    """Put brackets after the chosen words, the cursor between them, for words of one's own.

    >>> from readnotes.drafting.quoted_places import find_quoted_place
    >>> body = "“It was cold.”"
    >>> insert_brackets(body, find_quoted_place(body, 1, 3)).text
    ' \\\\[]'
    """
    start, end = place.chosen
    opening, closing = _brackets_of(body[place.start : place.end])
    before, after = body[end - 1 : end], body[end : end + 1]
    in_word = start == end and before.isalnum() and after.isalnum()
    lead = " " if before.strip() and before not in _OPENERS and not in_word else ""
    trail = " " if end < place.end and after.strip() and after not in _NO_BLANK_BEFORE else ""
    trail = "" if in_word else trail
    cursor = end + len(lead) + len(opening)
    return Edit(end, end, f"{lead}{opening}{closing}{trail}", cursor)


def substitute(body: str, place: QuotedPlace, *, curly: bool = False) -> Edit:
    """Put brackets in place of the chosen words, the cursor between them.

    Args:
        body: The draft.
        place: The chosen words.
        curly: Whether curly ones are wanted, whatever the quotation has.

    >>> from readnotes.drafting.quoted_places import find_quoted_place
    >>> body = "“He was cold.”"
    >>> substitute(body, find_quoted_place(body, 1, 3)).text
    '\\\\[]'
    """
    opening, closing = CURLY if curly else _brackets_of(body[place.start : place.end])
    start, end = place.chosen
    return Edit(start, end, opening + closing, start + len(opening))


def change_case(body: str, place: QuotedPlace) -> Edit | None:
    """Turn the first chosen letter into its other case, in brackets; done again, it is undone.

    Returns:
        None where the letter has no other case.

    >>> from readnotes.drafting.quoted_places import find_quoted_place
    >>> body = "“despite it”"
    >>> change_case(body, find_quoted_place(body, 1, 1)).text
    '\\\\[D]'
    >>> body = "“{D}espite it”"
    >>> change_case(body, find_quoted_place(body, 6, 6)).text
    'd'
    """
    words = body[place.start : place.end]
    start = place.chosen[0] - place.start
    for mark in find_marks(words):
        word = _WORD.match(words, mark.end)
        if mark.kind == "case" and word and mark.start <= start <= word.end():
            letter = _other_case(words[mark.start : mark.end].strip("\\[]{}"))
            if letter is None:
                return None
            return _edit(place.start + mark.start, place.start + mark.end, letter)
    if place.chosen[0] == place.chosen[1]:
        while start > 0 and (words[start - 1].isalnum() or words[start - 1] in "’'-"):
            start -= 1
    first = _LETTER.search(words, start)
    if first is None:
        return None
    letter = _other_case(first[0])
    if letter is None:
        return None
    opening, closing = _brackets_of(words)
    at = place.start + first.start()
    return _edit(at, at + 1, f"{opening}{letter}{closing}")


def add_sic(body: str, place: QuotedPlace) -> Edit | None:
    """Say after the chosen words, or the word at the cursor, that they are the source's own.

    Returns:
        None where it is said already, or where no word is.

    >>> from readnotes.drafting.quoted_places import find_quoted_place
    >>> body = "“He teached us.”"
    >>> add_sic(body, find_quoted_place(body, 5, 5)).text
    ' \\\\[sic]'
    """
    start, end = place.chosen
    if start == end:
        word = _WORD.match(body, end, place.end)
        start, end = place.start, word.end() if word else end
    while end > start and not body[end - 1].isalnum():
        end -= 1
    if end == start:
        return None
    words = body[place.start : place.end]
    behind = len(words) - len(words[end - place.start :].lstrip(_BLANKS))
    if any(mark.kind == "sic" and mark.start == behind for mark in find_marks(words)):
        return None
    opening, closing = _brackets_of(words)
    return _edit(end, end, f" {opening}sic{closing}")


def _begins_line(body: str, place: int) -> bool:
    before = body[:place].rpartition("\n")[2]
    return bool(before) and not before.strip(" \t>") and ">" in before


def _omission_of(words: str) -> str:
    """The omission mark the quotation has already, else the ellipsis alone."""
    return next(
        (words[each.start : each.end] for each in find_marks(words) if each.kind == "omission"),
        OMISSION,
    )


def _brackets_of(words: str) -> tuple[str, str]:
    """Curly ones where the quotation has only those; the opening ones escaped as in a passage."""
    bracketed = [words[each.start :] for each in find_marks(words) if each.kind != "omission"]
    if bracketed and all(each.startswith(("{", "\\{")) for each in bracketed):
        return CURLY
    return SQUARE


def _other_case(letter: str) -> str | None:
    other = letter.lower() if letter.isupper() else letter.upper()
    return other if other != letter and len(other) == 1 else None


def _edit(start: int, end: int, written: str) -> Edit:
    return Edit(start, end, written, start + len(written))
