"""What mends a finding in the draft: the edits, worked out without a window."""

from dataclasses import dataclass
from typing import Literal

from readnotes.drafting.alignment import MOST_REPLACED
from readnotes.drafting.findings import Change, Finding
from readnotes.drafting.insertion import Edit
from readnotes.drafting.plain import read_plain
from readnotes.text.words import count_words

_CUT = "…"
_AROUND = 48
_OPENS_LINK = ("(", "[", ":")
_THE_WRITERS = frozenset("[]{}…")
_POINTS = frozenset(",.;:!?")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a quotation beside its record: in both, in the draft alone, in the record alone."""

    where: Literal["both", "draft", "record"]
    words: str


def stretches_of(finding: Finding) -> list[Stretch]:
    """A quotation with the words in which it differs; long stretches that agree are cut short.

    >>> found = Finding("wording", 0, 12, 1, "spoke of her", changes=(Change(9, 12, "her", "it"),))
    >>> [(each.where, each.words) for each in stretches_of(found)]
    [('both', 'spoke of '), ('draft', 'her'), ('record', 'it')]
    """
    found: list[Stretch] = []
    position = finding.start

    def agree(until: int, *, last: bool = False) -> None:
        words = finding.text[position - finding.start : until - finding.start]
        found.append(Stretch("both", _cut_short(words, first=not found, last=last)))

    for change in finding.changes:
        if change.start < position:
            continue
        agree(change.start)
        found.append(Stretch("draft", change.quoted))
        found.append(Stretch("record", change.recorded))
        position = change.end
    agree(finding.end, last=True)
    return [each for each in found if each.words]


def _cut_short(words: str, *, first: bool, last: bool) -> str:
    """The words beside a difference; what is far from any is left out."""
    before = "" if first else words[:_AROUND]
    after = "" if last else words[-_AROUND:]
    return words if len(words) <= len(before) + len(after) + 2 else f"{before}…{after}"


def take_fix(finding: Finding) -> Edit | None:
    """Put what mends it in place of its words; None where nothing is known that would.

    >>> take_fix(Finding("page", 4, 9, 1, "p. 93", fix="p. 94"))
    Edit(start=4, end=9, text='p. 94', cursor=9)
    """
    if finding.fix is None or finding.fix == finding.text:
        return None
    return _replace(finding, finding.fix)


def mark_changes(finding: Finding) -> Edit | None:
    """Keep the draft's words and say openly that they are not the page's.

    Words that are not on the page get square brackets, words left out three points. None where
    brackets would not do: they stand for too much, meet other brackets, or would make a link.

    >>> changes = (Change(8, 11, "her", "it"), Change(11, 11, "", "long and"))
    >>> found = Finding("wording", 0, 16, 1, "Nothing her cold", changes=changes)
    >>> mark_changes(found).text
    'Nothing [her] … cold'
    """
    if finding.rule != "wording" or not finding.changes:
        return None
    pieces: list[str] = []
    position = finding.start
    for change in finding.changes:
        if change.start < position or not _can_be_marked(change, finding):
            return None
        pieces.append(finding.text[position - finding.start : change.start - finding.start])
        pieces.append(_marked(change, finding))
        position = change.end
    pieces.append(finding.text[position - finding.start :])
    marked = "".join(pieces)
    return _replace(finding, marked) if marked != finding.text else None


def _can_be_marked(change: Change, finding: Finding) -> bool:
    after = finding.text[change.end - finding.start :]
    if set("[]{}") & set(change.quoted) or (change.quoted and after.startswith(_OPENS_LINK)):
        return False
    if not change.quoted:
        return True
    # Brackets hold words; a comma in them is nobody's insertion.
    return bool(count_words(change.quoted)) and count_words(change.recorded) <= MOST_REPLACED


def _marked(change: Change, finding: Finding) -> str:
    if change.quoted:
        return f"[{change.quoted}]"
    # What is left out at either end need not be said.
    if change.start <= finding.start or change.end >= finding.end:
        return ""
    before = finding.text[change.start - finding.start - 1]
    after = finding.text[change.end - finding.start]
    return f"{'' if before.isspace() else ' '}{_CUT}{'' if after.isspace() else ' '}"


def record_as_quoted(finding: Finding) -> str | None:
    """The recorded passage with the draft's words where the two differ, for a wrong record.

    Signs of Markdown are taken away. None where it is not known what stands for what, or where
    the draft's words are its writer's: in brackets, or cut.

    >>> from dataclasses import replace
    >>> changes = (Change(8, 11, "her", "it", 9, 11),)
    >>> found = Finding("wording", 0, 11, 1, "spoke of her", changes=changes)
    >>> record_as_quoted(replace(found, recorded="Spoke of it again."))
    'Spoke of her again.'
    """
    if finding.recorded is None or not finding.changes:
        return None
    pieces: list[str] = []
    position = 0
    for change in finding.changes:
        start, end = change.recorded_start, change.recorded_end
        if start < position or _THE_WRITERS & set(change.quoted):
            return None
        words = " ".join(read_plain(change.quoted, 0, len(change.quoted)).text.split())
        if words and not change.recorded:
            words = f"{words} " if not start else words if words[0] in _POINTS else f" {words}"
        if not words and finding.recorded[start - 1 : start].isspace():
            start -= 1
        pieces += (finding.recorded[position:start], words)
        position = end
    return "".join([*pieces, finding.recorded[position:]]).strip()


def _replace(finding: Finding, text: str) -> Edit:
    return Edit(finding.start, finding.end, text, finding.start + len(text))
