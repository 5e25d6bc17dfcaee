"""`review check`."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from readnotes.runtime.paths import get_config_folder
from readnotes.settings.schema import FEWEST_FOR_BALANCE, MOST_QUOTED
from readnotes.settings.store import load_settings
from tests.cli.shell import Answer, Shell

FOLDER = Path(__file__).parent.parent / "fixtures" / "golden"
RIGHT = "She writes “Salt is dear where roads are bad” [@marsh2015, p. 94].\n"
WRONG = "She writes:\n\n> Salt is cheap where roads are bad\n> [@marsh2015, p. 49]\n"


@pytest.fixture
def reviewed(stocked: Shell) -> Shell:
    checked = ("--checked", "2026-01-01")
    text = "Salt is dear where roads are bad"
    stocked.do("add-quote", "marsh2015", "--page", "94", *checked, text)
    stocked.do("add-source", "--title", "Tides", "--key", "tides")
    text = "The water came back over the flats and nobody thought to thank it"
    stocked.do("add-quote", "tides", "--page", "7", *checked, text)
    stocked.do("review", "new", "On Salt", "--about", "marsh2015")
    return stocked


def check(shell: Shell, draft: str, *words: str) -> Answer:
    shell.do("review", "body", "On Salt", "-", given=draft.encode())
    return shell.run("review", "check", *words, "On Salt")


def findings(shell: Shell, draft: str, *words: str) -> list[Any]:
    answer = check(shell, draft, "--json", *words)
    assert answer.err == ""
    found: list[Any] = json.loads(answer.out)["findings"]
    return found


def test_a_faithful_draft_is_passed_with_status_0(reviewed: Shell) -> None:
    answer = check(reviewed, RIGHT)
    assert (answer.status, answer.out) == (0, "")
    assert findings(reviewed, RIGHT) == []


def test_errors_are_told_a_line_each_with_status_1(reviewed: Shell) -> None:
    answer = check(reviewed, WRONG)
    assert answer.status == 1
    assert answer.out == ("3: wording: the words differ from what is recorded: “cheap” → “dear”\n")
    answer = check(reviewed, WRONG.replace("cheap", "dear"))
    assert (answer.status, answer.out) == (1, "4: page: recorded at p. 94, cited at p. 49\n")


def test_places_are_counted_in_code_points_of_the_body(reviewed: Shell) -> None:
    draft = f"𝔸 الزمان\n\n{WRONG}"
    for found in findings(reviewed, draft):
        assert draft[found["start"] : found["end"]] == found["text"]
        assert found["line"] == draft.count("\n", 0, found["start"]) + 1


def test_advice_alone_gives_status_0(reviewed: Shell) -> None:
    reviewed.do("edit", "marsh2015", "proof=true")
    answer = check(reviewed, RIGHT)
    assert (answer.status, answer.out) == (
        0,
        "1: proof-copy: marsh2015 is an uncorrected proof\n",
    )


def test_what_the_reviewer_accepted_carries_her_reason_and_is_no_error(reviewed: Shell) -> None:
    [found] = findings(reviewed, WRONG)
    assert found["waived"] is None
    waiver = {name: found[name] for name in ("rule", "text", "source")} | {"reason": "paperback"}
    reviewed.do("edit", reviewed.ask("show", "On Salt")["id"], f"waivers={json.dumps([waiver])}")
    answer = check(reviewed, WRONG)
    assert answer.status == 0
    assert "(accepted: paperback)" in answer.out
    assert [each["waived"] for each in findings(reviewed, WRONG)] == ["paperback"]


def test_the_whole_library_is_searched_for_words_on_request(reviewed: Shell) -> None:
    draft = "And the water came back over the flats and nobody thought of it.\n"
    assert findings(reviewed, draft) == []
    [found] = findings(reviewed, draft, "--whole-library")
    assert (found["rule"], found["source"], found["locator"]) == ("borrowing", "tides", "p. 7")
    misquoted = "“The water came back over the fields and nobody thought to thank it”, they say.\n"
    rules = [each["rule"] for each in findings(reviewed, misquoted, "--whole-library")]
    assert sorted(rules) == ["uncited", "wording"]
    assert [each["rule"] for each in findings(reviewed, misquoted)] == ["uncited"]
    elsewhere = misquoted.replace("fields", "flats").replace("”,", "” [@marsh2015, p. 7],")
    [found] = findings(reviewed, elsewhere, "--whole-library")
    assert (found["rule"], "flats" in found["recorded"]) == ("unrecorded", True)


LONG = "The carters kept the bridges mended as long as there was any salt to carry."


def test_the_limits_are_those_of_the_preferences(reviewed: Shell) -> None:
    checked = ("--checked", "2026-01-01")
    reviewed.do("add-quote", "marsh2015", "--page", "95", *checked, LONG)
    draft = f"{RIGHT}And “{LONG}” [@marsh2015, p. 95].\n"
    assert findings(reviewed, draft) == []
    settings = load_settings(get_config_folder())
    settings.set(MOST_QUOTED, 10)
    assert [each["rule"] for each in findings(reviewed, draft)] == ["quantity"]
    settings.set(FEWEST_FOR_BALANCE, 2)
    assert [each["rule"] for each in findings(reviewed, draft)] == ["balance", "quantity"]
    settings.set(MOST_QUOTED, 0)
    settings.set(FEWEST_FOR_BALANCE, 1)
    assert findings(reviewed, draft) == []


def test_a_folder_that_cannot_be_made_leaves_the_limits_as_declared(
    reviewed: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(reviewed.library / "no" / "folder"))
    assert findings(reviewed, RIGHT) == []


def test_a_source_in_the_trash_is_an_unknown_key(reviewed: Shell) -> None:
    reviewed.do("trash", "tides")
    assert [each["rule"] for each in findings(reviewed, "See [@tides, p. 7].")] == ["unknown-key"]


def test_checking_needs_no_right_to_write(reviewed: Shell) -> None:
    reviewed.do("review", "body", "On Salt", "-", given=RIGHT.encode())
    reviewed.library.chmod(0o400)
    assert reviewed.run("review", "check", "On Salt").status == 0


def test_the_json_of_findings_is_as_the_contract_has_it(shell: Shell) -> None:
    shell.do("import", str(FOLDER / "library.json"))
    review = "A Truth Acknowledged"
    draft = shell.ask("review", "body", review)["body"]
    draft += (
        "\n“Call me Ishmaël” [@melville1851, p. 2], or [@nobody1999, p. 3].\n\n"
        "> It is a truth generally acknowledged, that a *single* man (any man) in possession of a\n"
        "> good fortune, must be in want of a wife. [@austen1813, p. 400]\n\n"
        "A single man in possession of a good fortune, must be in want of rest.\n"
        "![](attachment:76cff23ce55cb93ce708992912431ebb20fb3df7a7df2fbac6e3e9bb90806b72)\n"
    )
    shell.do("review", "body", review, "-", given=draft.encode())
    answer = shell.run("review", "check", "--json", review)
    assert (answer.status, answer.err) == (1, "")
    told = json.loads(answer.out)
    file = FOLDER / "cli_check.json"
    if os.environ.get("READNOTES_WRITE_GOLDEN"):
        file.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert told == json.loads(file.read_text(encoding="utf-8"))
    assert {each["rule"] for each in told["findings"]} >= {
        *("wording", "unknown-key", "page-range", "emphasis", "unmarked-insertion"),
        *("borrowing", "picture-alt", "picture-credit", "proof-copy"),
    }
