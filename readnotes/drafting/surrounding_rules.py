"""The rules about citations, pictures and links: unknown-key, page-range, picture-…, dead-link."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from readnotes.citation.cited import CitedItem
from readnotes.domain.attachments import AttachmentUse
from readnotes.drafting.findings import Finding
from readnotes.drafting.parse import Draft
from readnotes.drafting.placing import backwards_range, is_past_the_end
from readnotes.drafting.quotation_rules import item_place
from readnotes.drafting.recorded import Recorded
from readnotes.drafting.references import Reference
from readnotes.drafting.surroundings import Picture
from readnotes.markup.escape import escape_inline
from readnotes.markup.parse import Range, is_inside
from readnotes.text.folding import fold

_YEAR_AT_END = re.compile(r"\d{4}[a-z]{0,2}$")
_LINK = re.compile(r"(?<!!)\[(?P<words>[^\[\]\n]{0,400})\]\((?P<address><[^<>\n]*>|[^\s()]*)")
_LABEL = re.compile(r"(?:^|\n)[ ]{0,3}\[([^\[\]^\n]{1,80})\]:")
_LABELLED = re.compile(
    r"(?<![!\]\w])\[[^\[\]@\n]{2,400}\]\[(?P<label>[^\[\]^@\n]{1,80})\](?![(:\w])"
)
_BARE = re.compile(r"<(?P<address>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\s]*)>")
_NOTE_REFERENCE = re.compile(r"\[\^([^\]\s\[]{1,80})\](?!:)")
_NOTE = re.compile(r"(?:^|\n)[ ]{0,3}\[\^([^\]\s\[]{1,80})\]:")
_HOST = re.compile(
    r"https?://(?:[^\s/@]*@)?(?:[^\s/:.]+\.)+[^\s/:.]{2,}(?:[:/?#]|$)", re.IGNORECASE
)
_PLAIN_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,31}:")
_DRIVE = re.compile(r"[A-Za-z]:[\\/]|\\\\|~/|/(?:home|Users|tmp|mnt|media|root|var)/")
_SHA256 = re.compile(r"attachment:([0-9a-fA-F]{64})")
_CREDIT = re.compile(
    r"©|\(c\)|\b(?:credits?|courtesy|photo(?:s|graph|graphs|graphed|graphy|grapher)?|foto|bild"
    r"|images?|pictures?|illustrations?|drawing|map|screenshot|screen|source|by|from|via|taken"
    r"|reproduced|copyright|quelle|aus|crédit|archive|collection|pp?|pages?)\b",
    re.IGNORECASE,
)
_BEHIND_PICTURE = 240
_QUOTES = tuple('“"„«»‘‚>')
_OF_ACCOUNTS = (
    *("twitter", "tweet", "instagram", "mastodon", "bluesky", "facebook", "youtube", "tiktok"),
    *("account", "handle", "follow ", "hat tip", "h/t", "thanks to", "folgt ", "suivez "),
)


def check_keys(body: str, references: Iterable[Reference], recorded: Recorded) -> Iterator[Finding]:
    """Citations of sources the library does not have."""
    for reference in references:
        if reference.form in ("typed", "note"):
            continue
        at = reference.start
        for item in reference.items:
            found = re.compile(rf"@\{{?{re.escape(item.key)}\}}?").search(body, at, reference.end)
            start, end = found.span() if found else (reference.start, reference.end)
            at = end if found else at
            if recorded.find(item.key) is None and not _is_handle(body, reference, item, recorded):
                near = get_close_matches(item.key, recorded.material.keys, 1, 0.75)
                fix = f"@{near[0]}" if near and body[start : start + 2] != "@{" else None
                yield Finding("unknown-key", start, end, 0, body[start:end], item.key, fix=fix)


def _is_handle(body: str, reference: Reference, item: CitedItem, recorded: Recorded) -> bool:
    """Whether a bare `@name` names an account of the web and no source."""
    key = item.key
    if reference.form != "narrative" or item.locator or len(reference.items) > 1:
        return False
    if _YEAR_AT_END.search(key) or get_close_matches(key, recorded.material.keys, 1, 0.75):
        return False
    before = body[max(0, reference.start - 40) : reference.start].casefold()
    return (
        key != key.lower()
        or "_" in key
        or before.endswith("(")
        or any(word in before for word in _OF_ACCOUNTS)
    )


def check_pages(
    body: str, references: Iterable[Reference], recorded: Recorded
) -> Iterator[Finding]:
    """Citations of pages past the end of their source."""
    for reference in references:
        is_unsure = reference.form == "typed" and (reference.is_loose or len(reference.items) > 1)
        if reference.form == "note" or is_unsure:
            continue
        for item in reference.items:
            records = recorded.find(item.key)
            if records is None:
                continue
            backwards = backwards_range(item)
            if backwards:
                item_read = replace(item, locator=backwards)
            elif item.locator and is_past_the_end(item, records.source):
                item_read = item
            else:
                continue
            start, end = item_place(body, reference, item, item_read.locator)
            detail = "" if backwards else str(records.source.pages)
            yield Finding("page-range", start, end, 0, body[start:end], item.key, detail=detail)


def check_proofs(
    body: str, references: Iterable[Reference], recorded: Recorded
) -> Iterator[Finding]:
    """Citations of uncorrected proofs."""
    for reference in references:
        if reference.form == "note":
            continue
        for key in dict.fromkeys(item.key for item in reference.items):
            records = recorded.find(key)
            if records is not None and records.source.proof:
                start, end = reference.start, reference.end
                yield Finding("proof-copy", start, end, 0, body[start:end], key)


def check_pictures(
    body: str,
    pictures: Sequence[Picture],
    references: Sequence[Reference],
    uses: Mapping[str, Sequence[AttachmentUse]],
) -> Iterator[Finding]:
    """Pictures without alternative text, without a credit, or which are not there."""
    cited = [(each.start, each.end) for each in references]
    for picture in pictures:
        start, end = picture.start, picture.end
        text = body[start:end]
        recorded = uses.get(picture.sha256 or "", ())
        if not any(map(str.isalnum, picture.alt)):
            alt = next((use.alt for use in recorded if use.alt), None)
            fix = None if alt is None else "![" + _in_brackets(alt) + text[text.index("]") :]
            yield Finding("picture-alt", start, end, 0, text, fix=fix)
        if not _has_credit(body, picture, cited, recorded):
            credit = next((use.credit for use in recorded if use.credit), None)
            fix = None if credit is None else _with_credit(text, picture, credit)
            yield Finding("picture-credit", start, end, 0, text, recorded=credit, fix=fix)
        if _is_dead_picture(picture, uses):
            yield Finding("dead-link", start, end, 0, text, detail=picture.address)


def _in_brackets(words: str) -> str:
    return escape_inline(words).replace("]", "\\]")


def _with_credit(text: str, picture: Picture, credit: str) -> str:
    words = [picture.caption.strip().rstrip("."), credit]
    caption = escape_inline(". ".join(each for each in words if each)).replace('"', "&quot;")
    address = text.index("](") + 2
    head = text[:address]
    return f'{head}{picture.address} "{caption}")'


def _has_credit(
    body: str,
    picture: Picture,
    cited: Sequence[tuple[int, int]],
    recorded: Sequence[AttachmentUse],
) -> bool:
    after = body[picture.end : picture.end + _BEHIND_PICTURE]
    line = after.lstrip("\n ").split("\n\n")[0].split("![")[0]
    shown = fold(f"{picture.caption} {picture.alt} {line}").split()
    credits = [fold(use.credit).split() for use in recorded if use.credit]
    if credits:
        present = set(shown)
        return any(
            2 * sum(word in present for word in credit) >= len(credit) > 0 for credit in credits
        ) and not _misses_names(credits, present)
    if _CREDIT.search(picture.caption):
        return True
    if line[:1] in _QUOTES:
        # A quotation, whose page is its own and not the picture's.
        return False
    reach = picture.end + len(after) - len(after.lstrip("\n ")) + 80
    return any(picture.end <= start < reach for start, _end in cited) or bool(
        _CREDIT.search(line[:120]) and len(line) < 160
    )


def _misses_names(credits: Sequence[Sequence[str]], present: set[str]) -> bool:
    """Whether every credit lacks its last word, the name of whose picture it is."""
    return all(credit[-1] not in present for credit in credits if credit)


def _is_dead_picture(picture: Picture, uses: Mapping[str, Sequence[AttachmentUse]]) -> bool:
    if picture.sha256 is not None:
        return picture.sha256 not in uses
    return not picture.address.startswith("data:image/") and not _HOST.match(picture.address)


def check_links(
    body: str, draft: Draft, uses: Mapping[str, Sequence[AttachmentUse]]
) -> Iterator[Finding]:
    """Links that lead nowhere: no address, a file of this computer, a heading or note not there."""
    code = draft.code
    headings = {fold(heading.text) for heading in draft.headings}
    for found in (*_LINK.finditer(body), *_BARE.finditer(body)):
        address = found["address"].strip("<>")
        if is_inside(found.start(), code) or _is_escaped(body, found.start()):
            continue
        if _is_dead(address, headings, uses):
            start = found.start()
            end = found.end() + (body[found.end() : found.end() + 1] == ")")
            yield Finding("dead-link", start, end, 0, body[start:end], detail=address)
    yield from _check_labels(body, code)
    notes = {found[1] for found in _NOTE.finditer(body)}
    for found in _NOTE_REFERENCE.finditer(body):
        is_label = body[found.end() : found.end() + 1] == ":"
        is_typed = is_inside(found.start(), code) or _is_escaped(body, found.start())
        if found[1] not in notes and not is_label and not is_typed:
            yield Finding("dead-link", *found.span(), 0, found[0], detail=found[0])


def _check_labels(body: str, code: tuple[Range, ...]) -> Iterator[Finding]:
    """Links by label, `[words][label]`, whose label is nowhere defined."""
    labels = {fold(found[1]) for found in _LABEL.finditer(body)}
    for found in _LABELLED.finditer(body):
        label = fold(found["label"])
        is_typed = is_inside(found.start(), code) or _is_escaped(body, found.start())
        if label and label != "sic" and label not in labels and not is_typed:
            yield Finding("dead-link", *found.span(), 0, found[0], detail=found["label"])


def _is_escaped(body: str, place: int) -> bool:
    return place > 0 and body[place - 1] == "\\"


def _is_dead(address: str, headings: set[str], uses: Mapping[str, Sequence[AttachmentUse]]) -> bool:
    if not address or address == "#":
        return True
    if address.startswith("#"):
        return not any(fold(address) == heading or address[1:] in heading for heading in headings)
    attachment = _SHA256.match(address)
    if attachment:
        return attachment[1].lower() not in uses
    lower = address.lower()
    if lower.startswith(("http:", "https:")):
        return not _HOST.match(address)
    if lower.startswith("mailto:"):
        return "@" not in address
    return bool(_PLAIN_SCHEME.match(address) or _DRIVE.match(address)) or lower.startswith("www.")
