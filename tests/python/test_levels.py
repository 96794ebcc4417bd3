# SPDX-License-Identifier: GPL-3.0-or-later
"""What a plan beyond the network tells of each question of its chain.

Idea: the levels of a plan are its own sums and rates, in the order of the chain, each with its proof.
Source: the contract of AwrashPlanLevel; medium.py.
Invariant: the plan's gap is the largest of theirs, its value that of its goal.
"""

import math
import pickle

import pytest

import awrash
import goals
from medium import Draw


@pytest.fixture(scope="module")
def budgeted():
    """A medium programme with budgets and a share."""
    return Draw("rows", 0)


def test_a_chain_is_told_goal_by_goal(budgeted):
    plan = budgeted.programme().split(chain="fill; leximin; cost", tie="lot", seed="x", nodes=200)
    names = [level.name for level in plan.levels]
    rates = [level for level in plan.levels if level.name == "leximin"]
    assert names[0] == "fill" and names[-1] == "cost" and len(rates) > 1
    assert names[1:-1] == (["spare"] if "spare" in names else []) + ["leximin"] * len(rates)
    assert plan.levels[0].value == goals.filled(plan)
    assert plan.levels[-1].value == goals.linear(plan, budgeted.table_of_types(), "cost")
    standing = sorted({y / d for y, d in zip(plan.receipts, plan.needs) if d > 0})
    for level, rate in zip(rates, standing):
        assert level.value == pytest.approx(rate, rel=1e-12)
    assert plan.gap == max(level.gap for level in plan.levels)
    assert plan.value == rates[0].value and plan.bound == rates[0].bound
    if plan.gap == 0:
        assert len(rates) == len(standing)
        assert sum(level.members for level in rates) == sum(d > 0 for d in plan.needs)
    assert pickle.loads(pickle.dumps(plan)).levels == plan.levels


def test_a_level_that_was_not_proved_has_its_value_and_no_bound():
    plan = Draw("simple", 2).programme().split("leximin", groups="women", tie="lot", seed="x",
                                               nodes=1)
    last = plan.levels[-1]
    assert plan.status == "feasible" and plan.gap == math.inf
    assert last.status == "feasible" and last.gap == math.inf and math.isnan(last.bound)
    assert all(level.gap == 0 and level.status == "optimal" for level in plan.levels[:-1])
    first = next(level for level in plan.levels if level.name == "leximin")
    assert plan.value == first.value > 0
    assert plan.certificate.verify()


def test_a_network_is_proved_without_levels(khenifra):
    assert khenifra.split().levels == ()


@pytest.mark.parametrize("loss", [0, 0.5])
def test_a_gini_and_a_former_plan_are_told_as_the_other_goals(loss):
    programme = Draw("rows", 0).programme()
    read = {"tie": "lot", "seed": "x", "nodes": 200}
    former = programme.split("leximin", **read)
    plan = programme.split("gini", near=former, loss=loss, **read)
    levels = {level.name: level for level in plan.levels}
    names = [level.name for level in plan.levels]
    assert names.index("near") + (1 if loss else -1) == names.index("gini")
    assert levels["gini"].value == plan.value == pytest.approx(
        awrash.gini(plan.provinces["rate"], weights=plan.provinces["need"]), rel=1e-12)
    assert levels["gini"].bound == plan.bound <= plan.value
    assert levels["near"].value == abs(plan.cell_places - former.cell_places).sum()
    assert plan.gap == max(level.gap for level in plan.levels)
    assert plan.certificate.verify()
