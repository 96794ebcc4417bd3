# SPDX-License-Identifier: GPL-3.0-or-later
"""Approved worksites through the binding: columns in, reasons out.

Source: cases worked out by hand; brute force over all subsets of small pools.
Invariant: what is printed is what was decided.
"""

import itertools
import math
import pickle

import numpy as np
import pytest

import awrash
from awrash.selection import approve

import solvers

PROPOSALS = {
    "code": ["w1", "w2", "w3", "w4", "w5"],
    "places": [20, 20, 30, 10, 45],
    "months": [3, 3, 3, 3, 3],
    "utility": [8, 7, 6, 2, 9],
    "cost": [60, 65, 80, 30, 150],
    "womens": [1, 0, 0, 0, 0],
    "women": [0.8, 0.3, 0.4, 0.5, 0.2],
    "commune": ["a", "b", "b", "c", "d"],
}


def test_the_answer_says_what_is_approved_left_over_and_needed():
    answer = approve(PROPOSALS, quota=130, threshold=3, at_least={"womens": "20%"}, budget=150)
    assert answer.approved == ("w1", "w2")
    assert answer.beneficiaries == 40
    assert answer.status == "optimal"
    assert answer.bound("quota").room == 10
    assert answer.bound("cost").room == 25
    assert answer.reasons == ("approved", "approved", "not-chosen", "below-threshold", "too-large")
    assert answer.communes == {"a": "served", "b": "served", "c": "below-threshold",
                               "d": "too-large"}
    assert answer.needs["w3"] == {"quota": 80, "cost": 55}
    assert answer.explain("w3") == ("w3: not-chosen; it needs 80 person-months more, "
                                    "55 more of cost")
    assert answer.explain("w1") == "w1: approved with 20 places"
    text = repr(answer)
    assert text.startswith("Approved: 2 of 5 worksites, 40 beneficiaries, optimal\n")
    assert "quota: 120 of 130 person-months, 10 left over" in text
    assert "communes without a worksite: c (below-threshold), d (too-large)" in text
    assert "<table>" in answer._repr_html_()
    assert answer.certificate.verify()
    assert answer.certificate.to_dict()["format"] == "awrash-approval-1"


def test_it_pickles_and_converts():
    answer = approve(PROPOSALS, quota=130)
    again = pickle.loads(pickle.dumps(answer))
    assert again == answer
    assert again.certificate.verify()
    frame = answer.to_frame()
    assert frame["places"].tolist() == answer.places.tolist()
    assert frame.index.tolist() == list(answer.codes)


def test_frames_records_and_mappings_are_one_question():
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(PROPOSALS)
    answers = [approve(given, quota=200, at_least={"women": 0.4}) for given in (
        PROPOSALS, frame, frame.set_index("code"), frame.to_dict("records"))]
    assert all(answer == answers[0] for answer in answers)


@pytest.mark.parametrize("seed", [pytest.param(seed, id=str(seed)) for seed in range(20)])
def test_the_best_of_all_subsets_is_found(seed):
    rng = np.random.default_rng(seed)
    n = 9
    given = {"code": [f"w{i}" for i in range(n)], "places": rng.integers(5, 20, n).tolist(),
             "months": rng.integers(2, 5, n).tolist(), "utility": rng.integers(1, 9, n).tolist(),
             "priority": rng.integers(0, 2, n).tolist()}
    quota = 200
    best = -1
    for size in range(1, n + 1):
        for chosen in itertools.combinations(range(n), size):
            used = sum(given["places"][j] * given["months"][j] for j in chosen)
            if used <= quota and 5 * sum(given["priority"][j] for j in chosen) >= 2 * size:
                best = max(best, sum(given["places"][j] * given["utility"][j] for j in chosen))
    if best < 0:
        with pytest.raises(awrash.InfeasibleError):
            approve(given, quota=quota, at_least={"priority": 0.4})
        return
    answer = approve(given, quota=quota, at_least={"priority": 0.4})
    assert answer.goals[0].value == best
    assert answer.certificate.verify()


def test_ties_go_to_the_order_or_are_refused():
    given = {"code": ["b", "a"], "places": [5, 5]}
    answer = approve(given, quota=5, unit="places")
    assert answer.approved == ("a",)
    assert answer.status == "tie-settled"
    assert answer.other == ("b", "a")
    assert "another choice is as good" in repr(answer)
    assert approve(given, quota=5, unit="places", order=["b", "a"]).approved == ("b",)
    with pytest.raises(awrash.TieError) as refused:
        approve(given, quota=5, unit="places", tie="error")
    assert refused.value.members == ("b", "a")
    assert refused.value.certificate.verify()


def test_infeasible_shares_come_with_the_smallest_relaxation():
    given = dict(PROPOSALS, required=[0, 1, 0, 0, 0])
    with pytest.raises(awrash.InfeasibleError) as refused:
        approve(given, quota=130, at_least={"womens": "60%", "women": (0.3, "person-months")})
    relaxation = refused.value.relaxation
    assert relaxation.limits == {"womens": (0.5, math.inf)}
    assert relaxation.changes == ("womens: at least 0.5 of worksites instead of 0.6",)
    assert relaxation.places == {"w1": 20, "w2": 20}
    assert refused.value.certificate.verify()
    with pytest.raises(awrash.InfeasibleError) as refused:
        approve(given, quota=30, at_least={"womens": "10%"})
    assert refused.value.relaxation is None
    with pytest.raises(awrash.InfeasibleError) as refused:
        approve(given, quota=30, relax=["quota"])
    assert refused.value.relaxation.limits == {"quota": (0, 60)}


def test_scalable_worksites_and_chains_of_goals():
    given = {"code": ["a", "b"], "places": [20, 20], "places_min": [5, 20], "commune": ["x", "y"]}
    answer = approve(given, quota=26, unit="places", objective=["communes", "beneficiaries"])
    assert answer.places.tolist() == [6, 20]
    assert [goal.name for goal in answer.goals] == ["communes", "beneficiaries"]
    assert [goal.value for goal in answer.goals] == [2, 26]


def test_leximin_compares_places_over_needs():
    given = {"code": ["a", "b", "c", "d"], "places": [10] * 4, "commune": ["x", "x", "y", "y"],
             "seekers": [100, "", 10, 10]}
    rates = [approve(given, quota=30, unit="places", objective="leximin", need=need)
             for need in ("seekers", {"x": 100, "y": 10}, {"x": 10, "y": 100})]
    assert [one.approved for one in rates] == [("a", "b", "c"), ("a", "b", "c"), ("a", "c", "d")]
    assert [one.goals[0].value for one in rates] == [0.2, 0.2, 0.2]
    assert all(one.certificate.verify() for one in rates)
    assert pickle.loads(pickle.dumps(rates[0])).certificate.verify()
    for need, message in (({"x": 1}, "need has no number for the commune 'y'"),
                          ("nobody", "no column 'nobody'"),
                          ({"x": 1, "y": -1}, r"needs\[1\] is -1")):
        with pytest.raises(awrash.DataError, match=message):
            approve(given, quota=30, unit="places", objective="leximin", need=need)
    with pytest.raises(awrash.DataError, match="seekers of worksite d is 11, expected 10"):
        approve(dict(given, seekers=[100, "", 10, 11]), quota=30, objective="leximin",
                need="seekers")


def test_the_published_servers_are_found():
    # github.com/erelsgl/cvxpy_leximin, examples/1_simple_examples.py, example 4: 7 servers among three
    # who have 10, 15 and 8 of each: 20, 30 and 24 by 2, 2 and 3 servers
    needs = {"a": 12, "b": 8, "c": 15}
    answer = approve({"code": list(needs), "commune": list(needs), "places": [7] * 3,
                      "places_min": [1] * 3}, quota=7, unit="places", objective="leximin", need=needs)
    assert answer.places.tolist() == [2, 2, 3]
    assert answer.goals[0].value == 20 / 120
    assert answer.status == "optimal"


@pytest.mark.parametrize(("settings", "message"), [
    pytest.param({"unit": "months"}, "unit is 'months'", id="unit"),
    pytest.param({"at_least": {"nobody": 0.2}}, "no column 'nobody'", id="column"),
    pytest.param({"at_least": {"womens": "many"}}, "expected a share", id="share"),
    pytest.param({"at_least": {"womens": True}}, "expected a share", id="bool"),
    pytest.param({"at_least": {"womens": (1, 2, 3)}}, "a limit and a unit", id="tuple"),
    pytest.param({"objective": "beauty"}, "goal is \"beauty\"", id="goal"),
    pytest.param({"tie": "lot"}, "tie is 'lot'", id="tie"),
    pytest.param({"order": ["w1"]}, "order has 1 codes", id="order"),
    pytest.param({"order": ["w9"]}, "order names 'w9'", id="order-code"),
    pytest.param({"relax": ["w9"]}, "relax names 'w9'", id="relax"),
    pytest.param({"gap": -1}, "gap is -1", id="gap"),
    pytest.param({"gap": "x"}, "gap is 'x', expected a number", id="gap-text"),
    pytest.param({"quota": math.nan}, "quota is nan, expected a finite number from 0 on", id="quota"),
    pytest.param({"quota": -3}, "quota is -3", id="quota-below"),
    pytest.param({"quota": "x"}, "quota is 'x', expected a number", id="quota-text"),
    pytest.param({"budget": {"cost": math.inf}}, "the budget of cost is inf", id="budget"),
    pytest.param({"nodes": -1}, "nodes is -1, expected a whole number from 0 on", id="nodes"),
    pytest.param({"threshold": "x"}, "threshold is 'x'", id="threshold"),
    pytest.param({"objective": None}, "objective is None", id="no-goal"),
    pytest.param({"at_most": ["womens"]}, "at_most is ", id="mapping"),
    pytest.param({"need": 3}, "need is 3", id="need"),
])
def test_what_cannot_be_meant_is_refused(settings, message):
    with pytest.raises(awrash.DataError, match=message):
        approve(PROPOSALS, **{"quota": 100, **settings})


def test_tables_that_cannot_be_meant_are_refused():
    with pytest.raises(awrash.DataError, match="twice"):
        approve({"code": ["a", "a"], "places": [1, 2]})
    with pytest.raises(awrash.DataError, match="whole number"):
        approve({"code": ["a"], "places": [1.5]})
    for wrong in ({"places": [1e20]}, {"places": [1, 1], "months": [math.nan, 3]},
                  {"places": [math.nan, 1]}, {"places": [True]}):
        with pytest.raises(awrash.DataError, match="of worksite 0 is"):
            approve(wrong)
    with pytest.raises(awrash.DataError, match="no column 'places'"):
        approve({"code": ["a"]})
    with pytest.raises(awrash.LimitError):
        approve(PROPOSALS, quota=100, nodes=0)
    with pytest.raises(awrash.DataError, match="expected one of: quota"):
        approve({"places": [3]}, quota=5).bound("budget")


def test_a_changed_certificate_is_refused():
    answer = approve(PROPOSALS, quota=130)
    assert not awrash.audit.approval(answer.certificate.question,
                                     answer.certificate.text.replace('"gap":0', '"gap":1'))


@pytest.mark.parametrize("solver", [pytest.param(name, id=name) for name in solvers.SOLVERS])
@pytest.mark.parametrize("seed", [pytest.param(seed, id=str(seed)) for seed in range(6)])
def test_other_solvers_find_the_same(seed, solver, tmp_path):
    solvers.need(solver)
    rng = np.random.default_rng(seed)
    n = 40
    places = rng.integers(8, 30, n)
    given = {"places": places.tolist(), "places_min": (places - rng.integers(0, 8, n)).tolist(),
             "months": rng.integers(2, 6, n).tolist(), "utility": rng.integers(1, 60, n).tolist(),
             "cost": (places * rng.integers(6000, 18000, n)).tolist(),
             "women": (rng.integers(0, 101, n) / 100).tolist(),
             "priority": rng.integers(0, 2, n).tolist(),
             "commune": [f"c{c}" for c in rng.integers(0, 9, n)]}
    answer = approve(given, quota=900, budget=3_500_000, objective="communes,utility",
                     at_least={"women": 0.5, "priority": "40%"})
    for goal, unit in enumerate((1, 1e6)):
        path = tmp_path / f"goal{goal}.lp"
        path.write_text(answer.to_lp(goal), "utf-8")
        found = solvers.ask(solver, path)
        assert found.status == "optimal"
        assert abs(found.value) == pytest.approx(answer.goals[goal].value * unit, rel=1e-7)
    with pytest.raises(awrash.DataError, match="expected one from 0 to 1"):
        answer.to_lp(2)
