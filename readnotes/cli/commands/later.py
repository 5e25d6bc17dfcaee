"""Commands of the contract that a later version brings: one line, and nothing is done."""

import argparse
from collections.abc import Callable

from readnotes.cli.arguments import Parser
from readnotes.cli.call import Call, Command
from readnotes.domain.errors import NotYetError


def _declare(parser: Parser) -> None:
    parser.add_argument("--repair", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("words", metavar="…", nargs="*", help=argparse.SUPPRESS)


def _refuse(name: str) -> Callable[[Call], int]:
    def run(_call: Call) -> int:
        raise NotYetError(name)

    return run


COMMANDS = {
    name: Command(_declare, _refuse(name)) for name in ("copy", "check", "backup", "restore")
}
