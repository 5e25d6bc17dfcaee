"""Whoosh's own index over the folded rows, in a private folder that is gone afterwards.

The program itself never makes or opens such an index; it is here to be compared with.
"""

import tempfile
from itertools import islice
from pathlib import Path
from typing import Any

from whoosh import query as asking
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.collectors import TimeLimit, TimeLimitCollector
from whoosh.fields import ID, KEYWORD, NUMERIC, TEXT, Schema
from whoosh.index import create_in

from readnotes.text.folding import GAP
from tests.bench.asked import Asked, Group, Has, Phrase, Question, Without, Word
from tests.bench.engines import GIVEN_UP, LIMIT, Ask, Marks
from tests.bench.rows import each_row

_MEMORY = 512


class Whoosh:
    """Whoosh, ranked by its bm25."""

    name = "Whoosh"

    def __init__(self, library: Path, rows: Path, most: int) -> None:
        """Index at most so many of the rows."""
        self._folder = tempfile.TemporaryDirectory(prefix="readnotes-whoosh-")
        self._marks = Marks.of(library)
        schema = Schema(
            number=NUMERIC(stored=True, bits=64),
            words=TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=True),
            marks=KEYWORD(),
            kind=ID(),
            first=NUMERIC(),
            last=NUMERIC(),
        )
        index = create_in(self._folder.name, schema)
        writer = index.writer(limitmb=_MEMORY)
        for row in islice(each_row(rows), most):
            writer.add_document(
                number=row.number,
                words=f" {GAP} ".join(row.own),
                marks=row.marks,
                kind=row.kind,
                first=row.first,
                last=row.last,
            )
        writer.commit()
        self._searcher = index.searcher()

    def prepared(self, question: Question) -> Ask | None:
        query = self._query(question.asked)
        return None if query is None else lambda: self._ask(query)

    def close(self) -> None:
        self._searcher.close()
        self._folder.cleanup()

    def _ask(self, query: Any) -> list[int]:
        """The best; nothing where they do not come until `GIVEN_UP`."""
        collector = TimeLimitCollector(self._searcher.collector(limit=LIMIT), GIVEN_UP)
        try:
            self._searcher.search_with_collector(query, collector)
        except TimeLimit:
            return []
        return [hit["number"] for hit in collector.results()]

    def _query(self, asked: Asked) -> Any:
        match asked:
            case Word(word, True):
                return asking.Prefix("words", word)
            case Word(word):
                return asking.Term("words", word)
            case Phrase(words):
                return asking.Phrase("words", list(words))
            case Has("page", value):
                first, _dash, last = value.partition("-")
                begin = asking.NumericRange("first", 1, int(last or first))
                return asking.And([begin, asking.NumericRange("last", int(first), None)])
            case Has("kind", value):
                return asking.Term("kind", value)
            case Has():
                mark = self._marks.mark(asked)
                return asking.Term("marks", mark) if mark else None
            case Group(how, parts):
                found = [self._query(each) for each in parts]
                if any(each is None for each in found):
                    return None
                return asking.And(found) if how == "all" else asking.Or(found)
            case Without(part):
                unwanted = self._query(part)
                return None if unwanted is None else asking.Not(unwanted)
