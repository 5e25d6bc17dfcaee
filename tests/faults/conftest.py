"""How thoroughly faults are tried: quickly by default, at length with `--full-faults`."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option; it is known where the tests of this folder are named on the command line."""
    parser.addoption(
        "--full-faults", action="store_true", help="try every fault with many more seeds"
    )


@pytest.fixture
def tries(request: pytest.FixtureRequest) -> int:
    """How many seeds a random fault is tried with."""
    return 60 if request.config.getoption("--full-faults", default=False) else 2
