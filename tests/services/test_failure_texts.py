"""Every situation has its sentence, and no sentence can do harm."""

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readnotes.domain import errors
from readnotes.domain.bundles import Remark
from readnotes.domain.locators import BACKWARDS
from readnotes.services import code_words
from readnotes.services.failure_texts import remark_sentence, sentence, warning_sentence

PACKAGE = Path(errors.__file__).parent.parent

#: For each function that is given a code word: which of its arguments, and the table.
GIVEN_WORDS = {
    "wrong": (2, code_words.EXPECTED),
    "FieldValueError": (2, code_words.EXPECTED),
    "one_of": (1, code_words.EXPECTED),
    "checked_line": (0, code_words.EXPECTED),
    "InputFileError": (1, code_words.INPUT_TROUBLES),
    "LibraryUnusableError": (1, code_words.LIBRARY_TROUBLES),
    "OutputFolderError": (1, code_words.FOLDER_TROUBLES),
    "UnknownRecordError": (0, code_words.UNKNOWN),
    "Remark": (0, code_words.REMARKS),
    "say": (0, code_words.REMARKS),
    "Trouble": (1, code_words.QUERY_TROUBLES),
    "_complain": (1, code_words.QUERY_TROUBLES),
}
CLASSES = [
    each
    for _, each in inspect.getmembers(errors, inspect.isclass)
    if issubclass(each, errors.ReadnotesError)
    and each not in (errors.ReadnotesError, errors.RequestError, errors.EnvironmentFailure)
]
FIRST_WORDS = {
    (errors.UnknownRecordError, "kind"): "source",
    (errors.LibraryUnusableError, "why"): "damaged",
    (errors.OutputFolderError, "why"): "missing",
    (errors.InputFileError, "why"): "damaged",
    (errors.FieldValueError, "expected"): "text",
}


def used_words(name: str) -> Iterator[str]:
    """The code words that the source gives to a function of this name."""
    place = GIVEN_WORDS[name][0]
    for file in PACKAGE.rglob("*.py"):
        if name == "say" and "gui" in file.parts:
            # What a field of the window says is a sentence already.
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or len(node.args) <= place:
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else None
            called = node.func.id if isinstance(node.func, ast.Name) else called
            word = node.args[place]
            if called == name and isinstance(word, ast.Constant) and isinstance(word.value, str):
                yield word.value


def make_error(kind: type[errors.ReadnotesError], name: str) -> errors.ReadnotesError:
    """An error of a class, with a name in every field that takes any text."""
    values: dict[str, object] = {}
    for field, hint in get_type_hints(kind).items():
        if hint is str:
            values[field] = FIRST_WORDS.get((kind, field), name)
        elif hint == tuple[str, ...]:
            values[field] = (name, name)
        elif hint in (int, int | None):
            values[field] = 7
    return kind(**values)


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_every_situation_has_a_sentence_of_its_own(kind: type[errors.ReadnotesError]) -> None:
    told = sentence(make_error(kind, "some name"))
    assert told
    assert kind.__name__ not in told, "the sentence for what is not known was taken"
    assert "{" not in told


@pytest.mark.parametrize("name", GIVEN_WORDS)
def test_every_code_word_of_the_source_has_its_words(name: str) -> None:
    used = set(used_words(name))
    assert used
    assert used <= set(GIVEN_WORDS[name][1])


def test_every_code_word_makes_a_whole_sentence() -> None:
    made = [sentence(errors.UnknownRecordError(word, "x")) for word in code_words.UNKNOWN]
    made += [sentence(errors.LibraryUnusableError("x", w)) for w in code_words.LIBRARY_TROUBLES]
    made += [sentence(errors.OutputFolderError("x", w)) for w in code_words.FOLDER_TROUBLES]
    made += [sentence(errors.InputFileError("x", w, 3)) for w in code_words.INPUT_TROUBLES]
    made += [sentence(errors.FieldValueError("pages", "x", w)) for w in code_words.EXPECTED]
    made += [warning_sentence(word, "x") for word in code_words.WARNINGS]
    assert all(each.endswith(".") and "{" not in each for each in made)
    remarks = [remark_sentence(Remark(w, "x", "y", False, "text")) for w in code_words.REMARKS]
    assert all("{" not in each for each in remarks)
    assert BACKWARDS in code_words.WARNINGS


@given(st.text(st.characters(), max_size=40), st.sampled_from(CLASSES))
def test_no_name_can_break_a_sentence_in_two_or_act_in_a_terminal(
    name: str, kind: type[errors.ReadnotesError]
) -> None:
    told = sentence(make_error(kind, name + "\x1b[2J\n\u202e{0}"))
    assert len(told.splitlines()) == 1
    assert not set(told) & set("\x1b\u202e")
    assert told.encode()


def test_a_name_of_ten_thousand_letters_is_cut() -> None:
    assert len(sentence(errors.UnknownRecordError("source", "x" * 10_000))) < 400


def test_an_unknown_error_names_only_its_class() -> None:
    told = sentence(RuntimeError("words of a note"))
    assert "RuntimeError" in told
    assert "words of a note" not in told


def test_what_may_not_be_empty_is_said_to_be_so() -> None:
    assert sentence(errors.FieldValueError("title", "", "something")) == "“title” may not be empty."
    assert "empty" in remark_sentence(
        Remark("wrong-value", "sources[1].title", "None", True, "something")
    )
