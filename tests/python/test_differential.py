# SPDX-License-Identifier: GPL-3.0-or-later
"""Medium programmes by the library, and through the exported problem by other solvers.

Idea: a few programmes of each class here; `make reliability` asks many more, and tells figures.
Source: differential.py.
Invariant: what no solver finished is no agreement, so that enough of them have to.
"""

import collections

import pytest

import differential
import solvers
from medium import KINDS, Draw


def run(kind, seed, spoiled, readings, folder):
    """What all solvers said of some readings of one programme."""
    for solver, _ in differential.ASKED:
        solvers.need(solver)
    tally = collections.Counter()
    for reading, steps in readings:
        found = differential.Comparison(Draw(kind, seed, spoiled), reading, folder, 1, nodes=100)
        found.run(steps, differential.ASKED)
        assert not found.faults, (kind, seed, spoiled, reading, found.faults)
        tally += found.tally
    return tally


@pytest.mark.parametrize("kind", KINDS)
def test_every_step_is_worth_what_other_solvers_find(kind, tmp_path):
    tally = run(kind, 7, None, differential.READINGS[KINDS.index(kind) % 3::3], tmp_path)
    for solver, _ in differential.ASKED:
        assert tally[solver, "equal"] >= 12


@pytest.mark.parametrize("spoiled", ["infeasible", "unbounded"])
@pytest.mark.parametrize("kind", KINDS)
def test_there_is_no_plan_where_other_solvers_find_none(kind, spoiled, tmp_path):
    tally = run(kind, 3, spoiled, differential.READINGS[::6], tmp_path)
    for solver, _ in differential.ASKED:
        assert tally[solver, f"{spoiled} both"] >= 2
