"""What the command line prints: JSON, lines for people and pipes, files as they are.

Answers go to standard output, everything else to standard error; both are UTF-8.
"""

import io
import json
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence

from readnotes.text.visible import make_lines_visible, make_visible

GAP = "  "
WIDEST_COLUMN = 32

Json = Mapping[str, object]


def speak_utf8() -> None:
    """Let standard output and error carry every script, whatever the terminal's own encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def print_json(answer: Json) -> None:
    """Print one JSON object."""
    print(json.dumps(answer, ensure_ascii=False, indent=1))


def print_json_list(name: str, records: Iterable[Json]) -> None:
    """Print a JSON object with one key, a record a line; the whole is never held at once."""
    print(f"{{{json.dumps(name)}: [", end="")
    between = "\n"
    for record in records:
        print(between + json.dumps(record, ensure_ascii=False), end="")
        between = ",\n"
    print("\n]}")


def print_exactly(data: bytes) -> None:
    """Print a document byte for byte."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(data.decode("utf-8", "replace"))
        return
    sys.stdout.flush()
    buffer.write(data)
    buffer.flush()


def print_line(line: str) -> None:
    """Print one line in which nothing acts."""
    print(make_visible(line))


def print_table(rows: Sequence[Sequence[str]]) -> None:
    """Print rows as aligned columns, a row a line; on a screen the last column is cut to fit.

    Line ends inside a cell become blanks.
    """
    cells = [[make_visible(" ".join(cell.split())) for cell in row] for row in rows]
    count = max(map(len, cells), default=0)
    widths = [
        min(WIDEST_COLUMN, max(len(row[column]) for row in cells)) for column in range(count - 1)
    ]
    room = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    for row in cells:
        padded = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        line = GAP.join([*padded, row[-1]]).rstrip()
        print(line if room is None or len(line) <= room else line[: room - 1] + "…")


def print_fields(fields: Sequence[tuple[str, str]]) -> None:
    """Print names and values below one another; the further lines of a value are set in."""
    width = max((len(name) for name, _ in fields), default=0)
    for name, value in fields:
        first, *further = make_lines_visible(value).split("\n")
        print(f"{name.ljust(width)}{GAP}{first}".rstrip())
        for line in further:
            print(f"{' ' * width}{GAP}{line}".rstrip())


def warn(line: str) -> None:
    """Print one line on standard error."""
    print(make_visible(line), file=sys.stderr)


def show_progress(done: int, total: int) -> None:
    """Show on standard error how far long work is, in one line; nothing where nobody looks."""
    if sys.stderr.isatty():
        share = 100 if done >= total else 100 * done // total
        print(f"\r{share:3} %", end="" if done < total else "\n", file=sys.stderr, flush=True)


def read_standard_input() -> str:
    """Everything on standard input as given; what is not UTF-8 becomes U+FFFD."""
    buffer = getattr(sys.stdin, "buffer", None)
    if buffer is None:
        return sys.stdin.read()
    data: bytes = buffer.read()
    return data.decode("utf-8", "replace")
