# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules around the engine as Python has them.

Idea: what Python adds: labels, frames, ties, lots, refusals.
Source: hand calculation; Balinski and Young 1975; 29 U.S.C. 3172(b)(1).
Invariant: what the rules themselves answer is held in C.
"""

import numpy as np
import pandas as pd
import pytest

import awrash
from awrash import _native, allot, apportion

TIED = [720, 720, 120, 120]


def test_the_quota_method_meets_published_answers():
    answer = apportion.quota_method([2560, 3315, 995, 5012], 20)
    assert answer.units.tolist() == [4, 6, 1, 9]
    assert answer.divisor is None and answer.rule == "quota-method" and not answer.ties


def test_ties_of_the_quota_method_are_told_and_settled():
    with pytest.raises(awrash.TieError) as caught:
        apportion.quota_method(TIED, 8)
    assert caught.value.members == (0, 1, 2, 3) and caught.value.units == 2
    assert caught.value.sure == (3, 3, 0, 0)
    answer = apportion.quota_method(TIED, 8, tie="order", order=[3, 1, 0, 2])
    assert answer.units.tolist() == [3, 4, 0, 1] and answer.status == "tie-settled"
    assert apportion.quota_method(TIED, 8, tie="lot", lot=[1, 0, 1, 0]).units.tolist() == [4, 3, 1, 0]
    tickets = [allot.ticket("s", str(i + 1)) for i in range(4)]
    drawn = apportion.quota_method(TIED, 8, tie="lot", seed="s").units
    assert drawn[:2].argmax() == (tickets[0] > tickets[1])
    assert drawn[2:].argmax() == (tickets[2] > tickets[3])


def test_a_lot_that_is_no_outcome_is_refused():
    with pytest.raises(awrash.BoundsError, match="none of the tied answers"):
        apportion.quota_method(TIED, 8, tie="lot", lot=[1, 1, 0, 0])


def test_a_lot_goes_by_label():
    claims = dict(zip("abcd", TIED))
    answer = apportion.quota_method(claims, 8, tie="lot", lot={"b": 1, "c": 1})
    assert answer.to_frame()["units"].to_dict() == {"a": 3, "b": 4, "c": 1, "d": 0}
    assert answer.ties.members == ("a", "b", "c", "d")


@pytest.mark.parametrize("arguments, message", [
    ({"lot": [1, 0, 1, 0]}, "lot is given, but tie is 'error'; lot belongs to 'lot', without a seed"),
    ({"lot": [1, 0, 1, 0], "tie": "lot", "seed": "x"},
     "lot is given, but tie is 'lot'; lot belongs to 'lot', without a seed"),
    ({"lot": [1], "tie": "lot"}, "lot has 1 members, expected 4"),
    ({"tie": "lot"}, "seed is missing, but tie is 'lot'; seed belongs to 'lot'"),
])
def test_a_lot_is_whole_or_refused(arguments, message):
    with pytest.raises(awrash.DataError) as caught:
        apportion.quota_method(TIED, 8, **arguments)
    assert str(caught.value) == message


def test_ties_beyond_the_limit_say_so():
    claims = np.arange(1001, 1031)
    with pytest.raises(awrash.LimitError) as caught:
        apportion.quota_method(claims, claims.sum() - 15)
    assert caught.value.code == "limit"


def test_ceilings_of_the_quota_method_leave_units_unplaced():
    answer = apportion.quota_method([90, 10], 20, ceiling=[5, None])
    assert answer.units.tolist() == [5, 2] and answer.unplaced == 13
    assert answer.status == "unplaced"


def test_floors_alone_need_no_claim():
    assert apportion.quota_method([0, 0], 3, floor=[1, 2]).units.tolist() == [1, 2]
    assert apportion.base_proportional([0, 0], 10, 5).units.tolist() == [5, 5]


def test_a_base_and_the_rest_in_proportion():
    answer = apportion.base_proportional(pd.Series([800, 100, 10, 1], list("abcd")), 40, 5,
                                         ceiling=20)
    assert answer.units.tolist() == [20, 8, 6, 6] and answer.labels == tuple("abcd")
    low, high = answer.divisor
    assert 20 == min(20, 5 + np.ceil(800 / high)) and low < high
    with pytest.raises(awrash.BoundsError, match="below the base"):
        apportion.base_proportional([1, 2], 20, 5, ceiling=4)
    with pytest.raises(awrash.TieError) as caught:
        apportion.base_proportional([2, 2, 1], 6, 1, "jefferson")
    assert caught.value.sure == (2, 2, 1)
    assert apportion.base_proportional([2, 2, 1], 6, 1, "jefferson", tie="lot",
                                       lot=[0, 0, 1]).units.tolist() == [2, 2, 2]


def test_percentages_sum_to_the_total():
    places = pd.Series([953, 1187, 1071], ["05.301", "05.091", "05.081"])
    answer = apportion.round_to_total(100 * places / places.sum(), 100)
    assert answer.units.tolist() == [30, 37, 33] and answer.labels == tuple(places.index)
    assert answer.shares.tolist() == (100 * places / places.sum()).tolist()
    assert apportion.round_to_total([-1.25, 0.5, 2.75], 2).units.tolist() == [-1, 0, 3]
    with pytest.raises(awrash.TieError) as caught:
        apportion.round_to_total([50.5, 49.5], 100)
    assert caught.value.members == (0, 1) and caught.value.sure == (50, 49)
    assert apportion.round_to_total([50.5, 49.5], 100, tie="lot", lot=[0, 1]).units.tolist() == [50, 50]


def test_shares_within_bounds_are_water_filled():
    claims = pd.Series([1, 2, 3], list("abc"))
    assert apportion.shares_within(claims, 12, floor={"c": 0, "b": 0, "a": 7}).tolist() == [7, 2, 3]
    assert apportion.shares_within([1, 2], 12, ceiling=4).tolist() == [4, 4]
    with pytest.raises(awrash.BoundsError, match="the floors sum to 9"):
        apportion.shares_within([1, 2, 3], 8, floor=3)


def test_violations_count_units_beyond_the_rounded_shares():
    claims = {"a": 90, "b": 5, "c": 5}
    assert apportion.shares_violations(claims, 10, {"b": 0, "a": 10, "c": 0}).tolist() == [1, 0, 0]
    with pytest.raises(awrash.DataError, match="the units sum to 9"):
        apportion.shares_violations([1, 1], 10, [4, 5])
    with pytest.raises(awrash.DataError, match="units has 3 values, expected 2"):
        apportion.shares_violations([1, 1], 10, [4, 5, 1])


def test_bounds_of_last_years_shares_hold_a_rule():
    last, claims = [100, 60, 40], [300, 60, 20]
    floor, ceiling = apportion.hold_harmless(last, 1000, 0.9, 1.3)
    assert floor.tolist() == [450, 270, 180] and ceiling.tolist() == [650, 390, 260]
    answer = apportion.divisor(claims, 1000, floor=floor, ceiling=ceiling)
    assert answer.units.tolist() == [550, 270, 180]
    free = apportion.hold_harmless(last, 1000, 0.9)[1]
    assert apportion.divisor(claims, 1000, ceiling=free).status == "optimal"


def test_a_minimum_for_small_territories_stands_between_floor_and_ceiling():
    floor, ceiling = apportion.hold_harmless([100, 99, 1], 2000, 0.9, 1.3)
    floor = np.maximum(floor, 25)
    ceiling = np.maximum(floor, ceiling)
    answer = apportion.divisor([100, 99, 1], 2000, floor=floor, ceiling=ceiling)
    assert floor.tolist() == [900, 891, 25] and ceiling.tolist() == [1300, 1287, 25]
    assert answer.units[2] == 25 and answer.units.sum() == 2000


def test_floors_that_pass_the_total_are_said():
    floor, _ = apportion.hold_harmless([1, 1, 1], 100, 1.0, 1.0)
    with pytest.raises(awrash.BoundsError, match="the floors sum to 102"):
        apportion.divisor([1, 1, 1], 100, floor=floor)


def test_criteria_come_as_arrays_frames_or_columns():
    frame = pd.DataFrame({"people": [100, 300], "jobless": [10, 10]}, ["x", "y"])
    expected = [0.375, 0.625]
    assert apportion.criteria(frame, {"jobless": 0.5, "people": 0.5}).tolist() == expected
    assert apportion.criteria(frame.to_numpy(), [0.5, 0.5]).tolist() == expected
    assert apportion.criteria({"people": [100, 300], "jobless": [10, 10]},
                              pd.Series([0.5, 0.5], ["people", "jobless"])).tolist() == expected
    three = apportion.criteria([[1, 0], [1, 0], [2, 4]], [1, 3])
    assert three.tolist() == [0.25, 0.25, 3.5]


@pytest.mark.parametrize("values, weights, message", [
    ([1, 2], [1], "values has 1 dimensions, expected two: recipients × criteria"),
    ([[1, 2, 3], [4, 5, 6]], [1, 1],
     "weights has 2 values, expected 3, one for each column of values"),
    ([[1, 2], [3, 4]], [1, 1, 1], "weights has 3 values, expected 2, one for each column of values"),
    ([[1, 2], [3, -4]], [1, 1], "values[3] is -4, expected a finite number ≥ 0"),
    ({"a": [1], "b": [1, 2]}, [1, 1], "values has columns of different lengths, expected one length"),
    ([[1, 0], [3, 0]], [1, 1], "all values of criterion 1 are 0, expected a value > 0 or the weight 0"),
])
def test_criteria_that_do_not_fit_are_refused(values, weights, message):
    with pytest.raises(awrash.DataError) as caught:
        apportion.criteria(values, weights)
    assert str(caught.value) == message


def test_excess_and_index_are_criteria_of_their_own():
    part = pd.Series([45, 70], ["a", "b"])
    assert apportion.criteria_excess(part, {"b": 1000, "a": 1000}, 0.045).tolist() == [0, 25]
    assert apportion.criteria_index([10, 30, 20], [100] * 3, 0.75, 1.25).tolist() == [0.75, 1.25, 1]
    with pytest.raises(awrash.BoundsError, match="above high"):
        apportion.criteria_index([1], [1], 2, 1)
    with pytest.raises(awrash.DataError, match="part has 2 values|whole has 1 values"):
        apportion.criteria_excess([1, 2], [1], 0)
    with pytest.raises(awrash.DataError, match="rate is '5 %', expected a number"):
        apportion.criteria_excess([1], [1], "5 %")


def test_three_thirds_within_bounds_are_an_allotment():
    """29 U.S.C. 3172(b)(1) on made-up territories: criteria, bounds, units, in one line of calls."""
    unemployed, force = np.array([900.0, 300.0, 60.0]), np.array([10000.0, 6000.0, 1000.0])
    claims = apportion.criteria(
        np.column_stack([unemployed, apportion.criteria_excess(unemployed, force, 0.045),
                         [5000, 4000, 1000]]), [1 / 3, 1 / 3, 1 / 3])
    assert claims.sum() == pytest.approx(1)
    floor, ceiling = apportion.hold_harmless([70, 25, 5], 2000, 0.9, 1.3)
    units = apportion.divisor(claims, 2000, floor=floor, ceiling=ceiling).units
    assert (floor <= units).all() and (units <= ceiling).all() and units.sum() == 2000


def test_an_array_whose_length_is_a_product_is_checked():
    with pytest.raises(awrash.DataError, match="values has 5 values, expected 6"):
        _native.call("awrash_apportion_criteria_combine", 3, [1, 2, 3, 4, 5], [1, 1])
