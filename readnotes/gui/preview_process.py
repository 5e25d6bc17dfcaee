"""The process beside the window that reads and renders a draft while it is being written.

It is started as a program of its own and imports neither Qt nor SQLAlchemy. Requests and answers
go through its standard input and output: four bytes with the length, most significant first, and
so many bytes of JSON. Nothing else is ever read or written by it, and nothing is unpickled.
"""

import json
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from readnotes.drafting.parse import Draft

LENGTH_BYTES = 4
MOST_BYTES = 1 << 26
"""More than any draft that is sent, its sources included; a longer frame is no frame of ours."""

NICENESS = 5
"""The window answers a key before its preview is made; the check comes after both."""


def write_frame(stream: BinaryIO, value: object) -> None:
    """Write one value as a frame, at once."""
    stream.write(make_frame(value))
    stream.flush()


def make_frame(value: object) -> bytes:
    """The bytes of one frame.

    >>> make_frame({"a": 1})
    b'\\x00\\x00\\x00\\x08{"a": 1}'
    """
    data = json.dumps(value).encode("ascii")
    return len(data).to_bytes(LENGTH_BYTES, "big") + data


def read_frame(stream: BinaryIO) -> Any:
    """Read one value; None at the end of the stream, or where it is torn off."""
    head = stream.read(LENGTH_BYTES)
    length = int.from_bytes(head, "big")
    if len(head) < LENGTH_BYTES or length > MOST_BYTES:
        return None
    data = stream.read(length)
    return json.loads(data) if len(data) == length else None


class Renderer:
    """Answers requests; keeps the sources it was told of until it is told of others."""

    def __init__(self) -> None:
        # Here and not above: the window imports this file for the shape of the frames alone.
        from readnotes.domain.sources import SOURCE, Source
        from readnotes.markup.page import Page
        from readnotes.text.remembering import Memory

        self._shape = SOURCE
        self._sources: dict[str, Source] = {}
        self._own_words: frozenset[str] = frozenset()
        self._chunks: Memory[str, Draft] = Memory()
        self._page = Page()
        self._shown: list[str] = []

    def answer(self, request: Mapping[str, Any]) -> dict[str, object]:
        """Read and render one draft.

        Args:
            request: `body`, `style`, `about` (keys), `pictures` (SHA-256 of those at hand), and
                `sources` (records as in the library's JSON), or null where they are as before;
                perhaps the `language` of the draft, and `own_words` that are spelt right, null
                where they are as before.

        Returns:
            `pieces` of the page's HTML, one below the other, that stand between those `kept` of the
            page before, so many at its beginning and so many at its end; `sections` as [level,
            title, start, words], places in code points; `words`; the `keys` cited and the
            `pictures` shown, each once, in the order of the draft; how many `notes` say what is
            still to be verified; the words that are `misspelt`, and the languages that are
            `missing` a dictionary.
        """
        from readnotes.citation.styles import get_style
        from readnotes.drafting.asides import notes_to_verify
        from readnotes.drafting.citing import cite_draft
        from readnotes.drafting.outline import count_draft_words, outline
        from readnotes.markup.comments import drop_comments
        from readnotes.markup.page import kept_pieces
        from readnotes.services.spelling import check_spelling

        if request["sources"] is not None:
            decoded = [self._shape.decode(each, "source") for each in request["sources"]]
            self._sources = {source.key: source for source in decoded}
        if request.get("own_words") is not None:
            self._own_words = frozenset(request["own_words"])
        body = request["body"]
        at_hand = frozenset(request["pictures"])
        draft = self._parse(body)
        cited = cite_draft(
            body,
            self._sources,
            get_style(request["style"]),
            about=tuple(request["about"]),
            draft=draft,
        )

        def address(sha256: str) -> str | None:
            return f"attachment:{sha256}" if sha256 in at_hand else None

        spelling = check_spelling(
            body, draft, request.get("language"), self._sources, self._own_words
        )
        page = self._page.render(drop_comments(cited.body), at_hand, address)
        kept = kept_pieces(self._shown, page)
        self._shown = page
        shown = (picture.sha256 for picture in draft.pictures)
        return {
            "kept": kept,
            "pieces": page[kept[0] : len(page) - kept[1]],
            "sections": [
                [each.level, each.title, each.start, each.words] for each in outline(body, draft)
            ],
            "words": count_draft_words(body, draft),
            "keys": draft.keys,
            "misspelt": sorted(spelling.unknown),
            "missing": spelling.missing,
            "notes": len(notes_to_verify(body)),
            "pictures": list(dict.fromkeys(sha256 for sha256 in shown if sha256)),
        }

    def _parse(self, body: str) -> "Draft":
        from readnotes.drafting.chunks import parse_in_chunks
        from readnotes.drafting.parse import parse_draft

        draft = parse_in_chunks(
            body, lambda text: self._chunks.ask(text, lambda: parse_draft(text))
        )
        self._chunks.turn()
        return draft


def main() -> None:
    """Answer requests one after the other, until the window closes its end."""
    from readnotes.runtime.priority import stand_back

    stand_back(NICENESS)
    renderer = Renderer()
    write_frame(sys.stdout.buffer, {})
    while (request := read_frame(sys.stdin.buffer)) is not None:
        write_frame(sys.stdout.buffer, renderer.answer(request))
