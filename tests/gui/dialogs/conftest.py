"""The reading room, for the tests of this folder."""

from tests.gui.reading_room import room

__all__ = ["room"]
