"""Lines so long that no window could set one at once."""

LONGEST_LINE = 20_000


def split_long_lines(words: str, longest: int = LONGEST_LINE) -> str:
    """Break lines that no window could set at once; in Markdown the paragraph stays one.

    Args:
        words: Any text.
        longest: The most code points a line may have.

    >>> split_long_lines("one two three", 8)
    'one two\\nthree'
    """
    given = words.split("\n")
    if max(map(len, given)) <= longest:
        return words
    lines: list[str] = []
    for line in given:
        start = 0
        while len(line) - start > longest:
            blank = line.rfind(" ", start, start + longest)
            end = blank if blank > start else start + longest
            lines.append(line[start:end])
            start = end + (blank > start)
        lines.append(line[start:] if start else line)
    return "\n".join(lines)
