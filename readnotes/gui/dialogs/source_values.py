"""The values of a source as they are typed: read, checked, and said something of."""

from dataclasses import fields
from typing import Any

from readnotes.domain.codec import NO_EXTRA
from readnotes.domain.errors import FieldValueError
from readnotes.domain.isbn import check_isbn
from readnotes.domain.partial_dates import parse_partial_date, render_partial_date
from readnotes.domain.sources import SOURCE, Source
from readnotes.gui.dialogs.source_field_table import CSL
from readnotes.gui.dialogs.source_form import SourceForm
from readnotes.i18n import text
from readnotes.services.code_words import EXPECTED

NUMBERS = frozenset({"pages"})


def read_source(form: SourceForm, given: Source) -> Source:
    """The source that the fields make of the one they were filled from.

    What is wrong with a field is said beside it; such a field keeps its old value.
    """
    values: dict[str, Any] = {each.name: getattr(given, each.name) for each in fields(Source)}
    csl = dict(given.csl)
    for name, line in form.lines.items():
        if not form.is_changed(name):
            continue
        words = line.text().strip()
        if name.startswith(CSL):
            csl.pop(name.removeprefix(CSL), None)
            if words:
                csl[name.removeprefix(CSL)] = words
        else:
            _read_field(form, values, name, words)
    values |= {
        "kind": form.kind.currentData(),
        "contributors": form.contributors.contributors(),
        "tags": form.tags.tags(),
        "shelves": form.shelves.tags(),
        "status": form.status.currentData(),
        "rating": form.chosen_rating(),
        "proof": form.proof.isChecked(),
        "csl": csl or NO_EXTRA,
    }
    return Source(**values)


def changes_between(old: Source, new: Source) -> dict[str, object]:
    """The attributes that differ, but for shelves, with their new values."""
    return {
        each.name: getattr(new, each.name)
        for each in fields(Source)
        if each.name != "shelves" and getattr(old, each.name) != getattr(new, each.name)
    }


def say_of_fields(form: SourceForm) -> None:
    """Says beside each field what is wrong with it, or how it was understood."""
    for name in ("issued", "isbn", "pages", "title"):
        sentence, role = _judge(name, form.lines[name].text().strip())
        form.fields[name].say(sentence, role)


def _judge(name: str, words: str) -> tuple[str, str]:
    if name == "title":
        return "", "secondary"
    if not words:
        return "", "secondary"
    if name == "issued":
        try:
            shown = render_partial_date(parse_partial_date(words))
        except ValueError:
            return text("This is not {expected}.").format(expected=EXPECTED["date"]), "error"
        return ("", "secondary") if shown == words else (shown, "secondary")
    if name == "isbn" and not check_isbn(words).valid:
        return text("The check digit is not right; it is kept as typed."), "warning"
    if name == "pages" and not words.isdecimal():
        return text("This is not {expected}.").format(expected=EXPECTED["whole-number"]), "error"
    return "", "secondary"


def _read_field(form: SourceForm, values: dict[str, Any], name: str, words: str) -> None:
    field = SOURCE.find_field(name)
    assert field is not None
    value: object = (int(words) if words.isdecimal() else words) if name in NUMBERS else words
    try:
        values[name] = field.read(value if words else None, name) if name != "key" else words
    except FieldValueError as error:
        expected = EXPECTED.get(error.expected, error.expected)
        form.fields[name].say(text("This is not {expected}.").format(expected=expected), "error")
