# SPDX-License-Identifier: GPL-3.0-or-later
"""Plans beyond the network: budgets and rows, their values, bounds and gaps.

Idea: small programmes whose best plans are counted by hand.
Source: the contract of awrash_split_solve().
Invariant: a plan that says it is optimal has a gap of 0, and a certificate that is accepted.
"""

import math

import pytest

import awrash

pd = pytest.importorskip("pandas")


@pytest.fixture
def knapsack():
    """Two provinces with at most 4 places each, types of utilities 3 and 2 and costs 5 and 3."""
    return awrash.Programme(
        territories=pd.DataFrame({"code": ["n", "a", "b"], "parent": ["", "n", "n"],
                                  "need": ["", "4", "2"]}),
        streams=pd.DataFrame({"code": ["s"]}),
        worksite_types=pd.DataFrame({"code": ["x", "y"], "stream": ["s", "s"],
                                     "months": ["1", "1"], "monthly_cost": ["5", "3"],
                                     "utility": ["3", "2"]}),
        capacities=pd.DataFrame({"territory": ["a", "b"], "stream": ["*", "*"],
                                 "min": ["", ""], "max": ["4", "4"]}),
        quotas=pd.DataFrame({"territory": ["n"], "stream": ["*"], "unit": ["money"],
                             "min": [""], "max": ["20"]}),
        need="need")


def test_a_budget_is_solved_and_proved(knapsack):
    plan = knapsack.split(objective="utilitarian", chain="utilitarian")
    assert plan.problem_class == "network + rows"
    assert (plan.status, plan.value, plan.bound, plan.gap) == ("optimal", 13.0, 13.0, 0.0)
    assert plan.certificate.verify()


def test_what_a_budget_leaves_open_is_mixed_evenly_and_proved_so(knapsack):
    plan = knapsack.split(chain="places", objective="leximin")
    assert plan.mix_gap == 0
    assert plan.chain.endswith("balanced mix")
    assert plan.certificate.verify()


def test_a_former_plan_is_kept_to_under_a_budget(knapsack):
    former = [{"territory": "a", "type": "x", "places": 2}, {"territory": "b", "type": "y",
                                                             "places": 1}]
    best = knapsack.split(chain="utilitarian", objective="utilitarian")
    near = knapsack.split(chain="utilitarian", objective="utilitarian", near=former)
    assert (near.status, near.value, near.gap) == ("optimal", best.value, 0.0)
    assert near.certificate.verify()


def test_a_network_has_a_gap_of_nought_and_no_value(khenifra):
    plan = khenifra.split(tie="lot", seed="a")
    assert plan.gap == plan.mix_gap == 0 and math.isnan(plan.value) and math.isnan(plan.bound)


@pytest.mark.parametrize("objective", ["leximin", "decmin", "least-squares", "alpha:1",
                                       "leximin-persons"])
def test_every_objective_is_proved_under_a_budget(knapsack, objective):
    plan = knapsack.split(objective=objective)
    assert plan.status in ("optimal", "within-gap")
    assert plan.gap <= 1e-9
    assert plan.certificate.verify()


@pytest.mark.parametrize("settings, message", [
    ({"gap": "2"}, "gap"), ({"gap": "-1"}, "gap"), ({"nodes": "0"}, "nodes"),
    ({"nodes": "many"}, "nodes")])
def test_settings_outside_their_range_are_refused(knapsack, settings, message):
    with pytest.raises(awrash.DataError, match=message):
        knapsack.split(**settings)
