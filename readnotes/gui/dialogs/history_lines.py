"""What was done to a quote or a source, in words: each step with the fields it changed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from readnotes.domain.attachments import AttachmentUse
from readnotes.domain.contributors import Contributor, render_name
from readnotes.domain.quotes import QUOTE
from readnotes.domain.sources import SOURCE, Link, Rating, Reading
from readnotes.gui.dialogs.source_field_table import CSL, FIELDS, kind_words
from readnotes.gui.kinds import kind_word
from readnotes.gui.models.side_rows import STATUS_WORDS
from readnotes.i18n import text
from readnotes.services.undo import HistoryEntry, Remembered, can_bring_back

T = TypeVar("T")
State = Mapping[str, object]

_QUOTE_LABELS = {
    "text": text("Passage"),
    "locator": text("Page"),
    "source": text("Source"),
    "kind": text("Kind"),
    "comment": text("Comment"),
    "tags": text("Tags"),
    "gist": text("Gist"),
    "speaker": text("Speaker"),
    "as_printed": text("As printed"),
    "translation": text("Translation"),
    "language": text("Language"),
    "carrier": text("Quoted in"),
    "checked": text("Checked"),
    "essential": text("Must not be missing"),
    "colour": text("Colour"),
    "attachments": text("Pictures"),
    "trashed": text("In the trash"),
}
_SOURCE_LABELS = {
    "title": text("Title"),
    "subtitle": text("Subtitle"),
    "contributors": text("Who made it"),
    "kind": text("Kind"),
    **{name: field.label for name, field in FIELDS.items() if not name.startswith(CSL)},
    "csl": "",
    "key": text("Citation key"),
    "work": text("Work"),
    "proof": text("Uncorrected proof"),
    "tags": text("Tags"),
    "status": text("Reading"),
    "rating": text("Rating"),
    "readings": text("When it was read"),
    "links": text("Relations"),
    "attachments": text("Pictures"),
    "trashed": text("In the trash"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One field in a step: what it is called, and its value before and after, as shown.

    A value that is empty shows nothing.
    """

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PastStep:
    """One step in the life of a record.

    Attributes:
        title: What the step was called.
        created: UTC stamp, as `2026-11-22T08:00:00Z`.
        made_it: Whether the record was made by it; there is nothing to bring back then.
        changes: The fields it changed that are shown anywhere, in the order of the editor.
        before: JSON keys and values of its fields before the step; None where the record says
            the same now, and there is nothing to bring back.
    """

    title: str
    created: str
    made_it: bool
    changes: tuple[Change, ...]
    before: State | None


def steps_of(kind: Remembered, present: State, history: Sequence[HistoryEntry]) -> list[PastStep]:
    """The history of a record in words, newest first.

    Args:
        kind: What the record is.
        present: All its fields now: JSON keys and values.
        history: What was done to it, newest first.
    """
    steps = []
    after = dict(present)
    for entry in history:
        before = dict.fromkeys(after) if entry.before is None else {**after, **entry.before}
        changes = tuple(_changes(kind, before, after))
        step, made_it = entry.step, entry.before is None
        back = entry.before if _differs(kind, entry.before or {}, present) else None
        steps.append(PastStep(step.title, step.created, made_it, changes, back))
        after = before
    return steps


def _differs(kind: Remembered, before: State, present: State) -> bool:
    """Whether a field that is shown was another one; its place among quotes alone is not."""
    shown = _labels(kind).keys() & before.keys()
    return any(can_bring_back(kind, key) and before[key] != present.get(key) for key in shown)


def _labels(kind: Remembered) -> Mapping[str, str]:
    return _SOURCE_LABELS if kind == "source" else _QUOTE_LABELS


def _changes(kind: Remembered, before: State, after: State) -> Iterator[Change]:
    for key, label in _labels(kind).items():
        if before.get(key) == after.get(key):
            continue
        if key == "csl":
            yield from _csl_changes(before.get(key), after.get(key))
            continue
        shown = [_shown(kind, key, state.get(key)) for state in (before, after)]
        if shown[0] != shown[1]:
            yield Change(label, *shown)


def _csl_changes(before: object, after: object) -> Iterator[Change]:
    old: Mapping[str, object] = before if isinstance(before, Mapping) else {}
    new: Mapping[str, object] = after if isinstance(after, Mapping) else {}
    for name in dict.fromkeys((*old, *new)):
        if old.get(name) != new.get(name):
            field = FIELDS.get(CSL + name)
            label = name if field is None else field.label
            yield Change(label, _plain(old.get(name)), _plain(new.get(name)))


def _shown(kind: Remembered, key: str, value: object) -> str:
    if value is None or value == [] or value == {}:
        return ""
    if key == "kind":
        return kind_words(str(value)) if kind == "source" else kind_word(str(value))
    field = (SOURCE if kind == "source" else QUOTE).find_field(key)
    held = value if field is None else field.read(value, key)
    return _WAYS.get(key, _plain)(held)


def _plain(value: object) -> str:
    """A value without a way of its own.

    >>> _plain(("sea", "salt")), _plain(250), _plain(None)
    ('sea, salt', '250', '')
    """
    if isinstance(value, list | tuple):
        return ", ".join(map(_plain, value))
    return "" if value is None else str(value)


def _yes(value: object) -> str:
    return text("yes") if value else ""


def _name(person: Contributor) -> str:
    """A name with its role, where that is not to be expected.

    >>> _name(Contributor("collection-editor", "Marsh", "Ellen"))
    'Marsh, Ellen (collection editor)'
    """
    name, role = render_name(person), person.role.replace("-", " ")
    return name if role == "author" else f"{name} ({role})"


def _rating(rating: Rating) -> str:
    return text("{value} of {max}").format(value=rating.value, max=rating.max)


def _reading(time: Reading) -> str:
    return f"{time.begun or ''} – {time.ended or ''}".strip()


def _link(link: Link) -> str:
    return f"{link.to} ({link.relation})" if link.relation else link.to


def _pictures(uses: Sequence[AttachmentUse]) -> str:
    """How many, and what stands under them.

    >>> _pictures([AttachmentUse("aa", caption="The harbour")])
    '1: The harbour'
    """
    captions = "; ".join(use.caption for use in uses if use.caption)
    return f"{len(uses)}: {captions}" if captions else str(len(uses))


def _each(way: Callable[[T], str]) -> Callable[[Iterable[T]], str]:
    return lambda values: "; ".join(map(way, values))


_WAYS: Mapping[str, Callable[[Any], str]] = {
    "essential": _yes,
    "proof": _yes,
    "trashed": _yes,
    "status": lambda status: STATUS_WORDS[status],
    "contributors": _each(_name),
    "rating": _rating,
    "readings": _each(_reading),
    "links": _each(_link),
    "attachments": _pictures,
}
