"""FTS5's own little language, put together from folded words alone.

Every word stands in a string of FTS5, so none can be taken for an operator or a column.
"""

from collections.abc import Sequence


def phrase(words: Sequence[str], *, prefix: bool = False) -> str:
    """Words that follow each other; with `prefix` the last need only begin so.

    >>> phrase(["conspiracy", "of", "sil"], prefix=True)
    '"conspiracy of sil" *'
    """
    joined = " ".join(words).replace('"', '""')
    return f'"{joined}" *' if prefix else f'"{joined}"'


def in_columns(columns: Sequence[str], expression: str) -> str:
    """The expression, looked for in some columns.

    >>> in_columns(["text", "gist"], '"ransom"')
    '{text gist} : ("ransom")'
    """
    return f"{{{' '.join(columns)}}} : ({expression})"


def all_of(expressions: Sequence[str]) -> str:
    """What stands in every one of them.

    >>> all_of(['"a"', '"b"'])
    '("a") AND ("b")'
    """
    return _join(expressions, "AND")


def any_of(expressions: Sequence[str]) -> str:
    """What stands in at least one of them.

    >>> any_of(['"a"'])
    '"a"'
    """
    return _join(expressions, "OR")


def but_not(expression: str, unwanted: str) -> str:
    """What is in the first and not in the second.

    >>> but_not('"a"', '"b"')
    '("a") NOT ("b")'
    """
    return f"({expression}) NOT ({unwanted})"


def _join(expressions: Sequence[str], operator: str) -> str:
    if len(expressions) == 1:
        return expressions[0]
    return f" {operator} ".join(f"({expression})" for expression in expressions)
