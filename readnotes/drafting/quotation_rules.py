"""The rules about quotations: wording, unmarked-insertion, page, uncited, unrecorded."""

from collections.abc import Iterator

from readnotes.citation.cited import CitedItem
from readnotes.citation.pandoc import render_pandoc, write_locator
from readnotes.domain.passages import Passage
from readnotes.drafting.alignment import Difference
from readnotes.drafting.findings import Change, Finding
from readnotes.drafting.pieces import Judged
from readnotes.drafting.placing import may_stand_at, read_locator, shown_place
from readnotes.drafting.recorded import SourceRecords, Version
from readnotes.drafting.references import Reference
from readnotes.markup.escape import escape_inline
from readnotes.markup.parse import Range

_SURELY_IT = 0.8


def check_wording(body: str, judged: Judged, records: SourceRecords) -> Iterator[Finding]:
    """A quotation in other words than recorded, and round brackets that hide an insertion."""
    found, piece = judged.match, judged.piece
    version = found.nearest
    if version is None:
        return
    passage = version.passage
    place = shown_place(records.source, passage)
    origin = judged.reading.plain.origin
    for first, last in found.insertions:
        start = origin(judged.reading.tokens[first].start)
        end = judged.reading.plain.origin_of_end(judged.reading.tokens[last - 1].end)
        text = body[start:end]
        yield Finding(
            "unmarked-insertion",
            start,
            end,
            0,
            text,
            records.source.key,
            place,
            version.text,
            f"[{text[1:-1]}]" if text[:1] == "(" and text[-1:] == ")" else None,
        )
    if found.is_exact:
        return
    changes = tuple(
        change
        for each in found.differences
        if (change := _change(body, judged, version, each)) is not None
    )
    if not changes and found.insertions:
        return
    yield Finding(
        "wording",
        piece.start,
        piece.end,
        0,
        body[piece.start : piece.end],
        records.source.key,
        place,
        version.text,
        _mend(body, judged, changes),
        changes=changes,
    )


def _change(body: str, judged: Judged, version: Version, difference: Difference) -> Change | None:
    """A difference as stretches of the draft and of the record."""
    tokens, plain = judged.reading.tokens, judged.reading.plain
    first, last = difference.first, difference.last
    while first < last and tokens[first].kind in ("note", "inserted"):
        first += 1
    if first < last:
        start, end = plain.origin(tokens[first].start), plain.origin_of_end(tokens[last - 1].end)
    elif difference.first == difference.last:
        # Words are missing: the place behind the token before.
        place = tokens[first - 1].end if first else 0
        start = end = plain.origin_of_end(place) if place else judged.piece.start
    else:
        return None
    return Change(start, end, body[start:end], *_recorded_words(version, difference))


def _recorded_words(version: Version, difference: Difference) -> tuple[str, int, int]:
    """What the passage has at a difference, and from where to where."""
    first, last = difference.recorded_first, difference.recorded_last
    plain, tokens = version.plain, version.tokens
    if first == last:
        place = plain.origin_of_end(tokens[first - 1].end) if first else 0
        return "", place, place
    start, end = tokens[first].start, tokens[last - 1].end
    return plain.text[start:end], plain.origin(start), plain.origin_of_end(end)


def _mend(body: str, judged: Judged, changes: tuple[Change, ...]) -> str | None:
    """The quotation with the recorded words in place of the others; marks and cuts stay."""
    if not changes:
        return None
    pieces: list[str] = []
    position = judged.piece.start
    for change in changes:
        if change.start < position:
            return None
        pieces.append(body[position : change.start])
        pieces.append(_mended_words(body, judged, change))
        position = change.end
        if not change.recorded and body[change.start - 1] == body[position : position + 1] == " ":
            position += 1
    pieces.append(body[position : judged.piece.end])
    return "".join(pieces)


def _mended_words(body: str, judged: Judged, change: Change) -> str:
    quoted, recorded = change.quoted, change.recorded
    is_case = (
        change.start == judged.piece.start
        and len(quoted) > 1
        and quoted[0] != recorded[:1]
        and quoted[0].lower() == recorded[:1].lower()
        and quoted[1:] == recorded[1:]
    )
    if is_case:
        return f"[{quoted[0]}]{quoted[1:]}"
    words = escape_inline(recorded)
    if quoted or not words:
        return words
    before = body[change.start - 1 : change.start]
    joins = not before.strip() or words[0] in ",.;:!?"
    return words if joins else f" {words}"


def check_page(body: str, judged: Judged, records: SourceRecords) -> Iterator[Finding]:
    """A quotation whose words are recorded at another place than it is cited at."""
    reference, item = judged.reference, judged.item
    if reference is None or item is None:
        return
    if judged.standing == "elsewhere":
        passage = _misplaced(judged, records, item)
    elif judged.standing == "changed" and _is_surely_elsewhere(judged, records):
        assert judged.match.nearest is not None
        passage = judged.match.nearest.passage
    else:
        return
    start, end = item_place(body, reference, item)
    place = shown_place(records.source, passage)
    yield Finding(
        "page",
        start,
        end,
        0,
        body[start:end],
        judged.key,
        place,
        passage.text,
        place if item.locator in body[start:end] else None,
        detail=item.locator,
    )


def _is_surely_elsewhere(judged: Judged, records: SourceRecords) -> bool:
    """Whether a quotation with a wrong word is cited where its passage does not stand."""
    nearest = judged.match.nearest
    if nearest is None or judged.match.likeness < _SURELY_IT:
        return False
    if nearest.passage.source != records.source.key or not judged.piece.strong:
        return False
    places = [records.locator(version.passage) for version in judged.match.as_near]
    cited = [
        read_locator(item, records.source)
        for reference in judged.piece.strong
        for item in reference.items
        if item.key == judged.key
    ]
    return not any(may_stand_at(place, each) for place in places for each in cited)


def _misplaced(judged: Judged, records: SourceRecords, item: CitedItem) -> Passage:
    """Of a quotation put together from several passages, the one that stands elsewhere."""
    cited = read_locator(item, records.source)
    firsts = [hits[0].version.passage for hits in judged.match.hits]
    elsewhere = (each for each in firsts if not may_stand_at(records.locator(each), cited))
    return next(elsewhere, firsts[0])


def item_place(
    body: str, reference: Reference, item: CitedItem, locator: str | None = None
) -> Range:
    """Where an item's locator stands in the draft, else the whole reference."""
    if reference.form == "typed":
        return reference.start, reference.end
    first, last = reference.shown
    number = [each is item for each in reference.items].index(True)
    at = first
    for before in reference.items[: number + 1]:
        found = body.find(before.key, at, last)
        # In a note a page typed by hand stands without a key.
        if found >= 0:
            at = found + len(before.key)
    words = item.locator if locator is None else locator
    found = body.find(words, at, last) if words else -1
    if found < 0:
        return reference.start, reference.end
    return found, found + len(words)


def check_citing(body: str, judged: Judged, records: SourceRecords | None) -> Iterator[Finding]:
    """A quotation without a citation, or one that the cited source's records do not have."""
    piece = judged.piece
    if judged.standing == "unrecorded":
        text = body[piece.start : piece.end]
        yield Finding("unrecorded", piece.start, piece.end, 0, text, judged.key)
    if judged.standing != "uncited":
        return
    start, end = piece.outer_start, piece.outer_end
    text = body[start:end]
    version = judged.match.nearest
    if records is None or version is None:
        yield Finding("uncited", start, end, 0, text)
        return
    key = records.source.key
    locator = write_locator(version.passage.locator, timed=records.source.timed)
    citation = render_pandoc([CitedItem(key, locator=locator)])
    fix = f"{text}\n> {citation}" if piece.block else f"{text} {citation}"
    yield Finding("uncited", start, end, 0, text, key, locator or None, version.text, fix)
