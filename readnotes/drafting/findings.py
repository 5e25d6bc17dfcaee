"""What the check of a draft says: rules, findings, and what may be asked of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "advice"]

ERRORS = (
    "wording",
    "page",
    "page-range",
    "unknown-key",
    "uncited",
    "unrecorded",
    "borrowing",
    "emphasis",
    "unmarked-insertion",
    "picture-alt",
    "picture-credit",
    "dead-link",
)
ADVICE = ("unchecked", "proof-copy", "essential-unused", "repeated", "balance", "quantity")
RULES = (*ERRORS, *ADVICE)


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the draft and what the record has instead; either may be empty.

    Attributes:
        start, end: The words in the draft, in code points.
        recorded_start, recorded_end: Those of the recorded passage, in code points of it; both
            the same where it lacks some, -1 where that is not known.
    """

    start: int
    end: int
    quoted: str
    recorded: str
    recorded_start: int = -1
    recorded_end: int = -1


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the check found in a draft.

    Attributes:
        rule: One of `RULES`.
        start, end: Its place, in code points of the body; both 0 where it has none.
        line: The line of its beginning, from 1.
        text: The draft from `start` to `end`, letter for letter.
        source: The citation key it is about.
        locator: The recorded place, as shown.
        recorded: The recorded passage it was compared with.
        fix: What mends it in place of `text`.
        waived: The reason why it is accepted, else None.
        detail: What the sentence names: a key, a number of words …
        changes: Of `wording`, where the words differ.
        elsewhere: Whether its source is one that only a look through the whole library found.
    """

    rule: str
    start: int
    end: int
    line: int
    text: str
    source: str | None = None
    locator: str | None = None
    recorded: str | None = None
    fix: str | None = None
    waived: str | None = None
    detail: str = ""
    changes: tuple[Change, ...] = ()
    elsewhere: bool = False

    @property
    def severity(self) -> Severity:
        """`error` or `advice`, by its rule."""
        return "advice" if self.rule in ADVICE else "error"


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What may be asked of the check.

    Attributes:
        most_quoted_words: Of one source, above which `quantity` speaks; None for no limit.
        fewest_for_balance: Quotations of one source from which on `balance` looks at their pages;
            None for never.
        narrow_part: The part of a book within which all of them must stand to be too narrow.
    """

    most_quoted_words: int | None = 800
    fewest_for_balance: int | None = 4
    narrow_part: float = 0.25


def finding_json(finding: Finding) -> dict[str, object]:
    """A finding as `review check --json` shows it.

    >>> finding_json(Finding("unknown-key", 3, 8, 1, "@nobo", source="nobo"))["severity"]
    'error'
    """
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "start": finding.start,
        "end": finding.end,
        "line": finding.line,
        "text": finding.text,
        "source": finding.source,
        "locator": finding.locator,
        "recorded": finding.recorded,
        "fix": finding.fix,
        "waived": finding.waived,
    }


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether anything was found that is an error and not accepted."""
    return any(each.severity == "error" and each.waived is None for each in findings)


def count_by_rule(findings: Iterable[Finding]) -> Mapping[str, int]:
    """How many findings each rule has, in the order of `RULES`.

    >>> count_by_rule([Finding("page", 0, 1, 1, "a"), Finding("page", 1, 2, 1, "b")])
    {'page': 2}
    """
    found = list(findings)
    counts = {rule: sum(each.rule == rule for each in found) for rule in RULES}
    return {rule: count for rule, count in counts.items() if count}
