# SPDX-License-Identifier: GPL-3.0-or-later
"""A certificate proves its plan to a program that shares nothing with the library.

Idea: an outsider reads the folder and the certificate, and holds one against the other.
Source: outsider.py, which is written from the contract of awrash_audit_certificate().
Invariant: what the prices prove for the plan, they do not prove for a plan one exchange away.
"""

import copy
import hashlib
import itertools
import json

import pytest

import awrash
from conftest import EXAMPLES
from outsider import Outsider

MEASURES = ["leximin", "leximin-persons", "decmin", "least-squares", "alpha:1/2", "alpha:1",
            "alpha:2"]
CASES = ["khenifra-2023", "morocco-2023"]


def outsider_of(folder, plan):
    return Outsider(folder, plan.certificate.to_dict())


def one_exchange_away(outsider):
    """A plan of the same sums, with one place of a region moved from a province to another."""
    inside = [code for code in outsider.provinces
              if 0 < outsider.places[code, "sustainable"] < outsider.limits[code, "sustainable"][1]
              and outsider.territories[code]["parent"] == "05"]
    other = dict(outsider.places)
    other[inside[0], "sustainable"] -= 1
    other[inside[1], "sustainable"] += 1
    return other


@pytest.mark.parametrize("streams", ["*", "sustainable"])
@pytest.mark.parametrize("objective", MEASURES)
@pytest.mark.parametrize("case", CASES)
def test_the_prices_prove_the_plan_and_no_other(case, objective, streams):
    plan = awrash.Programme.load(EXAMPLES / case).split(objective=objective, streams=streams)
    outsider = outsider_of(EXAMPLES / case, plan)
    assert outsider.proves(outsider.places)
    assert not outsider.proves(one_exchange_away(outsider))


@pytest.mark.parametrize("objective", MEASURES)
@pytest.mark.parametrize("case", CASES)
def test_without_its_prices_a_stage_proves_nothing(case, objective):
    plan = awrash.Programme.load(EXAMPLES / case).split(objective=objective)
    held = plan.certificate.to_dict()
    stage = next(s for s in held["stages"] if s["stage"] == "objective")
    assert stage["prices"]
    stage["prices"] = []
    outsider = Outsider(EXAMPLES / case, held)
    assert not outsider.proves(outsider.places)


def test_every_measure_is_told_from_the_others():
    held = {}
    for objective in MEASURES:
        plan = awrash.Programme.load(EXAMPLES / "morocco-2023").split(objective=objective)
        held[objective] = plan.certificate.to_dict()
    for objective, other in zip(MEASURES, MEASURES[1:] + MEASURES[:1]):
        changed = copy.deepcopy(held[objective])
        changed["reading"]["objective"] = other
        if held[objective]["places"] != held[other]["places"]:
            outsider = Outsider(EXAMPLES / "morocco-2023", changed)
            assert not outsider.proves(outsider.places), (objective, other)


@pytest.mark.parametrize("chain", ["fill;objective;cost", "person-months;leximin;cost",
                                   "cost;places;fill", "fill;utilitarian;decmin"])
@pytest.mark.parametrize("case", CASES)
def test_a_chain_with_goals_is_proved_goal_by_goal(case, chain):
    plan = awrash.Programme.load(EXAMPLES / case).split(objective="least-squares", chain=chain)
    outsider = outsider_of(EXAMPLES / case, plan)
    assert "goal" in [s["stage"] for s in outsider.held["stages"]]
    assert outsider.proves(outsider.places)


# ── small programmes with types ─────────────────────────────────────────────────────────────────

NEEDS = {"A": 90, "B": 47, "C": 33, "D": 12}


def folder_of(path, quotas, types=(), capacities=()):
    """A folder of two regions with two provinces each, and streams s and t."""
    territories = [{"code": "N", "level": "country", "parent": "", "unemployed": ""}]
    territories += [{"code": r, "level": "region", "parent": "N", "unemployed": ""} for r in "PQ"]
    territories += [{"code": p, "level": "province", "parent": "P" if p in "AB" else "Q",
                     "unemployed": d} for p, d in NEEDS.items()]
    made = awrash.Programme(
        territories, [dict(zip(("territory", "stream", "min", "max"), row))
                      for row in quotas],
        streams=[{"code": "s", "months": 3, "monthly_cost": 10.5},
                 {"code": "t", "months": 6, "monthly_cost": 2.25}],
        worksite_types=[dict(zip(("code", "stream", "months", "monthly_cost", "utility"), row))
                        for row in types] or None,
        capacities=[dict(zip(("territory", "stream", "max"), row))
                    for row in capacities] or None, need="unemployed")
    made.save(path)
    return made


TYPES = [("s1", "s", 3, 10.5, 1.5), ("s2", "s", 4, 8, 1), ("t", "t", 6, 2.25, 0.7)]
TYPED = [("N", "s", 60, 60), ("N", "t", 31, 31), ("P", "*", "", 70),
         ("A", "s", 17, 17), ("C", "type:s2", 4, 4), ("D", "t", 2, 2)]


def neighbours(outsider):
    """All plans in which two cells have one place more and one less."""
    for more, fewer in itertools.permutations(outsider.places, 2):
        if outsider.places[fewer] > 0:
            yield {**outsider.places, more: outsider.places[more] + 1,
                   fewer: outsider.places[fewer] - 1}


@pytest.mark.parametrize("settings", [
    {}, {"streams": "s"}, {"streams": "t", "objective": "alpha:3/2"},
    {"objective": "least-squares", "on": "count", "tie": "order", "order": list("DCBA")},
    {"chain": "fill;utilitarian;objective;cost", "objective": "alpha:2"},
    {"near": "A/type:s1=17;B/type:s2=9;D/type:t=7"},
    {"near": "A/type:s1=9;B/type:s2=25;D/type:t=7", "loss": "1/4", "streams": "s"},
], ids=str)
def test_types_and_readings_of_every_kind_are_proved(settings, tmp_path):
    plan = folder_of(tmp_path, TYPED, TYPES, [(p, "type:s1", 12) for p in NEEDS]).split(**settings)
    outsider = outsider_of(tmp_path, plan)
    assert plan.problem_class in ("tree", "network")
    assert outsider.proves(outsider.places)
    for other in neighbours(outsider):
        assert not outsider.proves(other) or all(
            outsider.receives(p, other) == outsider.receives(p, outsider.places) for p in NEEDS)
    if outsider.floors:
        base = outsider.base()
        assert base.proves(base.places)


def test_bounds_of_regions_that_cross_those_of_streams_are_proved(tmp_path):
    plan = folder_of(tmp_path, [
        ("N", "s", 30, 30), ("N", "t", 20, 20), ("P", "s", 12, 12),
        ("P", "*", "", 24), ("A", "*", "", 14)]).split()
    outsider = outsider_of(tmp_path, plan)
    assert outsider.proves(outsider.places)


def test_the_plans_of_a_tie_are_proved_as_far_as_they_are_alike(tmp_path):
    plan = folder_of(tmp_path, [("N", "*", 7, 7), ("N", "s", 7, "")]).split(
        on="count", tie="order", order=list("CABD"))
    outsider = outsider_of(tmp_path, plan)
    assert outsider.held["status"] == "tie-settled" and outsider.proves(outsider.places)
    tie = outsider.held["tie"]
    witnesses = [outsider.read_places(witness["places"]) for witness in tie["witnesses"]]
    for witness in witnesses:
        assert outsider.proves(witness, until=("order",))
    for (code, _), witness in zip(tie["members"], witnesses[1:]):
        assert outsider.receives(code, witness) != outsider.receives(code, witnesses[0])
    sure = dict(tie["members"])
    assert tie["free_units"] == sum(outsider.receives(code, witnesses[0]) - n
                                    for code, n in sure.items())


# ── no plan ─────────────────────────────────────────────────────────────────────────────────────

TIGHT = {
    "a region that asks for more than its provinces take": [
        ("P", "*", 9, 9), ("A", "*", "", 3), ("B", "*", "", 4), ("Q", "*", 0, 0)],
    "a fixed part beyond the whole": [
        ("P", "*", 3, 3), ("P", "s", 4, 4), ("N", "t", "", 9)],
    "a fixed cell beyond its province": [
        ("P", "*", 1, 9), ("A", "*", "", 4), ("A", "s", 6, 6), ("Q", "*", 0, 0)],
    "streams and provinces that cross": [
        ("P", "s", 5, 5), ("P", "t", "", 5), ("A", "*", "", 2), ("B", "*", "", 2),
        ("Q", "*", 0, 0)],
}


@pytest.mark.parametrize("quotas", TIGHT.values(), ids=TIGHT)
def test_the_cut_says_how_many_places_are_missing(quotas, tmp_path):
    with pytest.raises(awrash.InfeasibleError) as caught:
        folder_of(tmp_path, quotas, capacities=[(p, "s", 50) for p in NEEDS]).split()
    held = caught.value.certificate.to_dict()
    assert Outsider(tmp_path, held).missing() == held["missing"] == caught.value.missing > 0


# ── tampering ───────────────────────────────────────────────────────────────────────────────────

def sealed(held):
    """The text of a certificate whose SHA-256 was taken anew."""
    body = json.dumps({k: v for k, v in held.items() if k != "sha256"}, ensure_ascii=False,
                      separators=(",", ":"))
    return body[:-1] + f',"sha256":"{hashlib.sha256(body.encode()).hexdigest()}"}}\n'


def move_a_place(held):
    rows = [row for row in held["places"] if row[0].startswith("05") and row[1][0] > 1]
    rows[0][1][0] -= 1
    rows[1][1][0] += 1


def shift_a_price(held):
    stage = next(s for s in held["stages"] if s["stage"] == "objective")
    stage["prices"][0][1][0][1] += 5


def repeat_a_price(held):
    stage = next(s for s in held["stages"] if s["stage"] == "objective")
    stage["prices"][0][1][0][2] += 1


TAMPERED = {"a place moved": move_a_place, "a price of another place": shift_a_price,
            "a price counted once more": repeat_a_price,
            "a stage left out": lambda held: held["stages"].pop(0),
            "a stage told twice": lambda held: held["stages"].insert(0, held["stages"][0]),
            "a province left out": lambda held: held["places"].pop(0)}


@pytest.mark.parametrize("tamper", TAMPERED.values(), ids=TAMPERED)
@pytest.mark.parametrize("case", CASES)
def test_the_outsider_and_the_library_refuse_what_was_tampered_with(case, tamper):
    programme = awrash.Programme.load(EXAMPLES / case)
    held = programme.split().certificate.to_dict()
    assert awrash.audit.verify(programme, sealed(held))
    tamper(held)
    assert not awrash.audit.verify(programme, sealed(held))
    outsider = Outsider(EXAMPLES / case, held)
    try:
        accepted = outsider.proves(outsider.places)
    except AssertionError as refusal:
        accepted = "stages" not in str(refusal)
    assert not accepted


def test_the_sha256_is_that_of_the_text_without_it(khenifra):
    text = khenifra.split().certificate.text
    head, tail = text.rsplit(',"sha256":"', 1)
    assert hashlib.sha256((head + "}").encode()).hexdigest() == tail.rstrip("\n")[:-2]
    assert json.loads(text)["sha256"] == tail.rstrip("\n")[:-2]
    assert sealed(json.loads(text)) == text
