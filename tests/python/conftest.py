# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the binding share: where things stand, and two small programmes.

Idea: the binding of this source tree is tested, whatever else is installed.
Source: none.
Invariant: a fixture's programme never changes, so one serves a whole run.
"""

import csv
import pathlib
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bindings" / "python"))

EXAMPLES = ROOT / "examples" / "data"


def published(name):
    """The rows of a published CSV file, without its comments."""
    path = ROOT / "tests" / "published" / name
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


@pytest.fixture(scope="session")
def khenifra():
    """The case that the library was founded for."""
    import awrash
    return awrash.Programme.load(EXAMPLES / "khenifra-2023")


@pytest.fixture(scope="session")
def small():
    """Makes a programme of one region, two equal provinces and one stream, with more quotas."""
    import awrash

    def make(total=4, quotas=(), **more):
        territories = [
            {"code": "R", "level": "region"},
            {"code": "A", "parent": "R", "level": "province", "need": 10},
            {"code": "B", "parent": "R", "level": "province", "need": 10}]
        rows = [{"territory": "R", "stream": "s", "min": total, "max": total}, *quotas]
        return awrash.Programme(territories, rows, streams=[{"code": "s", "months": 4}],
                                need="need", **more)

    return make
