"""Putting quotes into the trash, from whatever list they stand in."""

from collections.abc import Sequence

from readnotes.gui.context import Context
from readnotes.gui.messages import Answer
from readnotes.i18n import ntext, text
from readnotes.services import discarding


def trash_quotes(context: Context, numbers: Sequence[int], initiator: object) -> None:
    """Puts quotes into the trash, and says how to take it back; not in a library only read."""
    if not numbers or context.library.read_only:
        return

    def done(count: int) -> None:
        said = ntext("{n} quote is in the trash.", "{n} quotes are in the trash.", count)
        undo = Answer(text("Undo"), lambda: context.host.perform("undo"))
        context.messages.note(said.format(n=count), undo)

    future = discarding.trash_quotes(context.library, numbers)
    context.hub.write(future, done, initiator=initiator)
