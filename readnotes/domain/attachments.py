"""Pictures and documents kept inside the library, and what each use says of them."""

import base64
import re
from dataclasses import dataclass

from readnotes.domain.codec import (
    LINE,
    NO_EXTRA,
    REQUIRED,
    Extra,
    Field,
    FieldType,
    Shape,
    checked_line,
    wrong,
)

_DIGITS = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file kept inside the library, known by the SHA-256 of its bytes.

    Attributes:
        sha256: 64 lower-case hexadecimal digits.
        name: The file's name when it was taken in, without folders.
        media_type: As `image/jpeg`.
        data: The bytes.
    """

    sha256: str
    name: str
    media_type: str
    data: bytes
    extra: Extra = NO_EXTRA


@dataclass(frozen=True, slots=True)
class AttachmentUse:
    """One use of an attachment by a source or quote: what is said of it there."""

    sha256: str
    caption: str | None = None
    alt: str | None = None
    credit: str | None = None
    extra: Extra = NO_EXTRA


ATTACHMENT_USE = Shape(
    AttachmentUse,
    (
        Field("sha256", LINE, "which attachment", REQUIRED),
        Field("caption", LINE, "what stands under the picture"),
        Field("alt", LINE, "what the picture shows, for those who cannot see it"),
        Field("credit", LINE, "whose picture it is"),
    ),
)


def _read_bytes(value: object, where: str) -> bytes:
    if not isinstance(value, str):
        raise wrong(where, value, "base64")
    try:
        return base64.b64decode("".join(value.split()), validate=True)
    except ValueError:
        raise wrong(where, value, "base64") from None


def _write_bytes(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _check_digits(line: str) -> None:
    if not _DIGITS.fullmatch(line):
        raise ValueError(line)


ATTACHMENT = Shape(
    Attachment,
    (
        Field("sha256", checked_line("sha256", _check_digits), "SHA-256 of its bytes", REQUIRED),
        Field("name", LINE, "name of the file it was", "attachment"),
        Field("media_type", LINE, "what it is, as `image/jpeg`", "application/octet-stream"),
        Field("data", FieldType("base64", _read_bytes, _write_bytes), "its bytes", REQUIRED),
    ),
)
