"""Makes sentences that quote recorded passages, rightly in every form or with one error planted.

Every passage is taken in turn; the form of citation, the style of quotation marks and the
editorial mark are taken in rotation, each with a step of its own, so that they meet in ever new
pairs. `right_cases` yields correct sentences, `wrong_cases` one error of each kind per passage.
Nothing is random: the same sentences come out each time.
"""

import re
from collections.abc import Callable, Iterator
from itertools import count

from readnotes.domain.locators import PAGE, parse_locator
from readnotes.domain.passages import Passage
from tests.drafting.precision.cases import Case
from tests.drafting.precision.records import RECORDED, SOURCES

MARKS = (
    ("“", "”"),
    ('"', '"'),
    ("„", "“"),
    ("«\u00a0", "\u00a0»"),
    ("»", "«"),
    ("‘", "’"),
    ("”", "”"),
)

#: A citation behind the quotation; {key}, {at} the locator with label, {bare} without.
BEHIND = (
    "{q} [@{key}, {at}].",
    "{q} [@{key}, {at}, my own].",
    "{q} [see @{key}, {at}; also @{other}].",
    "{q}. [@{key}, {at}]",
    "{q}, as she has it [cf. @{other}; @{key}, {at}].",
    "So it is at @{key} [{at}]: {q}.",
    "@{key} [{at}] puts it so: {q}, and nobody objects.",
    "{q}[^1]\n\n[^1]: See @{key} [{at}].",
    "> {b}\n> [@{key}, {at}]",
    "> {b} [@{key}, {at}]\n\nSo it goes.",
    "A fine opening [@{key}, {at}]:\n\n> {b}",
    "{b_marked}\n>\n> — *The author* [@{key}, {at}]\n\nThat is the motto.",
    "- first\n- {q} [@{key}, {at}]\n- last",
)
#: Citations typed by hand, in a review about one source.
BY_HAND = (
    "{q} ({at}).",
    "{q} ({nospace})",
    "On {at} we read {q}.",
    "{q}, she says on {at}, and goes on.",
    "> {b}\n\n({at})",
)
LEADS = ("", "The passage is well known: ", "Later ", "I had forgotten that ")

Change = Callable[[list[str]], str | None]


def _words(text: str) -> list[str]:
    return text.split()


def _whole(words: list[str]) -> str | None:
    return " ".join(words)


def _part(words: list[str]) -> str | None:
    return " ".join(words[1:-1])


def _cut(words: list[str]) -> str | None:
    return " ".join((*words[:4], "…", *words[-4:]))


def _bracketed_cut(words: list[str]) -> str | None:
    return " ".join((*words[:4], "[...]", *words[-4:]))


def _spaced_cut(words: list[str]) -> str | None:
    return " ".join((*words[:5], ". . .", *words[-3:]))


def _case(words: list[str]) -> str | None:
    first = words[0]
    return " ".join((f"[{first[0].swapcase()}]{first[1:]}", *words[1:]))


def _curly_case(words: list[str]) -> str | None:
    first = words[0]
    return " ".join((f"{{{first[0].swapcase()}}}{first[1:]}", *words[1:]))


def _escaped_case(words: list[str]) -> str | None:
    first = words[0]
    return " ".join((f"\\[{first[0].swapcase()}]{first[1:]}", *words[1:]))


def _inserted(words: list[str]) -> str | None:
    return " ".join((*words[:3], "[that year]", *words[3:]))


def _replaced(words: list[str]) -> str | None:
    return " ".join((*words[:2], "[they]", *words[3:]))


def _sic(words: list[str]) -> str | None:
    return " ".join((*words[:5], "[sic]", *words[5:]))


def _broken(words: list[str]) -> str | None:
    return " ".join(words[:4]) + "\n" + " ".join(words[4:])


def _typed_plainly(words: list[str]) -> str | None:
    return " ".join(words).replace("’", "'").replace("—", " -- ")


def _soft_hyphen(words: list[str]) -> str | None:
    return " ".join(f"{word[:3]}\u00ad{word[3:]}" if len(word) > 6 else word for word in words)


RIGHT: tuple[Change, ...] = (
    *(_whole, _part, _cut, _bracketed_cut, _spaced_cut, _case, _curly_case, _escaped_case),
    *(_inserted, _replaced, _sic, _broken, _typed_plainly, _soft_hyphen),
)


def _other_word(words: list[str]) -> str | None:
    at = max(range(1, len(words) - 1), key=lambda n: len(words[n]))
    return " ".join((*words[:at], "somewhat", *words[at + 1 :]))


def _lost_word(words: list[str]) -> str | None:
    return " ".join((*words[:3], *words[4:]))


def _more_words(words: list[str]) -> str | None:
    return " ".join((*words[:4], "truly", *words[4:]))


def _swapped(words: list[str]) -> str | None:
    pairs = [n for n in range(1, len(words) - 2) if words[n] != words[n + 1]]
    return " ".join(
        (*words[: pairs[0]], words[pairs[0] + 1], words[pairs[0]], *words[pairs[0] + 2 :])
    )


def _other_case(words: list[str]) -> str | None:
    return " ".join((words[0].swapcase()[0] + words[0][1:], *words[1:]))


def _silent_cut(words: list[str]) -> str | None:
    return " ".join((*words[:3], *words[-3:])) if len(words) > 9 else None


def _misspelt(words: list[str]) -> str | None:
    at = max(range(len(words)), key=lambda n: len(words[n]))
    word = words[at]
    return " ".join((*words[:at], word[0] + word[2] + word[1] + word[3:], *words[at + 1 :]))


WRONG: tuple[Change, ...] = (
    *(_other_word, _lost_word, _more_words, _swapped, _other_case, _silent_cut, _misspelt),
)


def plain_passages() -> list[Passage]:
    """Passages with a page, without brackets, quotation marks and cuts of their own."""
    found = []
    for records in RECORDED.all:
        for passage in records.passages:
            has_page = parse_locator(passage.locator).term == PAGE
            if (
                has_page
                and passage.text.isprintable()
                and not re.search("[“”‘\\[(…]", passage.text)
            ):
                found.append(passage)
    return [each for each in found if len(each.text.split()) > 8 and each.text[0].isascii()]


def _sentence(passage: Passage, words: str, form: str, marks: tuple[str, str], lead: str) -> str:
    at = _with_label(passage.locator)
    other = next(key for key in SOURCES if key != passage.source)
    filled = form.format(
        q=f"{marks[0]}{words.rstrip('.')}{marks[1]}",
        b=words.replace("\n", "\n> "),
        b_marked="> “" + words.replace("\n", "\n> ") + "”",
        key=passage.source,
        other=other,
        at=at,
        nospace=at.replace(" ", ""),
    )
    return f"{lead if not form.startswith(('>', '-', '{b')) else ''}{filled}\n"


def _with_label(locator: str) -> str:
    return f"pp. {locator}" if "-" in locator else f"p. {locator}"


def right_cases() -> Iterator[Case]:
    """Correct quotations with every editorial mark, form of citation and quotation mark."""
    passages = plain_passages()
    turn = count()
    for change in RIGHT:
        for form in (*BEHIND, *BY_HAND):
            number = next(turn)
            passage = passages[number * 5 % len(passages)]
            words = change(_words(passage.text))
            if words is None:
                continue
            marks = MARKS[number % len(MARKS)]
            if marks[0] in "‘”" and re.search("[’']", words):
                marks = MARKS[0]
            about = (passage.source,) if form in BY_HAND else ("osei2016", "brandt2019")
            body = _sentence(passage, words, form, marks, LEADS[number % len(LEADS)])
            yield Case(body, about)


def wrong_cases() -> Iterator[Case]:
    """One error planted in each sentence."""
    passages = plain_passages()
    forms = (*BEHIND, *BY_HAND)
    turn = count()
    for passage in passages:
        for change in WRONG:
            number = next(turn)
            words = change(_words(passage.text))
            if words is not None:
                form = forms[number * 7 % len(forms)]
                about = (passage.source,) if form in BY_HAND else ("osei2016", "brandt2019")
                body = _sentence(passage, words, form, MARKS[number % 5], "")
                place = words.replace("\n", "\n> ").split("\n")[0].rstrip(".")
                yield Case(body, about, (("wording", place),))
        yield from _other_errors(passage, next(turn))


def _other_errors(passage: Passage, number: int) -> Iterator[Case]:
    """Every kind of error but wrong words, in one passage."""
    key, at = passage.source, _with_label(passage.locator)
    text = passage.text.rstrip(".")
    words = text.split()
    opening, closing = MARKS[number % 5]
    about = ("osei2016", "brandt2019", "haddad2018")
    quoted = f"{opening}{text}{closing}"
    part = " ".join(words[1:-1])
    yield Case(f"{quoted} [@{key}, p. 173].\n", about, (("page", "p. 173"),))
    yield Case(f"{quoted} (p. 174).\n", (key,), (("page", "p. 174"),))
    yield Case(f"Nothing there [@{key}, p. 999].\n", about, (("page-range", "p. 999"),))
    yield Case(f"{quoted} [@{key}x, {at}].\n", about, (("unknown-key", f"@{key}x"),))
    yield Case(f"{quoted}.\n", about, (("uncited", text),))
    yield Case(f"> {text}.\n\nSo it goes.\n", about, (("uncited", text),))
    other = "The blue lamp of the customs shed burned through every war we had"
    unrecorded = f"{opening}{other}{closing} [@{key}, {at}].\n"
    yield Case(unrecorded, about, (("unrecorded", other),))
    yield Case(f"It is true that {part} [@{key}, {at}].\n", about, (("borrowing", part),))
    stressed = " ".join((*words[:3], f"*{words[3]}*", *words[4:]))
    where = (("emphasis", f"*{words[3]}*"),)
    if words[3] not in words[:3] and words[3].isalpha():
        yield Case(f"{opening}{stressed}{closing} [@{key}, {at}].\n", about, where)
    inserted = " ".join((*words[:3], "(that year)", *words[3:]))
    sentence = f"{opening}{inserted}{closing} [@{key}, {at}].\n"
    yield Case(sentence, about, (("unmarked-insertion", "(that year)"),))
