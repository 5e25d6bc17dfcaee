"""Saving a source from its editor: the record, its shelves, its cover, its other editions."""

from collections.abc import Callable

from readnotes.domain.sources import Source
from readnotes.gui.context import Context
from readnotes.gui.dialogs.cover_field import CoverField
from readnotes.gui.dialogs.source_values import changes_between
from readnotes.services import arranging, editing, reading


def save_source(
    context: Context,
    old: Source | None,
    new: Source,
    cover: CoverField,
    other_edition: str | None,
    done: Callable[[Source], None],
    failed: Callable[[Exception], None],
) -> None:
    """Has a source saved; what follows from it is asked for once the record itself is safe.

    Args:
        context: Where the library is.
        old: As it was, or None for a new one.
        new: As it is to be; an empty key is made by the rule.
        cover: What became of the picture.
        other_edition: The key of a source that is to be linked as an edition of the same work.
        done: Called with the source as stored.
        failed: Called with an error; then nothing was saved.
    """
    library = context.library
    pictures = [cover.new] if cover.new is not None else []

    def follow(saved: Source) -> None:
        if old is not None:
            _move_shelves(context, saved, old.shelves, new.shelves)
            if pictures:
                context.hub.write(editing.attach_pictures(library, saved, pictures))
        if other_edition is not None:
            context.hub.write(editing.edit_source(library, other_edition, {"work": new.work}))
        done(saved)

    if old is None:
        context.hub.write(editing.add_source(library, new, pictures), follow, failed)
        return
    changes = changes_between(old, new)
    if not new.key:
        changes.pop("key", None)
    if cover.removed or (pictures and old.attachments):
        # The first picture is the cover: another one takes its place.
        changes["attachments"] = old.attachments[1:]
    context.hub.write(editing.edit_source(library, old.key, changes), follow, failed)


def _move_shelves(
    context: Context, source: Source, before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    library = context.library
    for name in after:
        if name not in before:
            context.hub.write(arranging.put_on_shelf(library, name, [source.key]))
    left = [name for name in before if name not in after]
    if not left:
        return
    for shelf in reading.list_shelves(library):
        if shelf.name in left:
            keys = [key for key in shelf.sources if key != source.key]
            context.hub.write(arranging.set_shelf(library, shelf.name, keys))
