"""Printing figures side by side."""

from collections.abc import Sequence


def print_table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows under heads, the first column to the left, the others to the right."""
    widths = [max(len(row[n]) for row in (heads, *rows)) for n in range(len(heads))]
    print(f"\n{title}")
    for row in (heads, ["-" * width for width in widths], *rows):
        first, *others = row
        cells = [first.ljust(widths[0])]
        cells += [each.rjust(width) for each, width in zip(others, widths[1:], strict=True)]
        print("  ".join(cells))


def verdict(measured: float, at_most: float) -> str:
    """`ok`, or how far the figure is over what was asked."""
    return "ok" if measured <= at_most else f"over by {measured / at_most:.2f}"
