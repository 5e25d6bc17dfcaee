"""The folded words of a text, each with where it stands in it."""

from readnotes.text.folding import fold_marked, fold_run_with_places, mark_gaps_and_brackets


class FoldedText:
    """A text, and the folded words in it.

    White space parts words, so each run between can be looked at by itself; that is done for the
    words alone whose places are asked for. It is quickest to ask in the order of the text.

    >>> folded = FoldedText("“[D]espite” Straßen")
    >>> [(word, folded.place_of(at)) for at, word in enumerate(folded.words)]
    [('despite', (2, 10)), ('strassen', (12, 19))]

    Attributes:
        words: As `fold_words` gives them.

    Args:
        text: Any.
    """

    def __init__(self, text: str) -> None:
        self._marked = mark_gaps_and_brackets(text)
        self._runs = self._marked.split()
        # A line for each run.
        self._folded = fold_marked("\n".join(self._runs))
        self.words = self._folded.split()
        # The word and the run that were asked for last, each with the text from it on.
        self._word, self._from_word = 0, self._folded
        self._run, self._from_run = 0, self._marked

    def place_of(self, word: int) -> tuple[int, int]:
        """The [start, end) code points that a word came from, given by its index."""
        if word < self._word:
            self._word, self._from_word = 0, self._folded
        self._from_word = self._from_word.split(None, word - self._word)[-1]
        self._word = word
        folded, at = self._folded, len(self._folded) - len(self._from_word)
        run = folded.count("\n", 0, at)
        before = folded[folded.rfind("\n", 0, at) + 1 : at]
        _word, start, end = fold_run_with_places(self._runs[run])[len(before.split())]
        first = self._start_of(run)
        return first + start, first + end

    def _start_of(self, run: int) -> int:
        """The code point at which a run begins, given by its index."""
        if run < self._run:
            self._run, self._from_run = 0, self._marked
        self._from_run = self._from_run.split(None, run - self._run)[-1]
        self._run = run
        return len(self._marked) - len(self._from_run)
