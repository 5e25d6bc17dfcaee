"""How far words are from each other, counted in slips of the fingers."""

from collections.abc import Iterable, Iterator


def find_near(word: str, candidates: Iterable[str], most: int) -> Iterator[tuple[int, str]]:
    """Find the words that are few slips from a given one: a letter more, less, other, two swapped.

    No letter is touched twice. Candidates that begin alike are compared alike, so they are best
    given in their order; what cannot become near any more is not looked at further.

    Args:
        word: The given one.
        candidates: Words to compare it with.
        most: The most slips.

    Yields:
        How many slips it is, and the word; in the order of the candidates.

    >>> list(find_near("ransom", ["prison", "random", "ranson", "rnasom", "sum"], 1))
    [(1, 'random'), (1, 'ranson'), (1, 'rnasom')]
    """
    before = ""
    # rows[n] is the least number of slips from the first n letters to each beginning of the word.
    rows = [list(range(len(word) + 1))]
    for candidate in candidates:
        if abs(len(candidate) - len(word)) > most:
            continue
        same = 0
        # What rows there are belongs to the letters that are the same as before.
        for a, b in zip(before[: len(rows) - 1], candidate, strict=False):
            if a != b:
                break
            same += 1
        del rows[same + 1 :]
        before = candidate
        for place in range(same, len(candidate)):
            if _is_far(rows, most):
                break
            rows.append(_next_row(word, candidate, place, rows, most))
        else:
            slips = rows[-1][-1]
            if slips <= most:
                yield slips, candidate


def _is_far(rows: list[list[int]], most: int) -> bool:
    """Whether no further letter can bring the two together; a swap reaches back over two rows."""
    return min(rows[-1]) > most and (len(rows) < 2 or min(rows[-2]) > most)


def _next_row(word: str, candidate: str, place: int, rows: list[list[int]], most: int) -> list[int]:
    letter = candidate[place]
    above = rows[-1]
    row = [most + 1] * len(above)
    if place < most:
        row[0] = place + 1
    last = candidate[place - 1] if place else ""
    for n in range(max(1, place + 1 - most), min(len(word), place + 1 + most) + 1):
        least = above[n - 1] if word[n - 1] == letter else above[n - 1] + 1
        if above[n] < least:
            least = above[n] + 1
        if row[n - 1] < least:
            least = row[n - 1] + 1
        if n > 1 and last == word[n - 1] and letter == word[n - 2] and letter != last:
            least = min(least, rows[-2][n - 2] + 1)
        row[n] = least
    return row
