# SPDX-License-Identifier: GPL-3.0-or-later
"""Published splits and their answers, the same table that the C tests read.

Idea: every case is a small programme of the table, with a reading and linear rows.
Source: tests/published/splits.csv and assignment.csv, their sources on the first line.
Invariant: nothing is left out; divisions of divisible items, which no whole places say, are none.
"""

import csv
import io
import pathlib

import numpy as np
import pytest

import awrash
from awrash.allot import Costs, Tree, crossing

PUBLISHED = pathlib.Path(__file__).resolve().parents[1] / "published"


def table(name):
    """The rows of a table behind its line of sources."""
    text = (PUBLISHED / name).read_text("utf-8").split("\n", 1)[1]
    return list(csv.DictReader(io.StringIO(text)))


CASES = table("splits.csv")


def rows(text):
    """A table within a table, empty cells left out."""
    return [{key: value for key, value in row.items() if value != "" or key == "parent"}
            for row in csv.DictReader(io.StringIO(text))]


def plan_of(case):
    types = rows(case["worksite_types"])
    programme = awrash.Programme(rows(case["territories"]), rows(case["quotas"]),
                                 streams=rows(case["streams"]), worksite_types=types or None,
                                 need="need")
    settings = dict(line.split(" = ") for line in case["settings"].split("\n"))
    return programme.split(**settings, rows=case["rows"] or None)


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_every_published_split_is_found_and_proved(case):
    plan = plan_of(case)
    expected = [float(value) for value in case["expected"].split()]
    assert plan.status in ("optimal", "unplaced", "tie-settled", "within-gap")
    assert plan.gap <= 1e-9
    if case["expect"] == "value":
        assert plan.value == pytest.approx(expected[0], rel=1e-12, abs=1e-12)
    elif case["expect"] == "receipts":
        assert plan.receipts.tolist() == expected
    elif case["expect"] == "sorted":
        assert sorted(plan.receipts) == expected
    else:
        # The continuous optimum, next to which whole numbers have theirs.
        assert np.abs(np.sort(plan.receipts) - expected).max() <= 1
    assert plan.certificate.verify()


def test_the_table_has_every_case():
    assert len(CASES) == 97


def assigned(costs, limit):
    """Agents and tasks as two trees, each leaf with exactly one unit; cells above a limit closed."""
    n = len(costs)
    side = Tree([n] * n + [-1], floor=[1] * n + [n], ceiling=[1] * n + [n])
    agents, tasks = np.divmod(np.arange(n * n), n)
    flat = costs.ravel()
    return crossing(side, side, agents, tasks, Costs.marginals([[cost] for cost in flat]), n,
                    ceiling=(flat <= limit).astype(int), tie="lot", seed="x")


def test_a_hundred_agents_are_assigned_at_the_published_cost():
    costs = np.array([list(map(float, row.values())) for row in table("assignment.csv")])
    answer = assigned(costs, np.inf)
    assert (np.asarray(answer.units) * costs.ravel()).sum() == 305
    assigned(costs, 5)
    with pytest.raises(awrash.InfeasibleError):
        assigned(costs, 4)
