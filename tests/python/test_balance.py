# SPDX-License-Identifier: GPL-3.0-or-later
"""Balances as Python has them.

Idea: the founding case with and without its limits of absorption, and what training makes up for.
Source: exact integers of the case that examples/data/khenifra-2023 states.
Invariant: a target that is met is met by the numbers shown; what does not exist is raised.
"""

import json

import numpy as np
import pandas as pd
import pytest

import awrash

PROVINCES = ["05.091", "05.081", "05.255", "05.301", "05.311"]


@pytest.fixture(scope="module")
def balance(khenifra):
    return khenifra.balance(reading="equal-rates")


def test_142_places_of_training_make_up_for_absorption(balance):
    assert balance.status == "optimal" and balance.places == 142
    assert dict(zip(balance.codes, balance.training)) == dict(zip(PROVINCES, [0, 0, 0, 0, 142]))
    assert balance.divisions["lifted"].tolist() == [2260, 1443, 1896, 1480, 2271]
    assert balance.numbers["growth"] == 4987 and balance.numbers["binding"] == 3417
    assert balance.first_binding == "05.311"


def test_the_measures_are_those_of_a_plan(khenifra, balance):
    plan = khenifra.split(reading="equal-rates")
    assert balance.after["gini"] == plan.equity().gini
    assert balance.before["gini"] == plan.equity("temporary").gini
    assert balance.after["lowest"] == plan.equity().lowest_rate
    assert balance.trained["gini"] < balance.after["gini"]


def test_the_frame_has_a_row_a_province(balance):
    frame = balance.frame
    assert frame.index.tolist() == PROVINCES and frame.index.name == "province"
    assert frame["fragile"].tolist() == [False, False, False, False, True]
    assert (frame["after"] == frame["before"] + frame["stream"]).all()
    np.testing.assert_array_equal(frame["rate_trained"],
                                  (frame["after"] + frame["training"]) / frame["need"])
    assert balance.to_frame().equals(frame)


def test_the_curve_begins_without_training_and_never_lowers_the_lowest(balance):
    curve = balance.curve
    assert curve.index[0] == 0 and curve["gini"].iloc[0] == pytest.approx(balance.after["gini"])
    assert (np.diff(curve["lowest"]) >= 0).all() and curve["cost"].isna().all()


def test_what_is_assumed_is_said(khenifra):
    balance = khenifra.balance(reading="by-need", target="lowest:0.05", weight="1/2", cost=5000)
    assert balance.training.tolist() == [105, 0, 0, 0, 351]
    assert balance.cost == 456 * 5000
    assert balance.assumed == ("a place of training counts 0.5", "a place of training costs 5000",
                               "5 limits of the stream")
    assert "counts 0.5" in repr(balance)


def test_a_gini_is_reached_with_the_least_places(khenifra):
    balance = khenifra.balance(reading="by-need", target="gini:0.02")
    assert (balance.places, balance.numbers["least_places"]) == (562, 562)
    assert balance.trained["gini"] <= 0.02 < khenifra.balance(
        reading="by-need", target="places:561").trained["gini"]


def test_dear_provinces_receive_less_where_places_do_not_cost_the_same(khenifra):
    balance = khenifra.balance(reading="by-need", target="gini:0.02", cost="poverty_2014")
    assert balance.status == "within-gap" and balance.trained["gini"] <= 0.02
    assert 0.99 * balance.cost < balance.numbers["least_cost"] <= balance.cost
    assert balance.cost == pytest.approx(
        float(balance.training @ np.array([6, 20.68, 6.77, 5.52, 5.14])))


def test_rules_of_fragility_are_kept_with_their_limit(khenifra):
    balance = khenifra.balance(fragile="poverty_2014>=20.68")
    assert balance.fragile_rule == "poverty_2014>=20.68"
    assert balance.to_dict()["fragile"] == ["05.081"]


def test_a_balance_is_plain_data_and_shows_itself(balance):
    held = json.loads(json.dumps(balance.to_dict()))
    assert held["training"]["05.311"] == 142 and held["numbers"]["cost"] is None
    assert "142 places of training" in repr(balance)
    assert "<table>" in balance._repr_html_()
    assert isinstance(balance.frame, pd.DataFrame)


def test_what_does_not_exist_is_raised(khenifra, small):
    with pytest.raises(awrash.DataError, match="expected lifted"):
        khenifra.balance(target="best")
    with pytest.raises(awrash.DataError, match="poverty_2015"):
        khenifra.balance(fragile="poverty_2015>1")
    with pytest.raises(awrash.DataError, match="weight"):
        khenifra.balance(weight=0)
    with pytest.raises(awrash.TieError):
        small(3).balance(stream="s")
    with pytest.raises(awrash.InfeasibleError):
        small(4, [{"territory": "A", "stream": "s", "max": 1},
                  {"territory": "B", "stream": "s", "max": 1}]).balance(stream="s")
