# SPDX-License-Identifier: GPL-3.0-or-later
#
# Persons and worksites: stable and largest assignments, and what breaks stability.
# Source: awrash/selection-match.h; the cases of a matching library, here and beside the project.
# Invariant: a stable assignment has no instability.

import json
import pathlib
import pickle

import pytest
from conftest import published

import awrash
from awrash import selection
from awrash.selection import Block

CASES = pathlib.Path(__file__).parents[3] / "shared" / "cases" / "fairalloc" / "matching" / "hospital_resident.json"
GIVEN = json.loads(CASES.read_text(encoding="utf-8"))["cases"] if CASES.exists() else []
LISTS = {"a": ["s", "t"], "b": ["s", "t"], "c": ["s"]}
SCORES = {"a": 9, "b": 8, "c": 7}


def entries(text, between=" "):
    return dict(entry.replace("=", ":").split(":") for entry in text.split(between))


def solve(persons, hospitals, capacities):
    scores = {h: {p: -k for k, p in enumerate(order)} for h, order in hospitals.items()}
    found = selection.assign(persons, capacities, scores)
    assert found.instabilities() == () and found.status == "optimal"
    return found


@pytest.mark.parametrize("row", [pytest.param(row, id=row["case"]) for row in published("matching.csv")])
def test_what_others_published(row):
    persons = {p: order.split(">") for p, order in entries(row["persons"]).items()}
    hospitals = {h: order.split(">") for h, order in entries(row["sites"]).items()}
    found = solve(persons, hospitals, dict(zip(hospitals, map(int, row["capacities"].split()))))
    assert {p: s for p, s in found.site.items() if s is not None} == entries(row["expected"])


@pytest.mark.skipif(not GIVEN, reason=f"no cases in {CASES}")
@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in GIVEN])
def test_the_collected_cases(case):
    found = solve(case["residents"], case["hospitals"], case["capacities"])
    for hospital, members in case["expected_resident_optimal"].items():
        assert sorted(found.persons_at(hospital)) == sorted(members)


def test_reserves_at_a_site():
    sites = {"s": Block("s", 1, {"women": 1}), "t": 1}
    found = selection.assign(LISTS, sites, SCORES, traits={"women": {"c": True}})
    assert found.site == {"a": "t", "b": None, "c": "s"} and found.rank == {"a": 2, "b": 0, "c": 1}
    assert pickle.loads(pickle.dumps(found)).site == found.site
    assert found.reserve == {"a": None, "b": None, "c": "women"} and "2 of 3" in repr(found)


def test_the_largest_assignment_may_pass_somebody_over():
    lists, scores = {"a": ["s", "t"], "b": ["s"]}, {"a": 9, "b": 8}
    assert selection.assign(lists, {"s": 1, "t": 1}, scores).site == {"a": "s", "b": None}
    largest = selection.assign(lists, {"s": 1, "t": 1}, scores, rule="largest")
    assert largest.site == {"a": "t", "b": "s"}
    assert largest.instabilities() == (
        "block 0: person 0 is left out with 9, while person 1 with 8 has a place that the former could have",)


def test_ties_are_refused_or_settled():
    level = dict.fromkeys(LISTS, 1)
    with pytest.raises(awrash.TieError, match="share 1 places") as caught:
        selection.assign(LISTS, {"s": 1, "t": 1}, level)
    assert caught.value.members == ("a", "b", "c") and caught.value.units == 1
    with pytest.raises(awrash.TieError, match="3 persons have the same score:"):
        selection.assign(LISTS, {"s": 1, "t": 1}, level, rule="largest")
    found = selection.assign(LISTS, {"s": 1, "t": 1}, level, ties="order", order=["c", "b", "a"])
    assert found.site == {"a": None, "b": "t", "c": "s"} and found.status == "tie-settled"


def test_identifiers_with_a_blank_are_not_repeated_in_messages():
    names = {"Fatima Zahra": ["s"], "Mohamed Alami": ["s"]}
    for given in (dict.fromkeys(names, 1), {"Fatima Zahra": 1}):
        with pytest.raises(awrash.Error, match="not repeated: it has a blank") as caught:
            selection.assign(names, {"s": 1}, given)
        assert "Zahra" not in str(caught.value) and "Alami" not in str(caught.value)


@pytest.mark.parametrize("options, message", [
    pytest.param({"preferences": {"a": ["x"]}}, "none of the sites", id="site"),
    pytest.param({"preferences": {"a": "st"}}, "expected a sequence of sites", id="text"),
    pytest.param({"preferences": {"a": ["s", "s"]}}, "lists site 0 twice", id="twice"),
    pytest.param({"scores": {"a": 1}}, "'b' has no score at 's'", id="score"),
    pytest.param({"scores": {"s": SCORES, "t": SCORES}, "rule": "largest"}, "rule 'largest'", id="merit"),
    pytest.param({"rule": "first"}, "rule is 'first'", id="rule"),
    pytest.param({"sites": {"s": Block("s", 1, category="x"), "t": 1}}, "for a category", id="category"),
])
def test_wrong_questions_are_refused(options, message):
    with pytest.raises(awrash.DataError, match=message):
        selection.assign(**{"preferences": LISTS, "sites": {"s": 1, "t": 1}, "scores": SCORES, **options})
