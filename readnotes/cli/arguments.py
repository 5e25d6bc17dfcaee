"""How the words of a command line are read.

`argparse` keeps the list of what a command takes and writes its help. The reading itself is
done here, because `argparse` cannot do what the contract says: a source's key before the
options and the passage behind them, `--page -`, `--page=--`, one key or several after
`--about`, and a query that begins with a minus sign.
"""

import argparse
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from readnotes.domain.errors import UsageError
from readnotes.i18n import text

PROGRAM = "readnotes"


class HelpShownError(Exception):
    """The reader asked for help and was given it; there is nothing else to do."""


@dataclass(frozen=True, slots=True)
class CommandLine:
    """A command line with what stands before its command taken apart.

    Attributes:
        library: The library that was named, or None.
        as_json: Whether answers are to be JSON.
        wish: `help`, `version` or empty.
        words: The command or file, and everything behind it as it came.
    """

    library: str | None = None
    as_json: bool = False
    wish: str = ""
    words: tuple[str, ...] = ()


def split_command_line(arguments: Sequence[str]) -> CommandLine:
    """Read what stands before the command.

    Raises:
        UsageError: An option there is not known, or lacks its value.

    >>> split_command_line(["--library", "my.readnotes", "show", "harkin2015"]).words
    ('show', 'harkin2015')
    """
    library, as_json, wish = None, False, ""
    rest = deque(arguments)
    while rest and rest[0].startswith("-") and rest[0] != "-":
        word = rest.popleft()
        if word == "--":
            break
        name, equals, value = word.partition("=")
        if name == "--library":
            if not equals and not rest:
                raise UsageError(text("--library needs the name of a file."))
            library = value if equals else rest.popleft()
        elif word == "--json":
            as_json = True
        elif word in ("--help", "-h"):
            wish = "help"
        elif word == "--version":
            wish = "version"
        else:
            raise UsageError(
                text("There is no option “{option}” here; see {program} --help.").format(
                    option=word, program=PROGRAM
                )
            )
    return CommandLine(library, as_json, wish, tuple(rest))


class Parser(argparse.ArgumentParser):
    """What one command takes.

    Options may stand before and behind its other words; `--` ends them. A word that begins
    with one minus sign is an option only if the command has it.
    """

    def __init__(self, command: str, summary: str) -> None:
        self._options: dict[str, argparse.Action] = {}
        self._words: list[argparse.Action] = []
        super().__init__(f"{PROGRAM} {command}", description=summary, allow_abbrev=False)
        self.add_argument("--library", metavar="FILE", help=text("the library"))
        self.add_argument("--json", action="store_true", help=text("answer in JSON"))

    def parse(self, words: Sequence[str]) -> argparse.Namespace:
        """Read the words behind the command.

        Raises:
            UsageError: They are not what the command takes.
            HelpShownError: They asked for help, which was printed.
        """
        found = argparse.Namespace()
        for action in (*self._options.values(), *self._words):
            if action.dest != "help":
                setattr(found, action.dest, action.default)
        rest = deque(words)
        plain: list[str] = []
        while rest:
            word = rest.popleft()
            if word == "--":
                plain += rest
                break
            option, value = self._as_option(word)
            if option is None:
                plain.append(word)
            else:
                self._take(found, self._options[option], option, value, rest)
        self._place(found, plain)
        for option, action in self._options.items():
            if action.required and getattr(found, action.dest) is None:
                raise self._wrong(text("{name} is missing").format(name=option))
        return found

    def _as_option(self, word: str) -> tuple[str | None, str | None]:
        """The option a word is, with the value that hangs on it; None where it is a plain word."""
        if word in self._options:
            return word, None
        name, equals, value = word.partition("=")
        if equals and name.startswith("--") and name in self._options:
            return name, value
        short = self._options.get(word[:2]) if not word.startswith("--") else None
        if short is not None and short.nargs != 0:
            return word[:2], word[2:]
        if word.startswith("--") and " " not in name:
            raise self._wrong(
                text("there is no option “{option}”; text that begins so stands behind --").format(
                    option=name
                )
            )
        return None, None

    def _take(
        self,
        found: argparse.Namespace,
        action: argparse.Action,
        option: str,
        value: str | None,
        rest: deque[str],
    ) -> None:
        """Give an option its value: the one that hangs on it, or the next word, or words."""
        if action.nargs == 0:
            if value is not None:
                raise self._wrong(text("{option} takes no value").format(option=option))
            action(self, found, [], option)
            return
        if value is None and (not rest or (action.nargs == "+" and rest[0] == "--")):
            raise self._wrong(text("{option} needs a value").format(option=option))
        values = [rest.popleft() if value is None else value]
        while action.nargs == "+" and value is None and rest and not rest[0].startswith("-"):
            values.append(rest.popleft())
        checked = [self._check(action, option, each) for each in values]
        action(self, found, checked if action.nargs == "+" else checked[0], option)

    def _place(self, found: argparse.Namespace, plain: Sequence[str]) -> None:
        """Give the plain words to the places the command has for them, in order."""
        rest = deque(plain)
        for action in self._words:
            name = str(action.metavar)
            if action.nargs in ("+", "*"):
                given = [self._check(action, name, word) for word in rest]
                rest.clear()
                if given or action.nargs == "*":
                    setattr(found, action.dest, given)
                    continue
            elif rest:
                setattr(found, action.dest, self._check(action, name, rest.popleft()))
                continue
            if action.nargs != "?":
                raise self._wrong(text("{name} is missing").format(name=name))
        if rest:
            raise self._wrong(
                text(
                    "“{word}” is one word too many; text of several words is put in quotes"
                ).format(word=rest[0])
            )

    def _check(self, action: argparse.Action, name: str, value: str) -> Any:
        if action.choices is not None and value not in action.choices:
            raise self._wrong(
                text("{name} cannot be “{value}”: it is one of {words}").format(
                    name=name, value=value, words=", ".join(map(str, action.choices))
                )
            )
        if not callable(action.type):
            return value
        try:
            return action.type(value)
        except ValueError:
            shown = f"{name} {action.metavar}" if action.option_strings else name
            raise self._wrong(
                text("{name} cannot be “{value}”").format(name=shown, value=value)
            ) from None

    def _wrong(self, why: str) -> UsageError:
        return UsageError(
            text("{command}: {why}. See {command} --help.").format(command=self.prog, why=why)
        )

    def add_argument(self, *names: Any, **settings: Any) -> argparse.Action:
        action = super().add_argument(*names, **settings)
        if action.option_strings:
            self._options.update(dict.fromkeys(action.option_strings, action))
        else:
            self._words.append(action)
        return action

    def exit(self, status: int = 0, message: str | None = None) -> Any:
        raise HelpShownError
