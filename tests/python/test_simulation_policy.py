# SPDX-License-Identifier: GPL-3.0-or-later
"""Policies and situations as Python has them.

Idea: the same numbers as in C's tests, through frames and arrays.
Source: tests/simulation/test-policy-apply.c and test-situation-new.c.
Invariant: what the library refuses is raised with its sentence.
"""

import pickle

import numpy as np
import pytest

import awrash
from awrash.simulation import Policy, Situation, policies
from conftest import ROOT

DATA = ROOT / "examples" / "data"


@pytest.fixture
def situation():
    return Situation(need=[400, 300, 200, 100], totals={"temporary": 100, "sustainable": 10},
                     regions=["north", "north", "south", "south"],
                     indicators={"people": [10, 20, 30, 40], "odd": [1, 2, np.nan, 4]})


@pytest.mark.parametrize("text, expected", [
    pytest.param("proportional(need)", [[40, 4], [30, 3], [20, 2], [10, 1]], id="proportional"),
    pytest.param("two-level(proportional(need), proportional(people))",
                 [[23, 2], [47, 5], [13, 1], [17, 2]], id="two-level"),
    pytest.param("in-turn(temporary=flat, sustainable=leximin)",
                 [[25, 9], [25, 1], [25, 0], [25, 0]], id="in-turn"),
])
def test_a_policy_divides(situation, text, expected):
    assert Policy(text).quotas(situation).tolist() == expected


def test_quotas_come_as_a_frame():
    pandas = pytest.importorskip("pandas")
    need = pandas.Series([300, 100], index=["05.301", "05.091"])
    frame = Policy("proportional(need)").apply(Situation(need=need, totals={"temporary": 40}))
    assert frame.index.tolist() == ["05.301", "05.091"]
    assert frame["temporary"].tolist() == [30, 10]


def test_a_programme_is_a_situation():
    pytest.importorskip("pandas")
    programme = awrash.Programme.load(DATA / "khenifra-2023")
    frame = Policy("proportional(unemployed)").apply(programme)
    assert frame.loc["05.301"].tolist() == [953, 633]
    situation = Situation.of(programme)
    assert "unemployed" in situation.indicators and situation.edition == 2
    assert situation.places("total").tolist() == [5350, 4000]
    assert situation.regions == ("05",)
    assert repr(situation).startswith("Situation(5 provinces, 1 regions")


def test_bounds_and_history_are_taken():
    situation = Situation(need=[400, 300, 200, 100], totals={"temporary": 100},
                          regions=[0, 0, 1, 1], capacity=[[10], [None], [np.inf], [90]],
                          region_totals=[[60], [np.nan]], last_quota=[[5], [5], [15], [25]],
                          edition=3)
    assert situation.places("capacity").ravel().tolist() == [10, 2**63 - 1, 2**63 - 1, 90]
    assert situation.places("region-total").ravel().tolist() == [60, -1]
    assert situation.places("last-filled").ravel().tolist() == [-1, -1, -1, -1]
    quotas = Policy("proportional(need)").quotas(situation).ravel()
    assert quotas[:2].tolist() == [10, 50] and quotas.sum() == 100
    assert Policy("last-year").quotas(situation).ravel().tolist() == [10, 50, 15, 25]


def test_ties_follow_the_seed(situation):
    first = Policy("flat").quotas(situation, seed=1)
    assert (first == Policy("flat").quotas(situation, seed=1)).all()
    assert any((first != Policy("flat").quotas(situation, seed=seed)).any() for seed in range(2, 9))


def test_a_policy_is_its_text():
    policy = Policy("blend( 0.50, flat, proportional(need) )")
    assert policy.text == "blend(0.5, flat, proportional(need))"
    assert pickle.loads(pickle.dumps(policy)) == policy
    assert len({policy, Policy(policy.text)}) == 1
    assert policy != "blend"


def test_every_policy_has_a_sentence():
    forms = policies()
    assert {"flat", "wioa", "leximin", "performance"} <= {form.name for form in forms}
    assert all(form.about.endswith(".") and form.text.startswith(form.name) for form in forms)


@pytest.mark.parametrize("text, said", [
    pytest.param("flatt", "is no policy, expected one of flat", id="name"),
    pytest.param("proportional(jobless)", "the indicator \"jobless\" is not one", id="indicator"),
    pytest.param("proportional(odd)", "odd is nan in province 2", id="value"),
    pytest.param("by-stream(temporary=flat)", "no policy for the stream", id="stream"),
])
def test_a_refusal_is_raised(situation, text, said):
    with pytest.raises(awrash.DataError, match=said):
        Policy(text).quotas(situation)


def test_limits_that_nothing_keeps_are_raised():
    situation = Situation(need=[1, 1], totals={"a": 10}, regions=[0, 1],
                          region_totals=[[6], [6]])
    with pytest.raises(awrash.BoundsError, match="more than the total"):
        Policy("flat").quotas(situation)


@pytest.mark.parametrize("given, said", [
    pytest.param({"need": [1, 2], "totals": {"a": 1}, "regions": [0]}, "1 regions", id="regions"),
    pytest.param({"need": [1, -2], "totals": {"a": 1}}, r"need\[1\] is -2", id="need"),
    pytest.param({"need": [1], "totals": {}}, "0 streams", id="streams"),
    pytest.param({"need": [1], "totals": {"a": 1}, "capacity": [1, 2]}, "capacity has 2", id="shape"),
])
def test_a_situation_that_is_none_is_raised(given, said):
    with pytest.raises(awrash.DataError, match=said):
        Situation(**given)
