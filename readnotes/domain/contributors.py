"""Who made a source: persons and bodies in the roles that CSL 1.0.2 names."""

from dataclasses import dataclass

from readnotes.domain.codec import LINE, NO_EXTRA, REQUIRED, Extra, Field, Shape, one_of

ROLES = (
    "author",
    "editor",
    "translator",
    "interviewer",
    "chair",
    "collection-editor",
    "compiler",
    "composer",
    "container-author",
    "contributor",
    "curator",
    "director",
    "editor-translator",
    "editorial-director",
    "executive-producer",
    "guest",
    "host",
    "illustrator",
    "narrator",
    "organizer",
    "original-author",
    "performer",
    "producer",
    "recipient",
    "reviewed-author",
    "script-writer",
    "series-creator",
)


@dataclass(frozen=True, slots=True)
class Contributor:
    """A person (`family`, `given`) or a body (`literal`) in one role on a source."""

    role: str = "author"
    family: str | None = None
    given: str | None = None
    literal: str | None = None
    extra: Extra = NO_EXTRA


CONTRIBUTOR = Shape(
    Contributor,
    (
        Field("role", one_of(ROLES, "csl-role"), "CSL role", REQUIRED),
        Field("family", LINE, "family name"),
        Field("given", LINE, "given names"),
        Field("literal", LINE, "the whole name of a body, or of a person with one name"),
    ),
)


def parse_name(name: str, role: str = "author") -> Contributor:
    """Read a name as people type it: with a comma it is family and given, without one literal.

    >>> parse_name("Harkin, James").given
    'James'
    >>> parse_name("Samer").literal
    'Samer'
    """
    family, comma, given = name.partition(",")
    if not comma:
        return Contributor(role, literal=name.strip())
    return Contributor(role, family=family.strip() or None, given=given.strip() or None)


def render_name(contributor: Contributor) -> str:
    """The name as it is typed, so that `parse_name` gives it back.

    >>> render_name(Contributor(family="Harkin", given="James"))
    'Harkin, James'
    """
    if contributor.literal is not None:
        return contributor.literal
    return f"{contributor.family or ''}, {contributor.given or ''}".strip()
