# SPDX-License-Identifier: GPL-3.0-or-later
"""A former plan that a division keeps near to.

Idea: what the objective leaves open is decided by what was there before.
Source: small programmes worked out by hand.
Invariant: a Plan, its frames, its rows and its text mean the same.
"""

import pickle
from fractions import Fraction

import pytest

import awrash


def test_a_former_plan_settles_the_tie(small):
    made = small(total=3)
    with pytest.raises(awrash.TieError):
        made.split()
    former = made.split(tie="order", order=["B", "A"])
    plan = made.split(near=former)
    assert plan.status == "optimal" and plan.places.equals(former.places)
    assert plan.settings["near"] == "A/type:s=1;B/type:s=2"
    assert "fewest changes" in plan.chain and plan.certificate.verify()
    for same in (former.places, former.to_frame(), plan.settings["near"],
                 [{"territory": "A", "stream": "s", "places": 1},
                  {"territory": "B", "stream": "s", "places": 2}]):
        assert made.split(near=same).settings["near"] == plan.settings["near"]


def test_a_loss_trades_equal_rates_for_fewer_changes(small):
    made = small(total=10)
    near = [{"territory": "A", "type": "s", "places": 9}, {"territory": "B", "type": "s",
                                                          "places": 1}]
    taken = [made.split(near=near, loss=loss).places["s"].tolist()
             for loss in (None, 0, 0.2, Fraction(1, 5), "1/5", 1)]
    assert taken == [[5, 5], [5, 5], [6, 4], [6, 4], [6, 4], [9, 1]]
    plan = made.split(near=near, loss=0.2)
    assert plan.certificate.verify()
    assert pickle.loads(pickle.dumps(plan)) == plan
    low = plan.province_ranges()["low"].tolist()
    assert low == [6, 4]


@pytest.mark.parametrize("settings, code, message", [
    ({"near": "A=3"}, "syntax", 'near holds "A=3"'),
    ({"near": [{"territory": "Z", "type": "s", "places": 1}]}, "empty", "no cell of the programme"),
    ({"near": [{"territory": "A", "type": "s", "places": -1}]}, "value", "whole number"),
    ({"near": [{"territory": "A", "places": 1}]}, "syntax", "columns"),
    ({"loss": 0.5}, "value", "near names no former plan"),
    ({"near": "A/type:s=1", "loss": 2}, "value", 'loss is "2.0"'),
    ({"near": "A/type:s=1", "loss": True}, "value", "loss is True"),
    ({"near": "A/type:s=1", "loss": [1]}, "value", "loss is [1]"),
])
def test_a_former_plan_that_is_none_is_refused(small, settings, code, message):
    with pytest.raises(awrash.DataError) as caught:
        small(total=4).split(**settings)
    assert message in str(caught.value) and caught.value.code == code


# ── needs ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("objective", ("leximin", "decmin", "least-squares"))
def test_a_plan_of_khenifra_changes_just_outside_its_intervals(khenifra, objective):
    plan = khenifra.split(reading="by-need", objective=objective)
    frame = plan.need_intervals()
    assert list(frame.columns) == ["need", "low", "high"] and frame.index.name == "province"
    assert ((frame["low"] <= frame["need"]) & (frame["need"] <= frame["high"])).all()
    assert (frame["low"] > 0.99 * frame["need"]).all()
    assert (frame["high"] < 1.01 * frame["need"]).all()
    assert pickle.loads(pickle.dumps(plan)).need_intervals().equals(frame)


def test_intervals_of_a_loss_are_refused(small):
    plan = small(total=10).split(near="A/type:s=9;B/type:s=1", loss=0.5)
    with pytest.raises(awrash.LimitError) as caught:
        plan.need_intervals()
    assert caught.value.code == "class"
