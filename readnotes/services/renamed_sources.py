"""Sources of a file that are called otherwise in this library, and what names them there."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from readnotes.domain.quotes import Quote
from readnotes.domain.reviews import Review
from readnotes.domain.sources import Source
from readnotes.drafting.renamed_keys import rename_keys


@dataclass(slots=True)
class RenamedSources:
    """The keys here by the keys in the file, of the sources whose keys were taken."""

    keys: dict[str, str] = field(default_factory=dict)

    def key(self, named: str) -> str:
        """The key here of a source that the file names so."""
        return self.keys.get(named, named)

    def source(self, source: Source) -> Source:
        """A source with its links to others under their keys here; its own key stays."""
        if not self.keys or not source.links:
            return source
        return replace(
            source, links=tuple(replace(link, to=self.key(link.to)) for link in source.links)
        )

    def quote(self, quote: Quote) -> Quote:
        """A quote of its source and carrier under their keys here."""
        if not self.keys:
            return quote
        carrier = None if quote.carrier is None else self.key(quote.carrier)
        return replace(quote, source=self.key(quote.source), carrier=carrier)

    def review(self, review: Review) -> Review:
        """A review that is about its sources, and cites them, under their keys here."""
        if not self.keys:
            return review
        return replace(
            review,
            about=self.all(review.about),
            body=rename_keys(review.body, self.keys),
            versions=tuple(
                replace(each, body=rename_keys(each.body, self.keys)) for each in review.versions
            ),
            waivers=tuple(
                replace(each, source=None if each.source is None else self.key(each.source))
                for each in review.waivers
            ),
        )

    def all(self, keys: Iterable[str]) -> tuple[str, ...]:
        """The keys here of several sources, in order."""
        return tuple(map(self.key, keys))
