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


# ── frontier ─────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def dear():
    """Places of a count 3, those of b 1; a takes the one type only, b the other."""
    return awrash.Programme(
        territories=[{"code": "r", "parent": "", "need": ""}, {"code": "a", "parent": "r",
                     "need": 5}, {"code": "b", "parent": "r", "need": 5}],
        streams=[{"code": "s"}, {"code": "t"}],
        worksite_types=[{"code": "x", "stream": "s", "utility": 1},
                        {"code": "y", "stream": "t", "utility": 3}],
        quotas=[{"territory": "r", "stream": "*", "max": 10},
                {"territory": "a", "stream": "s", "min": 0, "max": 0},
                {"territory": "b", "stream": "t", "min": 0, "max": 0}], need="need")


def test_a_complete_frontier_shows_what_each_step_of_equity_costs(dear):
    counts = []
    drawn = dear.frontier("utilitarian", "lowest-rate", progress=counts.append)
    assert drawn.is_complete and len(drawn) == 6 and counts == [1, 2, 3, 4, 5, 6, 6]
    frame = drawn.frame
    assert frame["efficiency"].tolist() == [30, 28, 26, 24, 22, 20]
    assert frame["equity"].tolist() == pytest.approx([0, 0.2, 0.4, 0.6, 0.8, 1])
    assert frame["price"].iloc[-1] == pytest.approx(1 / 3)
    assert frame["equity_lost"].iloc[0] == 1 and set(frame["status"]) == {"optimal"}
    assert all(plan.certificate.verify() for plan in drawn.plans)
    assert [plan.receipts[1] for plan in drawn.plans] == [0, 1, 2, 3, 4, 5]
    assert drawn.plans[2].settings["chain"] == "utilitarian;leximin"
    assert "complete" in repr(drawn) and "<table" in drawn._repr_html_()
    assert pickle.loads(pickle.dumps(drawn)).points == drawn.points


def test_a_spread_says_that_it_is_one(dear, khenifra):
    drawn = dear.frontier("utilitarian", points=2)
    assert not drawn.is_complete and drawn.frame["efficiency"].tolist() == [30, 20]
    gini = khenifra.frontier("places", "gini", points=5, reading="by-need")
    assert 1 <= len(gini) <= 5 and gini.frame["efficiency"].is_monotonic_decreasing


def test_utility_is_weighed_against_welfare(dear):
    drawn = dear.frontier("utilitarian", "alpha:1/2", points=5)
    assert 2 <= len(drawn) <= 5 and drawn.frame["efficiency"].iloc[0] == 30
    assert drawn.frame["equity"].is_monotonic_increasing
    assert drawn.frame["equity"].iloc[-1] == pytest.approx(20)
    assert all(plan.certificate.verify() for plan in drawn.plans)
    assert drawn.plans[0].settings["chain"] == "alpha:1/2;utilitarian"
    log = dear.frontier("utilitarian", "alpha:1", points=2)
    assert log.points[0][1] == -float("inf") and log.points[-1][1] == 0


def test_the_least_gini_under_a_row_is_proved(dear):
    drawn = dear.frontier("utilitarian", "gini")
    assert set(drawn.frame["status"]) == {"optimal"} and drawn.is_complete
    assert drawn.frame["equity"].tolist() == pytest.approx([.5, .4, .3, .2, .1, 0])
    assert all(plan.certificate.verify() for plan in drawn.plans)


def test_a_frontier_with_refused_ties_has_points_without_plans(small):
    drawn = small(total=3).frontier()
    assert drawn.plans == (None,) and drawn.points[0][4] == "tie-refused"


def test_a_frontier_that_cannot_be_drawn_is_refused(dear, small):
    for arguments, code in ((("speed",), "name"), (("places", "envy"), "name"),
                            (("utilitarian", "alpha:0"), "name")):
        with pytest.raises((awrash.DataError, awrash.LimitError)) as caught:
            dear.frontier(*arguments)
        assert caught.value.code == code
    with pytest.raises(awrash.DataError):
        dear.frontier(points=1)
    blocked = small(total=5, quotas=[{"territory": "A", "stream": "s", "max": 1},
                                     {"territory": "B", "stream": "s", "max": 2}])
    with pytest.raises(awrash.InfeasibleError):
        blocked.frontier()


# ── wishes ───────────────────────────────────────────────────────────────────────────────────────


def test_each_wish_has_its_price_and_all_have_one_together(khenifra):
    wished = {"fix": ["05.081/sustainable = 700", "05.301/sustainable = 633"]}
    plan = khenifra.split(reading="by-need", **wished)
    frame = plan.wishes()
    assert frame.index.tolist() == ["05.081/sustainable = 700", "05.301/sustainable = 633", "all"]
    assert frame["moved"].tolist()[2] == 700 - 617 and frame["status"].tolist()[2] == "optimal"
    assert (frame["lowest_rate"].iloc[[0, 2]] > 0).all() and frame["gini"].iloc[2] > 0
    fixed = khenifra.fix("05.081", "sustainable", 700).fix("05.301", "sustainable", 633)
    again = fixed.split(reading="by-need").wishes()
    assert again["moved"].tolist() == frame["moved"].tolist()
    nothing = khenifra.split(reading="by-need").wishes()
    assert nothing.index.tolist() == ["all"] and nothing["moved"].tolist() == [0]
