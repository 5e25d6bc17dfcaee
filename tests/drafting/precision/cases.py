"""Sentences with what the check must find in them, and how well it did."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from readnotes.drafting.check import check_draft
from readnotes.drafting.findings import Finding
from readnotes.drafting.parse import parse_draft
from readnotes.drafting.recorded import Recorded
from tests.drafting.precision.records import RECORDED


@dataclass(frozen=True, slots=True)
class Case:
    """A piece of a draft.

    Attributes:
        about: The keys the review is about.
        wrong: Each error: its rule, and words at its place; none where all is right.
        recorded: The records it is checked against.
    """

    body: str
    about: tuple[str, ...]
    wrong: tuple[tuple[str, str], ...] = ()
    recorded: Recorded = RECORDED


@dataclass(frozen=True, slots=True)
class Tally:
    """How the check did on many sentences.

    Attributes:
        planted, found: Errors there are, and those of them that were found.
        sentences, alarmed: Sentences, and those in which something was found that is not there.
        trouble: What went wrong, a line each.
    """

    planted: int
    found: int
    sentences: int
    alarmed: int
    trouble: tuple[str, ...]


def read_cases(path: Path) -> Iterator[Case]:
    """Read the file of handwritten sentences."""
    for number, block in enumerate(path.read_text(encoding="utf-8").split("\n====\n")):
        lines = block.strip("\n").split("\n")
        while number == 0 and lines[0].startswith("#"):
            lines.pop(0)
        about = tuple(lines[0].removeprefix("about: ").split())
        wrong = []
        while lines[-1].startswith("! "):
            rule, _colon, words = lines.pop()[2:].partition(": ")
            wrong.append((rule, words))
        yield Case("\n".join(lines[2:]) + "\n", about, tuple(wrong))


def read_further_cases(
    path: Path, records: Callable[[tuple[str, ...]], Recorded]
) -> Iterator[Case]:
    """Read a file of further sentences.

    Args:
        path: The file, in the same form.
        records: Those of the sources with these keys; a draft is checked against the sources it
            is about and cites, and no others.
    """
    for case in read_cases(path):
        named = (*case.about, *parse_draft(case.body).keys)
        yield replace(case, recorded=records(tuple(sorted(set(named)))))


def tally(cases: Sequence[Case]) -> Tally:
    """Check every sentence and count."""
    planted = found = alarmed = 0
    trouble: list[str] = []
    for case in cases:
        errors = [
            each
            for each in check_draft(case.body, case.recorded, about=case.about)
            if each.severity == "error"
        ]
        planted += len(case.wrong)
        for rule, words in case.wrong:
            hit = next((each for each in errors if _is_it(case.body, each, rule, words)), None)
            if hit is None:
                trouble.append(f"missed {rule} at {words!r} in {case.body!r}")
            else:
                found += 1
                errors.remove(hit)
        if errors:
            alarmed += 1
            told = [(each.rule, each.text) for each in errors]
            trouble.append(f"false {told} in {case.body!r}")
    return Tally(planted, found, len(cases), alarmed, tuple(trouble))


def _is_it(body: str, finding: Finding, rule: str, words: str) -> bool:
    """Whether a finding is of the rule and stands where the words do."""
    start = body.index(words)
    meets = finding.start < start + len(words) and finding.end > start
    return finding.rule == rule and meets
