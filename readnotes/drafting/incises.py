"""Words of the reviewer inside a quotation: « La mer, écrit-elle, est une habitude ».

English closes the marks before “she writes”; French, Italian and Spanish need not.
"""

import re
from collections.abc import Iterator, Sequence

from readnotes.drafting.tokens import Token

_VERBS = (
    "écri(?:t|vait|vit)|di(?:t|sait)|note|ajout(?:e|ait|a)|expliqu(?:e|ait|a)|poursui(?:t|vait|vit)"
    "|demand(?:e|ait|a)|répond(?:ait|it)?|affirm(?:e|ait)|racont(?:e|ait|a)|précis(?:e|ait|a)"
    "|remarqu(?:e|ait|a)|conclu(?:t|ait)|observ(?:e|ait|a)|soulign(?:e|ait|a)|avou(?:e|ait|a)"
    "|scriv(?:e|eva)|dic(?:e|eva)|disse|nota(?:va)?|aggiung(?:e|eva)|osserva(?:va)?|spiega(?:va)?"
    "|ricorda(?:va)?|racconta(?:va)?|conclude(?:va)?|commenta|ammette|confessa"
    "|escrib(?:e|ía|ió)|dijo|decía|anota(?:ba)?|añad(?:e|ía|ió)|explica(?:ba)?|recuerda|cuenta"
    "|apunta(?:ba)?|concluye|comenta|confiesa|señala|escreve|diz|acrescenta"
)
_INCISE = re.compile(
    rf"(?P<before>,|[—–]|\s-)\s?(?:nous\s|ci\s|si\s|nos\s)?(?:{_VERBS})(?:-t)?(?:-\w+|\s[\w’'.]+){{0,5}}"
    r"\s?(?P<after>,|[—–]|-\s)"
)


def without_incises(text: str, tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The same quotation without them: once with the comma before each, once without any.

    The tokens left out become notes, so that every token keeps its number.

    >>> from readnotes.drafting.tokens import read_tokens
    >>> words = "La mer, écrit-elle, est une habitude"
    >>> [[each.form for each in one if each.kind != "note"]
    ...     for one in without_incises(words, read_tokens(words))][0]
    ['La', 'mer', ',', 'est', 'une', 'habitude']
    """
    found = list(_INCISE.finditer(text))
    if not found:
        return
    for keeps_comma in (True, False):
        yield [
            token._replace(kind="note")
            if any(
                each.start() + (keeps_comma and each["before"] == ",") <= token.start < each.end()
                for each in found
            )
            else token
            for token in tokens
        ]
