# SPDX-License-Identifier: GPL-3.0-or-later
"""The least Gini as Python asks for it.

Idea: Python's own arithmetic and enumeration judge what the library proves.
Source: the definition of the objective in include/awrash/split.h.
Invariant: exact fractions; the certificate is read as JSON.
"""

import itertools
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

import awrash
from awrash import DataError

NEEDS = {"a": 9061, "b": 7179, "c": 5259, "d": 3319, "e": 1182}


def programme(needs, quotas, capacities=None):
    territories = pd.DataFrame({"code": ["R", *needs], "parent": ["", *["R"] * len(needs)],
                                "need": ["", *map(str, needs.values())]})
    return awrash.Programme(
        territories=territories, quotas=pd.DataFrame(quotas),
        capacities=None if capacities is None else pd.DataFrame(capacities), need="need")


def total(places):
    return [{"territory": "R", "stream": "temporary", "min": str(places), "max": str(places)}]


def gini(needs, places):
    pairs = list(itertools.combinations(needs, 2))
    return Fraction(sum(abs(needs[q] * places[p] - needs[p] * places[q]) for p, q in pairs),
                    sum(needs.values()) * sum(places.values()))


def unweighted(needs, places):
    rates = [Fraction(places[p], needs[p]) for p in needs]
    return sum(abs(r - s) for r, s in itertools.combinations(rates, 2)) / (len(rates) * sum(rates))


def stage(plan):
    return next(s["gini"] for s in plan.certificate.to_dict()["stages"] if s["stage"] == "gini")


def received(plan):
    return plan.provinces["places"].to_dict()


def test_the_example_of_balinski_and_young_has_a_fifth_answer():
    plan = programme(NEEDS, total(26)).split("gini")
    assert list(received(plan).values()) == [9, 7, 5, 4, 1]
    assert plan.status == "optimal" and plan.certificate.verify()
    assert stage(plan)["value"] == stage(plan)["bound"] == float(gini(NEEDS, received(plan)))


@pytest.mark.parametrize("objective, measure", [("gini", gini), ("gini-unweighted", unweighted)])
def test_no_division_of_a_total_has_a_smaller_gini(objective, measure):
    rng = np.random.default_rng(7)
    for _ in range(25):
        needs = {code: int(rng.integers(1, 30)) for code in "abcd"}
        places = int(rng.integers(1, 13))
        plan = programme(needs, total(places)).split(objective)
        best = min(measure(needs, dict(zip(needs, y)))
                   for y in itertools.product(range(places + 1), repeat=4) if sum(y) == places)
        assert measure(needs, received(plan)) == best
        assert plan.status == "optimal" and plan.certificate.verify()


def test_scaled_needs_leave_the_plan_as_it_is():
    plan = programme(NEEDS, total(26)).split("gini")
    for factor in (2, 1024, 1000):
        scaled = {code: need * factor for code, need in NEEDS.items()}
        assert received(programme(scaled, total(26)).split("gini")) == received(plan)


def test_the_order_of_rows_decides_nothing():
    needs = {"a": 4, "b": 4, "c": 4, "d": 7}
    plans = {tuple(sorted(received(programme(dict(rows), total(9)).split("gini")).items()))
             for rows in itertools.permutations(needs.items())}
    assert len(plans) == 1


def test_counts_with_convex_totals_are_settled_as_leximin():
    needs = {"a": 3, "b": 5, "c": 9}
    tied = programme(needs, total(7))
    with pytest.raises(awrash.TieError):
        tied.split("gini", on="count")
    plan = tied.split("gini", on="count", tie="order", order=["c", "a", "b"])
    assert received(plan) == {"a": 2, "b": 2, "c": 3} and plan.certificate.verify()
    even = programme(needs, total(6)).split("gini", on="count")
    assert set(received(even).values()) == {2} and even.certificate.verify()


@pytest.mark.parametrize("objective", ["gini", "gini-unweighted"])
def test_edges_have_an_answer(objective):
    alone = programme({"a": 5}, total(3)).split(objective)
    assert received(alone) == {"a": 3} and alone.status == "optimal" and alone.certificate.verify()
    nothing = programme({"a": 5, "b": 2}, total(0)).split(objective)
    assert set(received(nothing).values()) == {0} and nothing.certificate.verify()
    assert stage(nothing)["value"] == 0
    even = programme({code: 7 for code in "abc"}, total(12)).split(objective)
    assert set(received(even).values()) == {4} and even.certificate.verify()
    spared = programme({"a": 0, "b": 3, "c": 6}, total(9)).split(objective)
    assert received(spared) == {"a": 0, "b": 3, "c": 6} and spared.certificate.verify()


def test_capacities_bind():
    needs = {"a": 10, "b": 10, "c": 30}
    plan = programme(needs, total(20), [{"territory": "c", "stream": "temporary", "max": "4"}]).split("gini")
    assert received(plan) == {"a": 8, "b": 8, "c": 4} and plan.certificate.verify()


def test_a_search_that_is_stopped_says_so():
    rng = np.random.default_rng(3)
    needs = {f"p{i:02d}": int(rng.integers(50, 4000)) for i in range(30)}
    asked = programme(needs, total(900))
    plan = asked.split("gini", nodes=1)
    held = stage(plan)
    assert plan.status == "feasible" and held["bound"] < held["value"]
    assert plan.certificate.to_dict()["gap"] == (held["value"] - held["bound"]) / held["value"]
    assert plan.certificate.verify()
    within = asked.split("gini", gap=1.0, nodes=1)
    assert within.status == "within-gap" and within.certificate.verify()
    assert float(within.settings["gap"]) == 1 and within.settings["nodes"] == "1"


@pytest.mark.parametrize("settings, message", [
    ({"gap": -1}, 'gap is "-1", expected one of a number from 0 to 1'),
    ({"gap": "much"}, 'gap is "much", expected one of a number from 0 to 1'),
    ({"nodes": 0}, 'nodes is "0", expected one of a whole number from 1 to 1000000000'),
    ({"nodes": 1.5}, 'nodes is "1.5", expected one of a whole number from 1 to 1000000000'),
    ({"chain": "gini"}, 'chain is "gini", expected fill before gini'),
])
def test_settings_that_do_not_fit_are_refused(settings, message):
    with pytest.raises(DataError) as caught:
        programme(NEEDS, total(26)).split("gini", **settings)
    assert message in str(caught.value)


def test_ranges_keep_what_provinces_receive(khenifra):
    plan = khenifra.split("gini")
    assert plan.certificate.verify() and plan.status == "optimal"
    assert plan.ranges().shape[0] > 0


def test_goals_behind_the_gini_choose_among_its_mixes(khenifra):
    plan = khenifra.split(chain=["fill", "gini", "cost"])
    assert received(plan) == received(khenifra.split("gini")) and plan.certificate.verify()


@pytest.fixture
def unequal():
    """Two provinces under a bound on person-months, of which the types take unequally many."""
    return awrash.Programme(
        territories=pd.DataFrame({"code": ["R", "a", "b"], "parent": ["", "R", "R"],
                                  "need": ["", "3", "5"]}),
        streams=pd.DataFrame({"code": ["s", "t"], "months": ["3", "4"]}),
        quotas=pd.DataFrame([
            {"territory": "R", "stream": "*", "unit": "person-months", "min": "", "max": "50"},
            {"territory": "R", "stream": "s", "unit": "places", "min": "", "max": "9"},
            {"territory": "R", "stream": "t", "unit": "places", "min": "", "max": "9"}]),
        need="need")


@pytest.mark.parametrize("objective, measure", [("gini", gini), ("gini-unweighted", unweighted)])
def test_the_least_gini_is_found_and_proved_beyond_networks(unequal, objective, measure):
    needs = {"a": 3, "b": 5}
    plan = unequal.split(objective)
    least = min(measure(needs, {"a": a, "b": 14 - a}) for a in range(15))
    assert plan.problem_class == "network + rows" and sum(received(plan).values()) == 14
    assert measure(needs, received(plan)) == least
    assert plan.value == pytest.approx(float(least), rel=1e-12) and plan.gap <= 1e-9
    assert plan.certificate.verify()


def test_a_gini_of_what_is_not_settled_is_refused_beyond_networks(unequal):
    with pytest.raises(DataError) as caught:
        unequal.split(chain=["gini", "fill"])
    assert "expected fill before gini" in str(caught.value)


@pytest.mark.parametrize("streams", ["*", "sustainable"])
def test_the_gini_is_below_that_of_the_other_objectives(khenifra, streams):
    plans = {name: khenifra.split(name, streams=streams)
             for name in ("gini", "leximin", "decmin", "least-squares")}
    measured = {}
    for name, plan in plans.items():
        frame = plan.provinces
        needs = {code: int(need) for code, need in frame["need"].items()}
        measured[name] = gini(needs, {code: int(y) for code, y in frame["received"].items()})
    assert measured["gini"] == min(measured.values())
