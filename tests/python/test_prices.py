# SPDX-License-Identifier: GPL-3.0-or-later
"""Walls, prices, explanations and two plans compared, as Python has them.

Idea: the Khénifra case says who would have the next place, and whose it would be.
Source: examples/data/khenifra-2023; small programmes worked out by hand.
Invariant: asking changes nothing.
"""

import pickle

import pytest

import awrash


def test_a_plan_names_the_walls_it_stands_at_with_their_rows(khenifra):
    frame = khenifra.split().binding()
    assert frame.index[5] == "05/sustainable" and len(frame) == 8
    row = frame.loc["05.311/sustainable"]
    assert (row["at"], row["places"], row["max"]) == ("max", 1059, 1059)
    assert (row["source"], row["origin"]) == ("capacities.csv:9", "assumed")
    assert frame.loc["05.301/temporary", "words"] == "temporary places of Khénifra"


def test_one_more_sustainable_place_for_the_region_is_beni_mellals(khenifra):
    prices = khenifra.split().prices()
    more, fewer = prices.loc[("05/sustainable", 1)], prices.loc[("05/sustainable", -1)]
    assert (more["min"], more["max"], more["better"], more["filled"]) == (4001, 4001, 1, 1)
    assert more["changes"] == {"05.091": (2306, 2307)}
    assert fewer["better"] == -1 and fewer["changes"] == {"05.081": (1472, 1471)}
    absorbed = prices.loc[("05.311/sustainable", 1)]
    assert absorbed["filled"] == 0 and absorbed["value_after"] > absorbed["value_before"]


def test_walls_that_are_named_are_priced_by_any_number_of_units(khenifra):
    prices = khenifra.split().prices(["05/sustainable"], by=100)
    assert list(prices.index) == [("05/sustainable", 100), ("05/sustainable", -100)]
    assert list(prices["filled"]) == [100, -100]
    one = khenifra.split().prices("05.301/sustainable")
    assert list(one["better"]) == [0, 0]


def test_a_wall_that_cannot_move_has_no_plan_behind_it(small):
    prices = small(total=4, quotas=[{"territory": "A", "stream": "s", "max": 2},
                                    {"territory": "B", "stream": "s", "max": 2}]).split().prices()
    assert prices.loc[("R/*", 1), "status"] == "infeasible"
    assert prices.loc[("R/*", 1), "changes"] == {}
    assert prices.loc[("A/*", -1), "status"] == "infeasible"


def test_unknown_walls_and_provinces_are_named(khenifra):
    plan = khenifra.split()
    with pytest.raises(awrash.DataError, match="'05/none', expected names such as 05.091/temp"):
        plan.prices(["05/none"])
    with pytest.raises(awrash.DataError, match="province is '05', expected one of 05.091"):
        plan.explain("05")


def test_khenifra_is_told_from_whom_one_more_place_would_come(khenifra):
    told = khenifra.split().explain("05.301")
    assert told.status == "optimal" and told.order == -1 and not told.needed
    assert told.changes == {"05.081": (1472, 1471), "05.301": (1510, 1511)}
    assert told.next_in_line == {"05.301/temporary": "05.091", "05/sustainable": "05.091"}
    assert told.binding == ("05.301/temporary", "05/sustainable")
    assert "Azilal: 1472 → 1471 (52.27 → 52.24 per 1,000)" in str(told) and repr(told) == told.text
    assert "<table>" in told._repr_html_()
    assert pickle.loads(pickle.dumps(told)) == told


def test_a_province_at_its_limits_is_told_which_must_move(khenifra):
    told = khenifra.split().explain("05.311")
    assert told.status == "infeasible" and told.changes == {}
    assert told.needed == ("at most 1071 instead of 1070 temporary places of Khouribga",)


def test_two_plans_are_set_against_each_other(khenifra):
    plan, baseline = khenifra.split(), khenifra.split(reading="by-need")
    found = plan.against(baseline)
    total = found.frame.loc[("total", "sustainable")]
    assert (total["before"], total["after"], total["increase"], total["decrease"]) == (
        4000, 4000, 291, 291)
    row = found.frame.loc[("05.301", "sustainable")]
    assert (row["before"], row["change"], row["increase"], row["decrease"]) == (633, -76, 0, 76)
    assert found.churn == 582
    assert found.equity_after.gini == plan.equity().gini < found.equity_before.gini
    assert found.provinces.loc["05.301", "rate_after"] == pytest.approx(1510 / 28892)
    assert found.to_frame() is found.frame and "582" in repr(found)


def test_the_baseline_may_be_a_table_of_any_hand(khenifra, tmp_path):
    plan = khenifra.split()
    assert plan.against(plan.to_frame()).churn == 0
    plan.save(tmp_path / "plan")
    assert plan.against(tmp_path / "plan").churn == 0
    assert plan.against(str(tmp_path / "plan" / "plan.csv")).churn == 0
    changed = plan.places
    changed.loc["05.301", "sustainable"] += 7
    assert plan.against(changed).churn == 7
    with pytest.raises(awrash.DataError):
        plan.against([{"territory": "none", "stream": "temporary", "places": 1}])
    with pytest.raises(awrash.FileError, match="none"):
        plan.against(tmp_path / "none")


@pytest.fixture(scope="module")
def unequal():
    """Person-months of two types of unequal length: class network + rows."""
    return awrash.Programme(
        [{"code": "R", "level": "region"}, {"code": "A", "parent": "R", "need": 10},
         {"code": "B", "parent": "R", "need": 20}],
        [{"territory": "R", "stream": "*", "unit": "person-months", "max": 60},
         {"territory": "A", "stream": "*", "max": 4},
         {"territory": "R", "stream": "*", "max": 90}],
        streams=[{"code": "s", "months": 9}, {"code": "t", "months": 4}], need="need",
        split={"tie": "order", "order": "A;B"})


def test_plans_beyond_the_network_have_prices_of_walls_and_rows_and_moves(unequal):
    plan = unequal.split()
    assert plan.problem_class == "network + rows"
    frame = plan.binding()
    assert list(frame.index) == ["A/*", "R/*/person-months"] and (frame["at"] == "max").all()
    assert frame["max"].tolist() == [4, 60] and frame["places"].tolist() == [4, 60]
    assert frame["min"].isna().tolist() == [False, True]
    # places of four months: one month less costs a place, it takes four to gain one
    month, four = plan.prices(["R/*/person-months"]), plan.prices(["R/*/person-months"], by=4)
    assert month["filled"].tolist() == [0, -1] and month["better"].tolist() == [0, -1]
    assert four["filled"].tolist() == [1, -1] and four["max"].tolist() == [64, 56]
    price = plan.prices(["A/*"])
    assert set(price["status"]) == {"optimal"} and (price["better"] <= 1).all()
    told = plan.explain("A")
    assert "person-months" in told.text and told.status in ("optimal", "infeasible")
    check = unequal.check(plan)
    assert check.moves_to_mend.distance == 0 and check.moves_to_mend.status == "optimal"
    assert check.moves_to_best.distance == 0
    by_hand = [{"territory": "A", "stream": "s", "places": 4}, {"territory": "B", "stream": "s",
                                                                "places": 4}]
    mended = unequal.check(by_hand).moves_to_mend
    # 72 person-months: two places of nine months are withdrawn, or changed for shorter ones
    assert mended.distance == 2
    assert unequal.relax().total == 0


def test_a_plan_that_loses_to_stay_near_another_has_no_prices(khenifra):
    former = khenifra.split(reading="by-need")
    with pytest.raises(awrash.LimitError, match="without a loss"):
        khenifra.split(near=former, loss=0.5).prices()
    near = khenifra.split(near=former)
    assert near.prices(["05/sustainable"])["better"].tolist() == [1, -1]
    assert khenifra.check(near).moves_to_best.distance == 0
