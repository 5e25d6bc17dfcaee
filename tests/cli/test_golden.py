"""The JSON that scripts rely on, held to files; a changed file is a changed contract.

`READNOTES_WRITE_GOLDEN=1` writes the files anew, to be looked at before they are kept.
"""

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.cli.shell import Shell

FOLDER = Path(__file__).parent.parent / "fixtures" / "golden"

CALLS: Mapping[str, Sequence[tuple[str, ...]]] = {
    "cli_show": [("show", "austen1813"), ("show", "3f0c2a9d5b71e846"), ("show", "Harbour Notes")],
    "cli_list": [
        ("list", name) for name in ("sources", "quotes", "reviews", "tags", "shelves", "trash")
    ],
    "cli_search": [
        ("search", "truth"),
        ("search", "--limit", "1", "page:1"),
        ("search", "(log OR"),
        ("search", "in:all", "ledger"),
        ("search", "--sort", "relevance", "the"),
    ],
    "cli_change": [
        ("edit", "e5e5e5e5a0a0a0a0", "gist=One word for both", "place="),
        ("trash", "rahman2019"),
        ("untrash", "rahman2019"),
        ("import", str(FOLDER / "library.json")),
        ("undo",),
    ],
}


@pytest.mark.parametrize("name", CALLS)
def test_json_answers_are_as_the_contract_has_them(shell: Shell, name: str) -> None:
    shell.do("import", str(FOLDER / "library.json"))
    answers = {_title(words): _without_now(shell.ask(*words)) for words in CALLS[name]}
    file = FOLDER / f"{name}.json"
    if os.environ.get("READNOTES_WRITE_GOLDEN"):
        file.write_text(json.dumps(answers, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert answers == json.loads(file.read_text(encoding="utf-8"))


def _title(words: tuple[str, ...]) -> str:
    return " ".join(word.replace(str(FOLDER) + "/", "") for word in words)


def _without_now(answer: Any) -> Any:
    """The answer without the moment of the test: what was changed was changed just now."""
    if isinstance(answer, dict) and str(answer.get("modified", "")) > "2026-11-22":
        return answer | {"modified": "now"}
    return answer
