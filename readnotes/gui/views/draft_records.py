"""What a draft needs of the library as it is written: the sources it cites, its pictures."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from readnotes.citation.names import short_names, shown_year
from readnotes.domain.sources import Source
from readnotes.gui.context import Context
from readnotes.gui.stored_pictures import load_picture
from readnotes.i18n import text
from readnotes.services import compose


class DraftRecords(QObject):
    """Looks up keys and pictures as they turn up in the draft, each once.

    Signals:
        sources_found: More sources are known than before, or others.
        keys_unknown(keys): These keys of the draft no source has; a set.
        pictures_loaded: More pictures are at hand than before.
    """

    sources_found = Signal()
    keys_unknown = Signal(object)
    pictures_loaded = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.sources: Mapping[str, Source] = {}
        self.pictures: dict[str, QImage] = {}
        self._keys: tuple[str, ...] = ()
        self._asked_keys: set[str] = set()
        self._asked_pictures: set[str] = set()

    @property
    def timed(self) -> frozenset[str]:
        """The keys of sources whose places are times."""
        return frozenset(key for key, source in self.sources.items() if source.timed)

    def begin(self, sources: Mapping[str, Source]) -> None:
        """Begins with these sources, by key; nothing is known of others."""
        self.take_sources(sources)
        self._keys = ()
        self.pictures = {}
        self._asked_pictures = set()

    def take_sources(self, sources: Mapping[str, Source]) -> None:
        """Takes the sources as the library has them now; unknown keys are looked up again."""
        self._asked_keys = set()
        if dict(sources) != dict(self.sources):
            self.sources = dict(sources)
            self.sources_found.emit()
        self.note_keys(self._keys)

    def note_keys(self, keys: Sequence[str]) -> None:
        """The draft cites these keys now."""
        self._keys = tuple(keys)
        unknown = {key for key in keys if key not in self.sources}
        new = unknown - self._asked_keys
        self.keys_unknown.emit(unknown - new)
        if not new:
            return
        self._asked_keys |= new
        library = self._context.library
        self._context.hub.ask(library, partial(compose.sources_of, library, new), self._take_found)

    def note_pictures(self, names: Sequence[str]) -> None:
        """The draft shows these pictures now."""
        for sha256 in names:
            if sha256 in self._asked_pictures:
                continue
            self._asked_pictures.add(sha256)
            library = self._context.library
            self._context.hub.ask(
                library,
                partial(load_picture, library, sha256),
                partial(self._take_picture, sha256),
            )

    def describe_key(self, key: str) -> str:
        """What is said of a citation key under the pointer."""
        source = self.sources.get(key)
        if source is None:
            return text("No source has the key “{key}”; it is kept as typed.").format(key=key)
        about = ", ".join(filter(None, (short_names(source), source.title, shown_year(source))))
        return text("{about} (uncorrected proof)").format(about=about) if source.proof else about

    def _take_found(self, found: Mapping[str, Source]) -> None:
        if found:
            self.sources = {**self.sources, **found}
            self.sources_found.emit()
        self.keys_unknown.emit({key for key in self._keys if key not in self.sources})

    def _take_picture(self, sha256: str, picture: QImage) -> None:
        if not picture.isNull():
            self.pictures[sha256] = picture
            self.pictures_loaded.emit()
