"""The process beside the window that checks a draft against the records while it is written.

It is another one than the preview's (`docs/decisions/0017-two-processes.md`), speaks in the same
frames, and like it imports neither Qt nor SQLAlchemy. A frame with records is kept and not
answered; a frame with a draft is checked against the records that came last.
"""

import gc
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from readnotes.gui.preview_process import LENGTH_BYTES, read_frame, write_frame
from readnotes.runtime.priority import stand_back

if TYPE_CHECKING:
    from readnotes.domain.passages import CheckMaterial
    from readnotes.drafting.findings import Finding

NICENESS = 10
"""Where processors are few, the window and its preview go before the check."""

MOST_FINDINGS = 500
"""So many are told of; errors go before advice, and what is open before what was accepted."""

_PASSAGES_AT_ONCE = 200


def make_records_frame(material: "CheckMaterial") -> bytes:
    """The frame of a check's records.

    It is written in small pieces: one call of the JSON writer for ten thousand passages would keep
    the window's thread from running for as long as it takes.
    """
    from readnotes.drafting.check_frames import material_json

    data = "".join(_pieces({"material": material_json(material)})).encode("ascii")
    return len(data).to_bytes(LENGTH_BYTES, "big") + data


def _pieces(value: object) -> Iterator[str]:
    """JSON, a few passages at a time."""
    if isinstance(value, dict):
        yield "{"
        for number, (key, each) in enumerate(value.items()):
            yield f"{',' if number else ''}{json.dumps(key)}:"
            yield from _pieces(each)
        yield "}"
    elif isinstance(value, list) and len(value) > _PASSAGES_AT_ONCE:
        for start in range(0, len(value), _PASSAGES_AT_ONCE):
            yield "," if start else "["
            yield json.dumps(value[start : start + _PASSAGES_AT_ONCE])[1:-1]
        yield "]"
    else:
        yield json.dumps(value)


def choose_findings(
    findings: Sequence["Finding"], most: int = MOST_FINDINGS
) -> Sequence["Finding"]:
    """As many findings as a panel can show, in the order of the draft."""
    if len(findings) <= most:
        return findings
    ranked = sorted(
        range(len(findings)),
        key=lambda n: (findings[n].waived is not None, findings[n].severity == "advice", n),
    )
    return [findings[number] for number in sorted(ranked[:most])]


def count_open(findings: Iterable["Finding"]) -> tuple[int, int]:
    """How many errors and how many pieces of advice are not accepted."""
    opened = [each.severity for each in findings if each.waived is None]
    return opened.count("error"), opened.count("advice")


def main() -> None:
    """Check drafts one after the other, until the window closes its end."""
    from readnotes.drafting.check_frames import CheckDesk, answer_json, read_material, read_request

    stand_back(NICENESS)
    # What is made ready of ten thousand passages is no garbage, and not to be looked through.
    gc.disable()
    desk = CheckDesk()
    material: CheckMaterial | None = None
    write_frame(sys.stdout.buffer, {})
    while (frame := read_frame(sys.stdin.buffer)) is not None:
        if "body" not in frame:
            material = read_material(frame["material"])
            continue
        found = desk.answer(replace(read_request(frame), material=material))
        if material is not None:
            material = None
            gc.collect()
            gc.freeze()
        errors, advice = count_open(found)
        answer = {
            "findings": answer_json(choose_findings(found)),
            "errors": errors,
            "advice": advice,
            "all": len(found),
        }
        write_frame(sys.stdout.buffer, answer)
