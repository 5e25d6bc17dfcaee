"""A query cut into what the grammar joins: words, phrases, fields, operators, parentheses.

Nothing is refused. What cannot be understood is read as text or left out, and the first place
where that happened is told.
"""

import re
from dataclasses import dataclass, replace

from readnotes.domain.locators import parse_page_query
from readnotes.runtime.questions import go_on
from readnotes.search.fields import FIELDS, SHORT_FORMS
from readnotes.search.results import Trouble
from readnotes.search.tokens import SCOPES, Kind, Lexed, Token
from readnotes.search.tree import MISTAKABLE, FieldIs, Words
from readnotes.text.folding import GAP, fold_words

MOST_NESTED = 12
"""Parentheses deeper than this are passed over; SQLite's own parsers have a depth too."""

MOST_EDITS = 2
MOST_CLAUSES = 1000
MOST_FIELDS = 200

_QUOTATION_MARKS = '"“”„‟«»＂'
# A word ends here.
_END = rf"(?=[\s\0(){_QUOTATION_MARKS}]|$)"
_BLANK = re.compile(r"[\s\0]+")
#: A word that can be nothing else and is finished, as most are; it needs no closer look.
_PLAIN = re.compile(r"[a-z]+(?=[^\S\0]+[^\s\0])")
_OPERATOR = re.compile(rf"(AND|OR|NOT){_END}")
_NUMBERS = r"\d+(?:[-–—]\d+)?"
_PAGE = re.compile(
    rf"(?:(?:[Pp]{{1,2}})\.[^\S\n]*(?P<dotted>[\w–—-]+)|[Pp]{{1,2}}(?P<joined>{_NUMBERS}))[.,;]?{_END}"
)
_BARE_NUMBER = re.compile(_NUMBERS + _END)
_FIELD = re.compile(r"(?P<name>[A-Za-z][A-Za-z-]*):")
_PHRASE = re.compile(rf"[{_QUOTATION_MARKS}](?P<inside>[^{_QUOTATION_MARKS}]*)(?P<end>.|$)", re.S)
_WORD = re.compile(rf"[^\s\0(){_QUOTATION_MARKS}]+")
_VALUE_AFTER_SIGN = re.compile(r"[^\s\0()]")
_TILDE = re.compile(rf"~(?P<edits>\d?)\*?{_END}")
_TILDE_AT_END = re.compile(r"~\d?$")

_OPERATORS: dict[str, Kind] = {"AND": "AND", "OR": "OR", "NOT": "NOT"}
_SURROGATE = re.compile("[\ud800-\udfff]")


def cut(text: str, *, bare_pages: bool = False) -> Lexed:
    """Cut a query into pieces.

    Args:
        text: As typed.
        bare_pages: Whether a number by itself is a page.

    >>> [token.kind for token in cut("-italy OR (p. 39 kidnap*)").tokens]
    ['NOT', 'atom', 'OR', 'open', 'atom', 'atom', 'close']
    """
    return _Cutter(text, bare_pages).cut()


@dataclass(frozen=True, slots=True)
class _Value:
    """A word or phrase as it stands in the query: without quotation marks, `=`, `*` and `~`.

    Attributes:
        quoted: Whether it stands between quotation marks, both of them.
    """

    typed: str
    words: Words
    growing: bool
    quoted: bool = False


class _Cutter:
    def __init__(self, text: str, bare_pages: bool) -> None:
        self._text = _SURROGATE.sub("\ufffd", text)
        self._bare_pages = bare_pages
        self._position = 0
        self._lexed = Lexed()
        # The field of each open parenthesis, "" where it has none.
        self._groups: list[str] = []
        self._passed_over = 0
        self._atoms = self._fields = 0

    def cut(self) -> Lexed:
        end = len(self._text.rstrip())
        while self._position < end:
            go_on()
            if self._atoms >= MOST_CLAUSES or self._fields >= MOST_FIELDS:
                self._complain(self._position, "too-long")
                self._lexed.cut_short = True
                break
            if blank := _BLANK.match(self._text, self._position):
                self._position = blank.end()
            elif not self._groups and (plain := _PLAIN.match(self._text, self._position)):
                self._add("atom", self._position, Words((plain[0],)))
                self._position = plain.end()
            else:
                self._take()
        return self._lexed

    def _take(self) -> None:
        text, at = self._text, self._position
        if text[at] == "(":
            self._open(at, self._group)
        elif text[at] == ")":
            self._close(at)
        elif operator := _OPERATOR.match(text, at):
            self._position = operator.end()
            self._add(_OPERATORS[operator[1]], at)
        elif text[at] == "-" and self._is_minus(at):
            self._position += 1
            self._add("NOT", at)
        elif not self._group and (page := self._find_page(at)):
            self._position = page[1]
            self._add_field(at, "page", _Value(page[0], Words(()), False))
        elif name := _FIELD.match(text, at):
            self._take_field(at, name["name"].lower(), name.end())
        else:
            self._take_value(at, self._group)

    @property
    def _group(self) -> str:
        return self._groups[-1] if self._groups else ""

    def _is_minus(self, at: int) -> bool:
        """Whether a hyphen shuts out what follows: it stands before a word, after none."""
        before = self._text[at - 1 : at]
        after = self._text[at + 1 : at + 2]
        begins = not before or before.isspace() or before in "(\0"
        return begins and bool(after) and not after.isspace() and after not in "-)\0"

    def _find_page(self, at: int) -> tuple[str, int] | None:
        """A page as it is cited, or a bare number in a book's own view; and where it ends."""
        found = _PAGE.match(self._text, at)
        if found is None and self._bare_pages:
            found = _BARE_NUMBER.match(self._text, at)
        if found is None:
            return None
        label = found["dotted"] or found["joined"] if found.re is _PAGE else found[0]
        return (label, found.end()) if parse_page_query(label) else None

    def _open(self, at: int, name: str) -> None:
        self._position += 1
        if len(self._groups) >= MOST_NESTED:
            self._passed_over += 1
            self._complain(at, "too-deep")
            return
        self._groups.append(name)
        self._add("open", at)

    def _close(self, at: int) -> None:
        self._position += 1
        if self._passed_over:
            self._passed_over -= 1
            return
        if self._groups:
            self._groups.pop()
        self._add("close", at)

    def _take_field(self, at: int, typed_name: str, after: int) -> None:
        name = SHORT_FORMS.get(typed_name, typed_name)
        rest = self._text[after : after + 1]
        is_empty = not rest or rest.isspace() or rest in ")\0"
        if name not in FIELDS and name != "in":
            if not is_empty:
                self._complain(at, "unknown-field")
            self._take_value(at, self._group)
            return
        self._position = after
        if is_empty:
            self._complain(at, "empty-field")
            self._drop()
        elif name == "in":
            self._take_scope(at)
        elif rest == "(":
            self._open(after, name)
        else:
            self._take_value(at, name)

    def _take_scope(self, at: int) -> None:
        typed = self._read_value(is_code=True).typed.lower()
        named = [typed] if typed in SCOPES else [n for n in SCOPES if n.startswith(typed)]
        shuts_out = bool(self._lexed.tokens) and self._lexed.tokens[-1].kind == "NOT"
        if len(named) != 1 or shuts_out:
            self._complain(at, "value")
        else:
            records, columns = SCOPES[named[0]]
            self._lexed.records = tuple(dict.fromkeys((*self._lexed.records, *records)))
            self._lexed.columns = tuple(dict.fromkeys((*self._lexed.columns, *columns)))
        self._drop()

    def _take_value(self, at: int, name: str) -> None:
        value = self._read_value(is_code=bool(name) and FIELDS[name].value == "code")
        if name:
            self._add_field(at, name, value)
        elif value.words.words:
            self._add("atom", at, _as_written(value), growing=value.growing)
        else:
            self._drop()

    def _add_field(self, at: int, name: str, value: _Value) -> None:
        field_ = FIELDS[name]
        typed = value.typed.strip()
        wordless = field_.value == "words" and not value.words.words
        self._fields += 1
        if wordless or not field_.accepts(typed):
            self._complain(at, "value")
            self._drop()
        elif field_.value == "code":
            self._add("atom", at, FieldIs(name, typed, Words(())))
        else:
            self._add("atom", at, FieldIs(name, typed, value.words), growing=value.growing)

    def _read_value(self, *, is_code: bool = False) -> _Value:
        """Read a word or a phrase, with the `=` before and the `*` or `~` behind it.

        Args:
            is_code: Whether `~` is a part of it: `read:2015~` is EDTF for about 2015.
        """
        text, at = self._text, self._position
        exact = text[at] == "=" and bool(_VALUE_AFTER_SIGN.match(text, at + 1))
        if exact:
            at += 1
        phrase = _PHRASE.match(text, at)
        if phrase is not None:
            typed, end, growing = phrase["inside"], phrase.end(), not phrase["end"]
            if growing:
                self._complain(at, "quotation-mark")
            prefix = text[end : end + 1] == "*"
            self._position = end + prefix
            tilde = _TILDE.match(text, self._position)
            self._position = tilde.end() if tilde else self._position
        else:
            word = _WORD.match(text, at)
            typed = word[0] if word else text[at]
            self._position = at + len(typed)
            growing, written = True, typed
            typed = typed.rstrip("*")
            tilde = None if is_code else _TILDE_AT_END.search(typed)
            typed = typed[: tilde.start()].rstrip("*") if tilde else typed
            prefix = "*" in written[len(typed) :]
        words = _words_of(typed)
        if words and tilde is not None and (edits := self._edits(at, tilde[0], words)):
            return _Value(typed, Words(words, edits=edits), False)
        growing = growing and not prefix and not exact and self._position == len(text)
        found = Words(words, prefix and bool(words), exact and bool(words))
        return _Value(typed, found, growing, bool(phrase and phrase["end"]))

    def _edits(self, at: int, tilde: str, words: tuple[str, ...]) -> int:
        """How many letters of a word may be wrong; none where there are several words."""
        edits = int(tilde.strip("~*") or 1)
        if len(words) > 1 or not 1 <= edits <= MOST_EDITS:
            self._complain(at, "fuzzy")
        return min(edits, MOST_EDITS) if len(words) == 1 else 0

    def _add(
        self, kind: Kind, at: int, atom: Words | FieldIs | None = None, *, growing: bool = False
    ) -> None:
        self._atoms += atom is not None
        self._lexed.tokens.append(Token(kind, at, atom, growing))

    def _drop(self) -> None:
        """Forget the clause that could not be read, and that it was to be shut out."""
        while self._lexed.tokens and self._lexed.tokens[-1].kind == "NOT":
            self._lexed.tokens.pop()

    def _complain(self, at: int, why: str) -> None:
        self._lexed.troubles.append(Trouble(at, why))


def _as_written(value: _Value) -> Words:
    """The words; a single one between quotation marks is meant as it stands, without its forms.

    Not what needs them so as not to be taken for a page.
    """
    words = value.words
    is_plain = len(words.words) == 1 and not words.prefix and not words.edits
    if value.quoted and is_plain and not MISTAKABLE.fullmatch(words.words[0]):
        return replace(words, exact=True)
    return words


def _words_of(typed: str) -> tuple[str, ...]:
    """The words to be searched; omission marks count only between others."""
    words = fold_words(typed)
    while words and words[-1] == GAP:
        words.pop()
    while words and words[0] == GAP:
        del words[0]
    return tuple(words)
