"""The versions of a review: read, added one by one, and put back by the journal.

A long draft may have hundreds, each as long as itself. So nobody reads or writes them all who does
not want them all, and a step of the journal holds of them only what it changed at the end.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, select

from readnotes.domain.reviews import REVIEW, Version
from readnotes.storage.json_columns import dump, load
from readnotes.storage.prepared import insert_rows
from readnotes.storage.tables import review_versions

VERSIONS = "versions"
"""The key of an image, and of the record."""


@dataclass(frozen=True, slots=True)
class VersionChange:
    """Other versions from a certain one on.

    Attributes:
        kept: So many, from the oldest, stay as they are.
        before: Those that followed them.
        after: Those that are to follow them.
    """

    kept: int
    before: tuple[Version, ...]
    after: tuple[Version, ...]

    def image(self) -> dict[str, object]:
        """What a step of the journal holds of it: how to have the versions as they were."""
        return {"kept": self.kept, "then": _FIELD.type.write(self.before)}


def load_versions(connection: Connection, numbers: Sequence[int]) -> dict[int, list[Version]]:
    """All versions of some reviews, oldest first."""
    versions: dict[int, list[Version]] = defaultdict(list)
    rows = connection.execute(
        select(review_versions)
        .where(review_versions.c.review.in_(numbers))
        .order_by(review_versions.c.review, review_versions.c.ordinal)
    )
    for row in rows:
        versions[row.review].append(Version(row.created, row.body, row.name, load(row.extra)))
    return versions


def added(connection: Connection, number: int, after: Sequence[Version]) -> VersionChange:
    """The change that more versions are, after all there are."""
    return VersionChange(_count(connection, number), (), tuple(after))


def newest_body(connection: Connection, number: int) -> str | None:
    """The words of the newest version; None where there is none."""
    return connection.execute(
        select(review_versions.c.body)
        .where(review_versions.c.review == number)
        .order_by(review_versions.c.ordinal.desc())
        .limit(1)
    ).scalar()


def change_to(
    connection: Connection, number: int, versions: Sequence[Version]
) -> VersionChange | None:
    """The change from the versions there are to others; None where they are the same."""
    present = load_versions(connection, [number])[number]
    kept = 0
    while kept < min(len(present), len(versions)) and present[kept] == versions[kept]:
        kept += 1
    before, after = tuple(present[kept:]), tuple(versions[kept:])
    return VersionChange(kept, before, after) if before or after else None


def change_back(connection: Connection, number: int, image: object) -> VersionChange | None:
    """The change that has the versions again as an image of the journal says.

    Args:
        connection: The writing one.
        number: The review.
        image: As `VersionChange.image` made it, or the list of all versions.
    """
    if not isinstance(image, Mapping):
        return change_to(connection, number, _FIELD.read(image, VERSIONS))
    rows = connection.execute(
        select(review_versions)
        .where(review_versions.c.review == number, review_versions.c.ordinal >= image["kept"])
        .order_by(review_versions.c.ordinal)
    )
    before = tuple(Version(row.created, row.body, row.name, load(row.extra)) for row in rows)
    return VersionChange(image["kept"], before, _FIELD.read(image["then"], VERSIONS))


def write_change(connection: Connection, number: int, change: VersionChange) -> None:
    """Give a review other versions from a certain one on."""
    if change.before:
        connection.execute(
            delete(review_versions).where(
                review_versions.c.review == number, review_versions.c.ordinal >= change.kept
            )
        )
    write_versions(connection, number, change.after, change.kept)


def write_versions(
    connection: Connection, number: int, versions: Sequence[Version], first: int = 0
) -> None:
    """Write versions of a review, the first of them under this ordinal."""
    rows: list[dict[str, Any]] = [
        {
            "review": number,
            "ordinal": ordinal,
            "created": each.created,
            "name": each.name,
            "extra": dump(each.extra),
            "body": each.body,
        }
        for ordinal, each in enumerate(versions, first)
    ]
    insert_rows(connection, review_versions, rows)


def _count(connection: Connection, number: int) -> int:
    last = select(func.max(review_versions.c.ordinal)).where(review_versions.c.review == number)
    found = connection.execute(last).scalar()
    return 0 if found is None else found + 1


_found = REVIEW.find_field(VERSIONS)
assert _found is not None
_FIELD = _found
