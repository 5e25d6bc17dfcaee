"""The check of a draft of 20,000 words with 300 citations, beside what is asked of it.

The cited sources hold 10,000 quotes; the library, for `--whole-library`, 100,000.
Run: `python -m tests.bench.bench_check [QUOTES]`, where QUOTES is the size of the library.
"""

import gc
import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from readnotes.citation.cited import CitedItem
from readnotes.citation.pandoc import render_pandoc, write_locator
from readnotes.domain.passages import CheckMaterial
from readnotes.domain.quotes import Quote
from readnotes.drafting.check import Checker
from readnotes.drafting.findings import count_by_rule
from readnotes.drafting.recorded import Recorded
from readnotes.services.checking import check_review, load_material
from readnotes.services.editing import new_review
from readnotes.services.opening import Library, new_library, open_library
from readnotes.storage import quote_adding, source_adding
from tests.bench.passages import make_quotes, make_sources
from tests.bench.table import print_table, verdict
from tests.bench.words import english

CITED_SOURCES = 30
CITED_QUOTES = 10_000
CITATIONS = 300
WORDS = 20_000
QUOTED_WORDS = 22
TURNS = 7


def timed(act: Callable[[], object], turns: int = 1) -> float:
    """Milliseconds that an act takes, at best."""
    best = float("inf")
    for _turn in range(turns):
        begun = time.perf_counter()
        act()
        best = min(best, time.perf_counter() - begun)
    return best * 1000


def make_draft(quotes: list[Quote]) -> str:
    """Paragraphs of made-up words, each with a quotation and its citation; some are wrong."""
    chance = random.Random(11)
    pool = iter(english().draw(chance, 2 * WORDS))
    quotable = [each for each in quotes if each.kind == "quotation" and each.language != "ar"]
    paragraphs = []
    for number in range(CITATIONS):
        quote = chance.choice(quotable)
        passage = quote.text.strip("“”‘’").split("’ […]")[0].split()[:QUOTED_WORDS]
        if number % 20 == 0:
            passage[3] = "otherwise"
        own = " ".join(next(pool) for _word in range(WORDS // CITATIONS - QUOTED_WORDS - 3))
        citation = render_pandoc([CitedItem(quote.source, locator=write_locator(quote.locator))])
        paragraphs.append(f"{own} “{' '.join(passage)}” {citation}.")
    return "\n\n".join(paragraphs) + "\n"


def make_library(path: Path, size: int) -> tuple[Library, str, tuple[str, ...]]:
    """A library whose first sources hold `CITED_QUOTES` quotes, all others the rest."""
    chance = random.Random(5)
    some = make_sources(CITED_SOURCES + max(1, size // 100), chance)
    cited = [source.key for source in some[:CITED_SOURCES]]
    others = [source.key for source in some[CITED_SOURCES:]]
    quotes = list(make_quotes(CITED_QUOTES, cited))
    library = new_library(path)
    library.database.write("", lambda work: source_adding.add_sources(work, some)).result()
    for batch in (quotes, list(make_quotes(size - CITED_QUOTES, others, seed=8))):
        for start in range(0, len(batch), 5_000):
            adding = partial(quote_adding.add_quotes, batch=batch[start : start + 5_000])
            library.database.write("", adding).result()
    new_review(library, "Draft", cited[:1], make_draft(quotes)).result()
    library.close()
    return open_library(path, read_only=True), make_draft(quotes), tuple(cited[:1])


def with_one_change(material: CheckMaterial) -> CheckMaterial:
    """The same records but for one quote of the source that has most."""
    key = max(material.passages, key=lambda each: len(material.passages[each]))
    first, *others = material.passages[key]
    passages = (replace(first, text=f"{first.text} And more."), *others)
    return replace(material, passages={**material.passages, key: passages})


def main(size: int = 100_000) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        library, draft, about = make_library(Path(folder) / "check.readnotes", size)
        begun = time.perf_counter()
        material = load_material(library, draft, about)
        loaded = (time.perf_counter() - begun) * 1000
        recorded = Recorded(material)
        # As the process beside the window does.
        gc.disable()
        first = timed(lambda: Checker().check(draft, Recorded(material), about=about), 3)
        Checker().check(draft, recorded, about=about)
        whole = timed(lambda: Checker().check(draft, recorded, about=about), TURNS)
        checker = Checker()
        checker.check(draft, recorded, about=about)
        places = iter(range(1_000, len(draft), len(draft) // (TURNS + 2)))

        def edit() -> None:
            at = next(places)
            checker.check(f"{draft[:at]} x {draft[at:]}", recorded, about=about)

        edited = timed(edit, TURNS)
        changed = with_one_change(material)
        again = timed(lambda: checker.check(draft, Recorded(changed, recorded), about=about))
        gc.enable()
        everywhere = timed(lambda: check_review(library, "Draft", whole_library=True))
        found = check_review(library, "Draft").findings
        library.close()
    rows = [
        ["loading the records", f"{loaded:.0f} ms", "", ""],
        ["first check, records made ready", f"{first:.0f} ms", "", ""],
        ["one quote changed, its source read anew", f"{again:.0f} ms", "", ""],
        ["whole check", f"{whole:.0f} ms", "300 ms", verdict(whole, 300)],
        ["after one edit", f"{edited:.0f} ms", "50 ms", verdict(edited, 50)],
        [f"whole library, {size:,}", f"{everywhere:.0f} ms", "5000 ms", verdict(everywhere, 5000)],
    ]
    title = f"{len(draft.split()):,} words, {CITATIONS} citations, {CITED_QUOTES:,} quotes"
    print_table(title, ["", "measured", "at most", ""], rows)
    print(f"found: {dict(count_by_rule(found))}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
