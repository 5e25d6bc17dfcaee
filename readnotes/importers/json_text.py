"""From the bytes of a JSON file to plain Python values, whatever the bytes are."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from readnotes.domain.errors import InputFileError
from readnotes.importers.base import read_input
from readnotes.text.cleaning import clean_passage

_NEEDS_CLEANING = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")
_VERSION_KEY = re.compile(r'"readnotes"\s*:')


def load_json_object(path: Path, version: int) -> Mapping[str, object]:
    """Parse a file that says `"readnotes": version`; lone surrogates and NUL are cleaned away.

    Raises:
        InputFileError: The file cannot be read, is damaged, not ours, or of a later version.
    """
    text = _decode(path, read_input(path))
    try:
        data = parse_json_value(text)
    except json.JSONDecodeError as error:
        raise InputFileError(str(path), "damaged", error.lineno, error.msg) from None
    except RecursionError:
        raise InputFileError(str(path), "damaged", None, "nested too deeply") from None
    except ValueError as error:
        # A number of more than 4,300 digits, or one that is none.
        raise InputFileError(str(path), "damaged", None, str(error)) from None
    found = data.get("readnotes") if isinstance(data, dict) else None
    if isinstance(found, bool) or not isinstance(found, int) or found < 1:
        raise InputFileError(str(path), "not-ours")
    if found > version:
        raise InputFileError(str(path), "later-version", _line_of_version(text), str(found))
    return dict(data)


def parse_json_value(text: str) -> Any:
    """Parse JSON strictly; lone surrogates and NUL are cleaned away.

    Raises:
        ValueError: It is not JSON, or holds a number that is none or is too large.
        RecursionError: It is nested too deeply.

    >>> parse_json_value('["a\\\\u0000b"]')
    ['ab']
    """
    data = json.loads(text, parse_constant=_refuse_constant, parse_float=_parse_float)
    return _clean(data) if _NEEDS_CLEANING.search(text) else data


def _decode(path: Path, data: bytes) -> str:
    """The text of the file; UTF-8, or UTF-16 and UTF-32 where it shows them (RFC 4627)."""
    try:
        return data.decode(json.detect_encoding(data)).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputFileError(str(path), "damaged", line, "not UTF-8") from None


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _parse_float(digits: str) -> float:
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        raise ValueError(digits[:20])
    return number


def _line_of_version(text: str) -> int | None:
    found = _VERSION_KEY.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else None


def _clean(value: object) -> object:
    if isinstance(value, str):
        return clean_passage(value)
    if isinstance(value, list):
        return [_clean(each) for each in value]
    if isinstance(value, dict):
        return {clean_passage(key): _clean(each) for key, each in value.items()}
    return value
