"""Tantivy over the folded rows; all words of a quote in one field, which is the least work."""

from pathlib import Path

import tantivy
from tantivy import FieldType, Occur, Query

from readnotes.text.folding import GAP
from tests.bench.asked import Asked, Group, Has, Phrase, Question, Without, Word
from tests.bench.engines import LIMIT, Ask, Marks
from tests.bench.rows import each_row

_HEAP = 500_000_000


class Tantivy:
    """Tantivy, ranked by its bm25."""

    name = "Tantivy"

    def __init__(self, library: Path, rows: Path, folder: Path) -> None:
        self.path = folder / f"{library.stem}-tantivy"
        if not self.path.exists():
            unfinished = folder / f"unfinished-{library.stem}-tantivy"
            unfinished.mkdir(exist_ok=True)
            _build(unfinished, rows)
            unfinished.rename(self.path)
        self._marks = Marks.of(library)
        self.again()

    def again(self) -> "Tantivy":
        """It, opened again."""
        self._index = tantivy.Index.open(str(self.path))
        self._schema = self._index.schema
        self._searcher = self._index.searcher()
        return self

    def prepared(self, question: Question) -> Ask | None:
        if self._query(question.asked) is None:
            return None
        return lambda: self._ask(question.asked)

    def close(self) -> None:
        del self._searcher, self._index

    def _ask(self, asked: Asked) -> list[int]:
        query = self._query(asked)
        assert query is not None
        hits = self._searcher.search(query, LIMIT, count=False).hits
        return [self._searcher.doc(address)["number"][0] for _score, address in hits]

    def _query(self, asked: Asked) -> Query | None:
        match asked:
            case Word(word, True):
                return Query.regex_query(self._schema, "words", f"{word}.*")
            case Word(word):
                return Query.term_query(self._schema, "words", word)
            case Phrase(words):
                return Query.phrase_query(self._schema, "words", list(words))
            case Has("page", value):
                first, _dash, last = value.partition("-")
                return self._pages(int(first), int(last or first))
            case Has("kind", value):
                return Query.term_query(self._schema, "kind", value)
            case Has():
                mark = self._marks.mark(asked)
                return Query.term_query(self._schema, "marks", mark) if mark else None
            case Group("all", parts):
                return self._joined(parts, Occur.Must)
            case Group(_, parts):
                return self._joined(parts, Occur.Should)
            case Without():
                return self._joined((asked,), Occur.Must)

    def _joined(self, parts: tuple[Asked, ...], occur: Occur) -> Query | None:
        found = []
        for each in parts:
            unwanted = isinstance(each, Without)
            query = self._query(each.part if isinstance(each, Without) else each)
            if query is None:
                return None
            found.append((Occur.MustNot if unwanted else occur, query))
        if all(isinstance(each, Without) for each in parts):
            found.append((Occur.Must, Query.all_query()))
        return Query.boolean_query(found)

    def _pages(self, first: int, last: int) -> Query:
        """Quotes that begin before the range ends, and end after it begins."""
        integer = FieldType.Integer
        begin = Query.range_query(self._schema, "first", integer, upper_bound=last)
        end = Query.range_query(self._schema, "last", integer, lower_bound=first)
        return Query.boolean_query([(Occur.Must, begin), (Occur.Must, end)])


def _build(folder: Path, rows: Path) -> None:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("number", stored=True)
    builder.add_text_field("words", tokenizer_name="whitespace")
    builder.add_text_field("marks", tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field("kind", tokenizer_name="raw", index_option="basic")
    for name in ("first", "last"):
        builder.add_integer_field(name, fast=True, indexed=True)
    writer = tantivy.Index(builder.build(), str(folder)).writer(_HEAP, 1)
    for row in each_row(rows):
        writer.add_document(
            tantivy.Document(
                number=row.number,
                words=f" {GAP} ".join(row.own),
                marks=row.marks,
                kind=row.kind,
                first=row.first,
                last=row.last,
            )
        )
    writer.commit()
    writer.wait_merging_threads()
