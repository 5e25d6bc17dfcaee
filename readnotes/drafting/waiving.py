"""Findings that the reviewer has accepted, with her reason."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from readnotes.domain.reviews import Waiver
from readnotes.drafting.findings import Finding
from readnotes.text.folding import fold


def apply_waivers(findings: Iterable[Finding], waivers: Sequence[Waiver]) -> list[Finding]:
    """Give each finding the reason of the waiver that accepts it.

    A waiver accepts findings of its rule; where it names words, about these words (folded, so
    that another quotation mark or line break does not part them), and where it names a source,
    about it.

    >>> found = [Finding("page", 0, 5, 1, "p. 94", source="a")]
    >>> apply_waivers(found, [Waiver("page", "p. 94", "a", "the paperback")])[0].waived
    'the paperback'
    """
    by_rule: dict[str, list[tuple[str | None, str | None, str]]] = {}
    for waiver in waivers:
        words = fold(waiver.text) if waiver.text is not None else None
        entry = (words, waiver.source, waiver.reason or "")
        by_rule.setdefault(waiver.rule, []).append(entry)
    return [_waive(finding, by_rule.get(finding.rule, [])) for finding in findings]


def _waive(finding: Finding, waivers: Sequence[tuple[str | None, str | None, str]]) -> Finding:
    if not waivers:
        return finding
    words = {fold(finding.text)}
    if not finding.text and finding.recorded:
        words.add(fold(finding.recorded))
    for text, source, reason in waivers:
        if (text is None or text in words) and source in (None, finding.source):
            return replace(finding, waived=reason)
    return finding


def waiver_of(finding: Finding, reason: str) -> Waiver:
    """The waiver that accepts this finding, and the same words found again.

    >>> waiver_of(Finding("page", 0, 5, 1, "p. 94", source="a"), "the paperback").text
    'p. 94'
    """
    return Waiver(finding.rule, finding.text or finding.recorded, finding.source, reason)


def without_waivers_of(waivers: Sequence[Waiver], finding: Finding) -> tuple[Waiver, ...]:
    """The waivers but for those that accept this finding.

    >>> kept = Waiver("page", "p. 4", "a", "so")
    >>> found = Finding("page", 0, 5, 1, "p. 94", source="a")
    >>> without_waivers_of([kept, waiver_of(found, "the paperback")], found) == (kept,)
    True
    """
    bare = replace(finding, waived=None)
    return tuple(each for each in waivers if apply_waivers([bare], [each])[0].waived is None)
