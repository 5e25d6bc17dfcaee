"""The sentence of each finding, for the command line and the window alike."""

from readnotes.drafting.findings import Finding
from readnotes.i18n import text

_LONGEST_SHOWN = 60

SENTENCES = {
    "wording": text("the words differ from what is recorded: {changes}"),
    "page": text("recorded at {locator}, cited at {detail}"),
    "page-range": text("{text} is not in {source}, which has {detail} pages"),
    "unknown-key": text("the library has no source {source}"),
    "uncited": text("{text} is quoted without a citation"),
    "unrecorded": text("{text} is not among the passages recorded from {source}"),
    "borrowing": text("{text} stands in {source}, but not in quotation marks"),
    "emphasis": text("nothing says whose emphasis {text} is"),
    "unmarked-insertion": text("{text} is not in the passage; insertions stand in square brackets"),
    "picture-alt": text("the picture has no alternative text"),
    "picture-credit": text("the picture has no credit"),
    "dead-link": text("the link leads nowhere: {detail}"),
    "unchecked": text("not yet compared with the page: {text}"),
    "proof-copy": text("{source} is an uncorrected proof"),
    "essential-unused": text("essential, but not used: {recorded}"),
    "repeated": text("quoted a second time: {text}"),
    "balance": text("everything quoted from {source} stands on {locator}"),
    "quantity": text("{detail} words are quoted from {source}"),
}
_RECORDED_ELSEWHERE = text("{text} is recorded from {detail}, not from {source}")
_BACKWARDS = text("{text} runs backwards")
_ELSEWHERE = text("the words differ from what is recorded")


def finding_sentence(finding: Finding) -> str:
    """Say a finding in one line.

    >>> finding_sentence(Finding("unknown-key", 0, 7, 1, "@nobody", source="nobody"))
    'the library has no source nobody'
    """
    sentence = SENTENCES[finding.rule]
    if finding.rule == "page-range" and not finding.detail:
        sentence = _BACKWARDS
    if finding.rule == "unrecorded" and finding.detail:
        sentence = _RECORDED_ELSEWHERE
    changes = "; ".join(
        f"{_quote(change.quoted)} → {_quote(change.recorded)}" for change in finding.changes[:3]
    )
    if finding.rule == "wording" and not changes:
        sentence = _ELSEWHERE
    return sentence.format(
        text=_quote(finding.text),
        source=finding.source or "",
        locator=finding.locator or "",
        recorded=_quote(finding.recorded or ""),
        detail=finding.detail,
        changes=changes,
    )


def _quote(words: str) -> str:
    shown = " ".join(words.split()).strip('“”"„«»')
    if len(shown) > _LONGEST_SHOWN:
        shown = shown[: _LONGEST_SHOWN - 1].rstrip() + "…"
    return f"“{shown}”"
