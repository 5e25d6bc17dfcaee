"""The rules that only advise: unchecked, essential-unused, repeated, balance, quantity."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from readnotes.domain.locators import parse_locator
from readnotes.domain.passages import QUOTABLE_KINDS, Passage
from readnotes.drafting.findings import CheckOptions, Finding
from readnotes.drafting.looking import Look
from readnotes.drafting.pieces import Judged
from readnotes.drafting.placing import may_stand_at, shown_place
from readnotes.drafting.recorded import Recorded, SourceRecords

_FEWEST_REPEATED = 5


def check_repeats(body: str, judged: Sequence[Judged], recorded: Recorded) -> Iterator[Finding]:
    """Passages not yet compared with the page, each once, and words quoted a second time."""
    seen: set[str] = set()
    quoted: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for each in judged:
        records = recorded.find(each.key) if each.key is not None else None
        if records is None or each.standing not in ("recorded", "elsewhere", "changed"):
            continue
        hits = [parts[0] for parts in each.match.hits]
        versions = [hit.version for hit in hits]
        if not versions and each.match.nearest is not None:
            versions.append(each.match.nearest)
        piece = each.piece
        text = body[piece.start : piece.end]
        for version in versions:
            if version.passage.checked or version.passage.id in seen:
                continue
            seen.add(version.passage.id)
            place = shown_place(records.source, version.passage)
            yield Finding(
                *("unchecked", piece.start, piece.end, 0, text, each.key, place, version.text)
            )
        for hit in hits:
            before = quoted[hit.version.passage.id]
            if any(
                min(hit.last, last) - max(hit.first, first) >= _FEWEST_REPEATED
                for first, last in before[:20]
            ):
                place = shown_place(records.source, hit.version.passage)
                told = (each.key, place, hit.version.text)
                yield Finding("repeated", piece.start, piece.end, 0, text, *told)
                break
            before.append((hit.first, hit.last))


def check_amounts(
    body: str, judged: Sequence[Judged], recorded: Recorded, options: CheckOptions
) -> Iterator[Finding]:
    """More words of one source than allowed, or all of them from one part of it."""
    by_source: defaultdict[str, list[Judged]] = defaultdict(list)
    for each in judged:
        if each.key is not None and each.standing in ("recorded", "elsewhere", "changed"):
            by_source[each.key].append(each)
    for key, found in by_source.items():
        yield from _quantity(body, key, found, options)
        yield from _balance(body, key, found, recorded, options)


def _quantity(
    body: str, key: str, found: Sequence[Judged], options: CheckOptions
) -> Iterator[Finding]:
    words = 0
    for each in found:
        words += each.reading.words
        if options.most_quoted_words is not None and words > options.most_quoted_words:
            start, end = each.piece.start, each.piece.end
            total = sum(one.reading.words for one in found)
            yield Finding("quantity", start, end, 0, body[start:end], key, detail=str(total))
            return


def _balance(
    body: str, key: str, found: Sequence[Judged], recorded: Recorded, options: CheckOptions
) -> Iterator[Finding]:
    records, fewest = recorded.find(key), options.fewest_for_balance
    if records is None or not records.source.pages or fewest is None or len(found) < fewest:
        return
    pages: list[int] = []
    for each in found:
        hits = [parts[0] for parts in each.match.hits]
        version = hits[0].version if hits else each.match.nearest
        spans = records.locator(version.passage).pages if version is not None else ()
        if not spans or spans[0].first.roman:
            return
        pages.append(spans[0].first.number[0])
    if max(pages) - min(pages) <= records.source.pages * options.narrow_part:
        start, end = found[0].piece.start, found[0].piece.end
        place = f"pp. {min(pages)}–{max(pages)}"
        yield Finding("balance", start, end, 0, body[start:end], key, place)


def check_essential(look: Look, recorded: Recorded, about: Collection[str]) -> Iterator[Finding]:
    """Passages marked as essential, of the sources the review is about, that it does not use.

    Used is what is quoted, in other words too, or stands there without marks; a picture that is
    shown; and a note in the reviewer's own words whose place is cited.
    """
    used = _used(look)
    shown = {picture.sha256 for picture in look.draft.pictures}
    cited: defaultdict[str, set[str]] = defaultdict(set)
    for reference in look.references.all:
        for item in reference.items:
            cited[item.key].add(item.locator)
    for key in dict.fromkeys(about):
        records = recorded.find(key)
        if records is None:
            continue
        for passage in records.passages:
            if not passage.essential or passage.id in used or passage.source != key:
                continue
            if shown.intersection(passage.pictures) or _is_cited(passage, records, cited[key]):
                continue
            place = shown_place(records.source, passage)
            yield Finding("essential-unused", 0, 0, 1, "", key, place, passage.text)


def _used(look: Look) -> set[str]:
    used = {run.passage.id for runs in look.runs.values() for run in runs}
    for each in look.judged:
        used.update(hit.version.passage.id for hits in each.match.hits for hit in hits)
        if each.standing == "changed" and each.match.nearest is not None:
            used.add(each.match.nearest.passage.id)
    return used


def _is_cited(passage: Passage, records: SourceRecords, places: Collection[str]) -> bool:
    """Whether a note in the reviewer's own words has its place cited."""
    if passage.kind in QUOTABLE_KINDS:
        return False
    place = records.locator(passage)
    timed = records.source.timed
    return any(may_stand_at(place, parse_locator(each, timed=timed)) for each in places)
