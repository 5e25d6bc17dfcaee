"""Front matter: the small part of YAML that every reader of it understands alike.

Every text stands in double quotes, so that none is taken for a number, a date or `no` (YAML
1.1 and 1.2 differ there); lists have a line each; nothing else is needed.
"""

import json
import re
from collections.abc import Mapping, Sequence

Scalar = str | bool | int | float | None
Value = Scalar | Sequence["Value"] | Mapping[str, "Value"]

#: What YAML 1.2, 5.1 does not call printable, and what breaks lines there.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_STEP = "  "


class PlainText(str):
    """A text that needs no quotes: a date, which Hugo and Jekyll want bare."""

    __slots__ = ()


def render_front_matter(values: Mapping[str, Value]) -> str:
    """Write front matter with its fences; what is None or empty is left out.

    >>> print(render_front_matter({"title": 'No: "yes"', "draft": True, "tags": ["a"]}), end="")
    ---
    title: "No: \\"yes\\""
    draft: true
    tags:
      - "a"
    ---
    """
    return "".join(["---\n", *_mapping_lines(values, ""), "---\n"])


def _mapping_lines(values: Mapping[str, Value], indent: str) -> list[str]:
    lines: list[str] = []
    for key, value in values.items():
        if value is None or (isinstance(value, Mapping | Sequence) and not value):
            continue
        if isinstance(value, Mapping):
            lines += [f"{indent}{key}:\n", *_mapping_lines(value, indent + _STEP)]
        elif isinstance(value, Sequence) and not isinstance(value, str):
            lines += [f"{indent}{key}:\n", *_list_lines(value, indent + _STEP)]
        else:
            lines.append(f"{indent}{key}: {_render_scalar(value)}\n")
    return lines


def _list_lines(values: Sequence[Value], indent: str) -> list[str]:
    lines: list[str] = []
    for value in values:
        if isinstance(value, Mapping):
            first, *rest = _mapping_lines(value, indent + _STEP)
            lines += [f"{indent}- {first.lstrip()}", *rest]
        elif isinstance(value, Sequence) and not isinstance(value, str):
            lines += [f"{indent}-\n", *_list_lines(value, indent + _STEP)]
        else:
            lines.append(f"{indent}- {_render_scalar(value)}\n")
    return lines


def _render_scalar(value: Scalar) -> str:
    if isinstance(value, PlainText):
        return str(value)
    if isinstance(value, str):
        quoted = json.dumps(value, ensure_ascii=False)
        return _ESCAPED.sub(lambda sign: f"\\u{ord(sign[0]):04x}", quoted)
    return json.dumps(value)
