"""From a place of the window to the part of the library it shows."""

from readnotes.gui.place import Place
from readnotes.services import reading


def scope_of(place: Place) -> reading.Scope:
    """The part of the library that a place's list of books shows."""
    kind, name = place.scope
    for known in ("all", "status", "shelf", "tag"):
        if known == kind:
            return reading.Scope(known, name)
    return reading.ALL
