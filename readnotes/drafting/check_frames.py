"""The check in another process: requests and answers as JSON, and the desk that answers them."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, astuple, dataclass, fields
from typing import Any

from readnotes.domain.attachments import ATTACHMENT_USE
from readnotes.domain.passages import CheckMaterial, Passage
from readnotes.domain.record_json import source_json
from readnotes.domain.reviews import WAIVER, Waiver
from readnotes.domain.sources import SOURCE
from readnotes.drafting.check import DEFAULT_OPTIONS, Checker
from readnotes.drafting.findings import Change, CheckOptions, Finding
from readnotes.drafting.recorded import Recorded

_PASSAGE_FIELDS = tuple(each.name for each in fields(Passage))
_FINDING_FIELDS = tuple(each.name for each in fields(Finding))


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """A draft to be checked.

    Attributes:
        about: The keys the review is about.
        waivers: What the reviewer has accepted.
        material: The records it is checked against; None where they are as before.
    """

    body: str
    about: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    options: CheckOptions = DEFAULT_OPTIONS
    material: CheckMaterial | None = None


class CheckDesk:
    """Answers one request after the other, with everything made ready that stays the same.

    A source whose record and passages are the same keeps what was made of them.
    """

    def __init__(self) -> None:
        self._recorded = Recorded(CheckMaterial())
        self._checker = Checker()

    def answer(self, request: CheckRequest) -> list[Finding]:
        """Check one draft."""
        if request.material is not None:
            self._recorded = Recorded(request.material, self._recorded)
        self._checker.options = request.options
        return self._checker.check(
            request.body, self._recorded, about=request.about, waivers=request.waivers
        )


def request_json(request: CheckRequest) -> dict[str, object]:
    """A request as JSON.

    >>> read_request(request_json(CheckRequest("so", ("a",)))) == CheckRequest("so", ("a",))
    True
    """
    material = request.material
    return {
        "body": request.body,
        "about": list(request.about),
        "waivers": [WAIVER.encode(each) for each in request.waivers],
        "options": asdict(request.options),
        "material": None if material is None else material_json(material),
    }


def read_request(data: Mapping[str, Any]) -> CheckRequest:
    """A request that `request_json` wrote."""
    material = data["material"]
    return CheckRequest(
        data["body"],
        tuple(data["about"]),
        tuple(WAIVER.decode(each, "waiver") for each in data["waivers"]),
        CheckOptions(**data["options"]),
        None if material is None else read_material(material),
    )


def material_json(material: CheckMaterial) -> dict[str, object]:
    """The records of a check as JSON; of a passage the values of its fields, in order."""
    return {
        "sources": [source_json(source) for source in material.sources.values()],
        "passages": {
            key: [[getattr(each, name) for name in _PASSAGE_FIELDS] for each in passages]
            for key, passages in material.passages.items()
        },
        "keys": list(material.keys),
        "pictures": {
            sha256: [ATTACHMENT_USE.encode(use) for use in uses]
            for sha256, uses in material.pictures.items()
        },
    }


def read_material(data: Mapping[str, Any]) -> CheckMaterial:
    """Records that `material_json` wrote."""
    sources = [SOURCE.decode(each, "source") for each in data["sources"]]
    return CheckMaterial(
        {source.key: source for source in sources},
        {key: tuple(map(_read_passage, rows)) for key, rows in data["passages"].items()},
        tuple(data["keys"]),
        {
            sha256: tuple(ATTACHMENT_USE.decode(use, "attachment") for use in uses)
            for sha256, uses in data["pictures"].items()
        },
    )


def _read_passage(row: Sequence[Any]) -> Passage:
    values = dict(zip(_PASSAGE_FIELDS, row, strict=True))
    return Passage(**values | {"pictures": tuple(values["pictures"])})


def answer_json(findings: Sequence[Finding]) -> list[list[object]]:
    """Findings as JSON: of each the values of its fields, in order."""
    return [
        [
            [list(astuple(change)) for change in each.changes]
            if name == "changes"
            else getattr(each, name)
            for name in _FINDING_FIELDS
        ]
        for each in findings
    ]


def read_answer(rows: Sequence[Sequence[Any]]) -> list[Finding]:
    """Findings that `answer_json` wrote."""
    found = []
    for row in rows:
        values = dict(zip(_FINDING_FIELDS, row, strict=True))
        changes = tuple(Change(*change) for change in values["changes"])
        found.append(Finding(**values | {"changes": changes}))
    return found
