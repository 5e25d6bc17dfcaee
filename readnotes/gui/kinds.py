"""The kinds of quotes as the reader calls them."""

from readnotes.i18n import text


def kind_word(kind: str) -> str:
    """The word for a kind of quote, in the reader's language."""
    return {
        "quotation": text("quotation"),
        "paraphrase": text("paraphrase"),
        "summary": text("summary"),
        "comment": text("comment"),
        "question": text("question"),
        "image": text("image"),
    }[kind]
