"""Quotes as a table for a spreadsheet: one row a quote, one column a field of the JSON.

UTF-8 with a byte-order mark, without which Excel takes Arabic for Latin letters; lines end as
RFC 4180 says. Lists are joined by `; `, objects within them written as JSON; what is null is
an empty cell. A cell that a spreadsheet would take for a formula gets a leading apostrophe.
"""

import csv
import json
import re
from io import StringIO

from readnotes.domain.bundles import Bundle
from readnotes.domain.quotes import Quote
from readnotes.domain.record_json import quote_json
from readnotes.exporters.base import ExportFile, ExportResult

BYTE_ORDER_MARK = "\ufeff"
LIST_SEPARATOR = "; "
COLUMNS = tuple(quote_json(Quote("", "", ""), timed=False))

#: OWASP ASVS 1.2.10, and the same signs in their wide and small forms and behind blanks. The
#: apostrophes before are for the way back: exactly one of them is the guard.
_FORMULA = re.compile(r"'*[\s\u200b\ufeff]*?[\t\r\n=+@−－＝＋＠﹣﹦﹢﹫-]")


def export_quotes_csv(bundle: Bundle, name: str) -> ExportResult:
    """Some quotes as a CSV file, in the order given.

    Args:
        bundle: The quotes and the sources they name.
        name: The file's name.
    """
    timed = {each.key for each in bundle.sources if each.timed}
    written = StringIO()
    written.write(BYTE_ORDER_MARK)
    rows = csv.DictWriter(written, COLUMNS, extrasaction="ignore")
    rows.writeheader()
    for quote in bundle.quotes:
        record = quote_json(quote, timed=quote.source in timed)
        rows.writerow({key: guard_cell(_render_cell(record[key])) for key in COLUMNS})
    return ExportResult((ExportFile(name, written.getvalue().encode()),))


def guard_cell(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would calculate; nothing else changes.

    Taking one apostrophe from a cell that begins with apostrophes and then such a sign gives
    the text back.

    >>> guard_cell("=1+1"), guard_cell("  ＠x"), guard_cell("p. 94"), guard_cell("'=1")
    ("'=1+1", "'  ＠x", 'p. 94', "''=1")
    """
    return f"'{text}" if _FORMULA.match(text) else text


def _render_cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return LIST_SEPARATOR.join(map(_render_cell, value))
    return json.dumps(value, ensure_ascii=False)
