"""Processes beside the window let it go first."""

import subprocess
import sys

import pytest


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no niceness")
def test_a_process_that_stands_back_is_nicer_than_before() -> None:
    program = (
        "import os; from readnotes.runtime.priority import stand_back;"
        "before = os.nice(0); stand_back(5); print(os.nice(0) - before)"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert said.stdout == "5\n"
