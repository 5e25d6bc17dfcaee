"""Where a device counted a passage, which is never turned into a page."""

from dataclasses import dataclass, field

from readnotes.domain.codec import REQUIRED, SCALAR, Extra, Field, Shape, one_of

POSITION_SCALES = (
    "kindle-location",
    "pdf-index",
    "screen-page",
    "percent",
    "epub-cfi",
    "time",
)


@dataclass(frozen=True, slots=True)
class Position:
    """A passage's place on the scale of some device or file.

    Attributes:
        scale: One of `POSITION_SCALES`.
        first: Where it begins, in the device's own count (a CFI is text, time is in seconds).
        last: Where it ends, None where the device told only one place.
        of: The length of the whole on the same scale, where the device told it.
        extra: What else an imported record said of it.
    """

    scale: str
    first: int | float | str | None = None
    last: int | float | str | None = None
    of: int | float | str | None = None
    extra: Extra = field(default_factory=dict, hash=False)


POSITION = Shape(
    Position,
    (
        Field("scale", one_of(POSITION_SCALES, "scale"), "what counts it", REQUIRED),
        Field("first", SCALAR, "where it begins"),
        Field("last", SCALAR, "where it ends"),
        Field("of", SCALAR, "the length of the whole"),
    ),
)
