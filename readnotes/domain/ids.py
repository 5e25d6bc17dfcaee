"""Ids of quotes and reviews: random for new records, made from the content for imported ones."""

import hashlib
import json
import secrets
from collections.abc import Mapping

ID_DIGITS = 16


def new_id() -> str:
    """A fresh id: 16 hexadecimal digits."""
    return secrets.token_hex(ID_DIGITS // 2)


def made_id(*parts: str | None, running: int = 1) -> str:
    """The id of a record that came without one, always the same for the same content.

    Args:
        parts: What the record says, in a fixed order.
        running: 1 for the first record with these parts, 2 for the second …

    >>> made_id("harkin2015", "p. 94") == made_id("harkin2015", "p. 94")
    True
    >>> made_id("harkin2015", "p. 94") == made_id("harkin2015", "p. 94", running=2)
    False
    """
    return _digest([*parts, running])[:ID_DIGITS]


def content_hash(record: Mapping[str, object]) -> str:
    """The hash of a record's JSON, the same for the same content whatever the order of keys."""
    return _digest(record)


def _digest(content: object) -> str:
    text = json.dumps(content, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
