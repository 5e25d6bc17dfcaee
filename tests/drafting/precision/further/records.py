"""The made-up books of the further sentences, from `records.json`, in the library's own JSON."""

import json
from collections import defaultdict
from functools import cache
from pathlib import Path

from readnotes.domain.attachments import AttachmentUse
from readnotes.domain.passages import CheckMaterial, Passage
from readnotes.domain.sources import SOURCE
from readnotes.drafting.recorded import Recorded

#: Two pictures that the library holds, the first with a credit.
FERRY, HERON = "ab" * 32, "cd" * 32

_CREDITS = {
    "tanaka2019": "© Rei Tanaka",
    "rahimi2017": "Photo: Darius Rahimi",
}

_DATA = json.loads((Path(__file__).parent / "records.json").read_text(encoding="utf-8"))
_SOURCES = {data["key"]: SOURCE.decode(data, "source") for data in _DATA["sources"]}


def _passages() -> dict[str, tuple[Passage, ...]]:
    found: defaultdict[str, list[Passage]] = defaultdict(list)
    for number, data in enumerate(_DATA["quotes"]):
        passage = Passage(
            str(number),
            data["source"],
            data["text"],
            data["locator"],
            data.get("kind", "quotation"),
            data.get("as_printed"),
            data.get("carrier"),
            checked="2026-01-01",
        )
        for key in {passage.source, passage.carrier} - {None}:
            found[str(key)].append(passage)
    return {key: tuple(each) for key, each in found.items()}


_PASSAGES = _passages()


@cache
def records_of(keys: tuple[str, ...]) -> Recorded:
    """The records of some sources, as the library hands them to the check."""
    known = [key for key in keys if key in _SOURCES]
    credit = next((_CREDITS[key] for key in known if key in _CREDITS), None)
    uses = (AttachmentUse(FERRY, credit=credit),) if credit else ()
    return Recorded(
        CheckMaterial(
            {key: _SOURCES[key] for key in known},
            {key: _PASSAGES.get(key, ()) for key in known},
            tuple(_SOURCES),
            {FERRY: uses, HERON: ()},
        )
    )
