"""Whatever becomes of the index, the records stay, and search is right again at once."""

import random
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from readnotes.domain.quotes import Quote
from readnotes.services import care, find
from readnotes.services.opening import new_library, open_library
from readnotes.storage.index_state import PARTS
from readnotes.storage.tables import FULL_TEXT
from tests.faults.oracle import assert_sound
from tests.storage.records import add, state_of

QUOTES = 250
WORDS = [
    "ferry",
    "dawn",
    "salt",
    "gangs",
    "kidnapped",
    "marsh",
    "harbour",
    "silence",
    "winter",
    "letters",
]
SHADOWS = [f"{name}_{part}" for name in FULL_TEXT for part in PARTS]
COLUMNS = {"data": "block", "idx": "term", "docsize": "sz", "config": "v"}
KEYS = {"data": "id", "idx": "segid", "docsize": "id", "config": "k"}
SECONDS = 2.0

Damage = Callable[[sqlite3.Connection, random.Random], None]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed library."""
    path = tmp_path_factory.mktemp("whole") / "a.readnotes"
    library = new_library(path)
    chance = random.Random(2)
    for step in range(5):
        # Several steps, so that the index has several parts.
        batch = [
            Quote(
                f"q{step}-{n}", "marsh2015", " ".join(chance.choices(WORDS, k=20)) + f" w{n}", "1"
            )
            for n in range(QUOTES // 5)
        ]
        add(library, *batch)
    library.close()
    return path


def garble_value(connection: sqlite3.Connection, chance: random.Random) -> None:
    """One value of one row is something else altogether."""
    table, column, key = choose(chance)
    row = chance.choice(connection.execute(f"SELECT {key} FROM {table}").fetchall() or [(1,)])[0]
    garbage = chance.randbytes(chance.choice((0, 1, 7, 200)))
    connection.execute(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", (garbage, row))


def change_bytes(connection: sqlite3.Connection, chance: random.Random) -> None:
    """Some bytes of some blocks are others."""
    table = f"{chance.choice(list(FULL_TEXT))}_data"
    for number, block in connection.execute(f"SELECT id, block FROM {table}").fetchall():
        if block and chance.random() < 0.5:
            changed = bytearray(block)
            for _byte in range(chance.choice((1, 1, 5, 50))):
                changed[chance.randrange(len(changed))] = chance.randrange(256)
            connection.execute(
                f"UPDATE {table} SET block = ? WHERE id = ?", (bytes(changed), number)
            )


def cut_block(connection: sqlite3.Connection, chance: random.Random) -> None:
    """A block ends too early."""
    table = f"{chance.choice(list(FULL_TEXT))}_data"
    rows = connection.execute(f"SELECT id, block FROM {table}").fetchall()
    number, block = chance.choice(rows)
    cut = block[: chance.randrange(len(block) + 1)]
    connection.execute(f"UPDATE {table} SET block = ? WHERE id = ?", (cut, number))


def swap_blocks(connection: sqlite3.Connection, chance: random.Random) -> None:
    """Two blocks stand in each other's place."""
    rows = connection.execute("SELECT id, block FROM quote_words_data").fetchall()
    (one, first), (other, second) = chance.sample(rows, 2)
    for number, block in ((one, second), (other, first)):
        connection.execute("UPDATE quote_words_data SET block = ? WHERE id = ?", (block, number))


def lose_rows(connection: sqlite3.Connection, chance: random.Random) -> None:
    """Rows are gone: some, or all."""
    table, _column, _key = choose(chance)
    share = chance.choice((0, 50, 90))
    connection.execute(f"DELETE FROM {table} WHERE abs(random() % 100) >= ?", (share,))


def lose_table(connection: sqlite3.Connection, chance: random.Random) -> None:
    """A table is gone: of FTS5's own, or the whole."""
    connection.execute(f"DROP TABLE {chance.choice([*SHADOWS, *FULL_TEXT, 'words'])}")


def choose(chance: random.Random) -> tuple[str, str, str]:
    table = chance.choice(SHADOWS)
    part = table.rpartition("_")[2]
    return table, COLUMNS[part], KEYS[part]


DAMAGES: list[Damage] = [garble_value, change_bytes, cut_block, swap_blocks, lose_rows, lose_table]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_only_costs_time(
    whole: Path, tmp_path: Path, damage: Damage, tries: int
) -> None:
    # At length that makes 150 in all.
    for seed in range(max(5, tries * 25 // 60)):
        path = tmp_path / f"{seed}.readnotes"
        shutil.copyfile(whole, path)
        check_mended(path, damage, seed)


def check_mended(path: Path, damage: Damage, seed: int) -> None:
    """After a damage the library opens soon, search is right, and the records are the same."""
    before = open_library(path, read_only=True)
    said, answers = state_of(before), totals(path)
    before.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        damage(connection, random.Random(f"{damage.__name__} {seed}"))
    begun = time.perf_counter()
    library = open_library(path)
    assert time.perf_counter() - begun < SECONDS, seed
    assert not care.needs_index(library), seed
    library.close()
    assert totals(path) == answers, seed
    library = open_library(path)
    assert_sound(library)
    assert state_of(library) == said, seed
    library.close()


def totals(path: Path) -> list[int]:
    """How much some queries find, each in a library that is only read."""
    library = open_library(path, read_only=True)
    queries = (*WORDS, "w7", '"ferry dawn"', "ke*", "ferry -salt", "salt in:all", "harbour OR w3")
    found = [find.search(library, each, find.SearchOptions(limit=0)).total for each in queries]
    library.close()
    return found
