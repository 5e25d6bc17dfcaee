"""What is asked, apart from any engine's language, so that all are asked the same."""

from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Word:
    """One folded word; `begun` where it need only begin so."""

    word: str
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow one another."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Has:
    """A field with a value as the program's own language has it, such as `tag` and `prison`."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Group:
    """Several things asked together."""

    how: Literal["all", "any"]
    parts: "tuple[Asked, ...]"


@dataclass(frozen=True, slots=True)
class Without:
    """What must not be found; beside other things, or by itself."""

    part: "Asked"


Asked: TypeAlias = Word | Phrase | Has | Group | Without


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and whether its last word is still being typed."""

    asked: Asked
    typing: bool = False

    @property
    def text(self) -> str:
        """It in the program's own language, as one would type it."""
        return written(self.asked, typing=self.typing)


def together(*parts: Asked) -> Group:
    """All of them."""
    return Group("all", parts)


def written(asked: Asked, *, typing: bool = False) -> str:
    """It in the program's own language.

    >>> written(together(Has("page", "90-100"), Has("book", "a b"), Phrase(("c", "d"))))
    'page:90-100 book:"a b" "c d"'
    """
    match asked:
        case Word(word, begun):
            return f"{word}*" if begun and not typing else word
        case Phrase(words):
            return f'"{" ".join(words)}"'
        case Has(field, value):
            return f'{field}:"{value}"' if " " in value else f"{field}:{value}"
        case Group("all", parts):
            return " ".join(written(each, typing=typing) for each in parts)
        case Group(_, parts):
            return " OR ".join(written(each, typing=typing) for each in parts)
        case Without(part):
            return f"-{written(part)}"
