"""How far one word is from another: letters missing, too many, wrong, or changed about."""

from collections.abc import Iterable


def is_near(word: str, other: str, most: int) -> bool:
    """Whether at most so many slips of the pen make one word of the other.

    Two neighbouring letters in each other's place are one slip; no letter is touched twice.

    >>> is_near("kidnaping", "kidnapping", 1), is_near("rasnom", "ransom", 1)
    (True, True)
    >>> is_near("prison", "poison", 0)
    False
    """
    if abs(len(word) - len(other)) > most:
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(word, 1):
        before, last, row = row, before, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != wanted))
            if last and j > 1 and letter == other[j - 2] and word[i - 2] == wanted:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most and (not before or min(before) > most):
            return False
    return row[-1] <= most


def near_words(word: str, words: Iterable[str], most: int) -> list[str]:
    """The words that are so near, in their order.

    >>> near_words("gnag", ["gang", "gangs", "roads"], 1)
    ['gang']
    """
    return [other for other in words if is_near(word, other, most)]
