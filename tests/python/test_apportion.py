# SPDX-License-Identifier: GPL-3.0-or-later
"""The apportionments as Python has them.

Idea: the published cases again, and what Python adds: labels, ties, results.
Source: tests/published/apportionment.csv and apportionment-further.csv.
Invariant: one truth, two languages: the same CSV rows run through C.
"""

import json
import math
import pickle
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

import awrash
from awrash import allot, apportion
from conftest import published

CASES = published("apportionment.csv") + published("apportionment-further.csv")
QUOTAS = ("hare", "droop", "hagenbach-bischoff", "imperiali-quota")


def _cells(cell, convert):
    return [convert(part) for part in cell.split()] if cell else None


def _apportion(row, total=None, floors=True, **ties):
    claims = _cells(row["claims"], float)
    floor = _cells(row["floors"], int) if floors else None
    more = {"floor": floor, "ceiling": _cells(row["ceilings"], int), **ties}
    total = int(row["total"]) if total is None else total
    if row["rule"].split(":")[0] in QUOTAS:
        return apportion.remainder(claims, total, quota=row["rule"], **more)
    if row["rule"] == "quota-method":
        assert not row["floors"] and not row["ceilings"]
        return apportion.quota_method(claims, total, **ties)
    return apportion.divisor(claims, total, rule=row["rule"], **more)


@pytest.mark.parametrize("row", CASES, ids=[row["case"] for row in CASES])
def test_a_published_apportionment_is_met(row):
    expected = _cells(row["expected"], str)
    tied = _cells(row["tied"], int)
    overhang = row["house"] == "overhang"
    if tied:
        with pytest.raises(awrash.TieError) as caught:
            _apportion(row)
        assert caught.value.members == tuple(index - 1 for index in tied)
        assert caught.value.units == int(row["free"])
        found = dict(zip(caught.value.members, caught.value.sure))
        checked = {i: int(expected[i]) for i in found if expected[i] != "."}
        assert {i: found[i] for i in checked} == checked
        return
    answer = _apportion(row, floors=not overhang)
    assert answer.units.dtype == np.int64
    assert answer.units.sum() == int(row["total"])
    units = np.maximum(answer.units, _cells(row["floors"], int)) if overhang else answer.units
    assert len(units) == len(expected)
    for found_units, published_units in zip(units.tolist(), expected):
        assert published_units in (".", str(found_units))


def _rows(column, value=None):
    rows = [row for row in CASES if (row[column] if value is None else row[column] == value)]
    return pytest.mark.parametrize("row", rows, ids=[row["case"] for row in rows])


@_rows("divisor")
def test_a_published_divisor_gives_the_answer(row):
    low, high = _apportion(row).divisor
    assert low <= float(row["divisor"]) <= high


@_rows("house", "least")
def test_the_fewest_units_reach_the_floors_unraised(row):
    floors = np.array(_cells(row["floors"], int))
    order = list(range(len(floors)))
    assert (_apportion(row, floors=False).units >= floors).all()
    for total in range(floors.sum(), int(row["total"])):
        answer = _apportion(row, total, floors=False, tie="order", order=order)
        assert (answer.units < floors).any()


@_rows("house", "monotone")
def test_no_unit_is_taken_away_as_the_total_grows(row):
    order = list(range(len(row["claims"].split())))
    path = [_apportion(row, total, tie="order", order=order).units
            for total in range(int(row["total"]) + 1)]
    assert (np.diff(path, axis=0) >= 0).all()


def test_published_cases_are_there():
    assert len(CASES) >= 89 + 14
    assert {row["house"] for row in CASES} == {"", "least", "overhang", "monotone"}


def test_the_rules_are_named_by_the_library():
    assert apportion.rules() == [
        "adams", "danish", "dean", "huntington-hill", "logarithmic-mean", "identric-mean", "webster",
        "jefferson", "imperiali", "stationary:Q", "modified:F", "modified-sainte-lague:D",
        "signposts:S1,S2,…", "power-mean:P", "alpha:A"]


def test_an_answer_says_what_it_is():
    answer = apportion.divisor([53, 24, 23], 10)
    assert answer.units.tolist() == [6, 2, 2]
    assert answer.status == "optimal" and answer.rule == "webster" and answer.total == 10
    assert answer.divisor == pytest.approx((9.6, 53 / 5.5))
    assert answer.shares.tolist() == pytest.approx([5.3, 2.4, 2.3])
    assert not answer.ties and answer.ties.units == 0 and answer.unplaced == 0


def test_a_divisor_gives_back_the_units():
    claims = np.array([2560, 3315, 995, 5012])
    answer = apportion.divisor(claims, 20)
    low, high = answer.divisor
    assert low < high
    assert np.floor(claims / ((low + high) / 2) + 0.5).astype(int).tolist() == answer.units.tolist()


def test_remainders_have_no_divisor():
    answer = apportion.remainder([1, 2, 3], 7)
    assert answer.divisor is None and answer.rule == "remainder:hare"


def test_a_tie_is_refused_with_its_record():
    with pytest.raises(awrash.TieError) as caught:
        apportion.divisor([1, 1, 4], 3)
    error = caught.value
    assert error.code == "tie-refused"
    assert error.members == (0, 1) and error.units == 1 and error.sure == (0, 0)
    assert 'tie="order"' in str(error)


def test_labels_of_a_series_stand_in_the_answer_and_in_a_tie():
    claims = pd.Series([1, 1, 4], index=["x", "y", "z"])
    with pytest.raises(awrash.TieError) as caught:
        apportion.divisor(claims, 3)
    assert caught.value.members == ("x", "y")
    answer = apportion.divisor(claims, 3, tie="order", order=["y", "x", "z"])
    assert answer.labels == ("x", "y", "z")
    assert answer.to_frame()["units"].to_dict() == {"x": 0, "y": 1, "z": 2}
    assert answer.ties.members == ("x", "y") and answer.ties.units == 1
    assert answer.status == "tie-settled"


def test_an_order_by_index_settles_a_tie():
    assert apportion.divisor([1, 1], 3, tie="order", order=[1, 0]).units.tolist() == [1, 2]
    assert apportion.divisor([1, 1], 3, tie="order", order=[0, 1]).units.tolist() == [2, 1]


def test_a_lot_can_be_replayed_from_its_tickets():
    answer = apportion.divisor([1, 1, 1], 4, tie="lot", seed="balls 4 17 32")
    tickets = [allot.ticket("balls 4 17 32", str(i + 1)) for i in range(3)]
    winner = min(range(3), key=tickets.__getitem__)
    assert answer.units.tolist() == [2 if i == winner else 1 for i in range(3)]


def test_a_ticket_is_the_sha256_of_seed_and_name():
    import hashlib
    assert allot.ticket("قرعة", "05.301") == hashlib.sha256("قرعة:05.301".encode()).hexdigest()


@pytest.mark.parametrize("arguments, message", [
    ({"tie": "coin"}, "tie is 'coin', expected one of error, order, lot"),
    ({"tie": "order"}, "order is missing, but tie is 'order'; order belongs to 'order'"),
    ({"tie": "lot"}, "seed is missing, but tie is 'lot'; seed belongs to 'lot'"),
    ({"order": [0, 1]}, "order is given, but tie is 'error'; order belongs to 'order'"),
    ({"seed": "x"}, "seed is given, but tie is 'error'; seed belongs to 'lot'"),
    ({"tie": "order", "order": [0]}, "order has 1 members, expected 2"),
    ({"tie": "order", "order": [0, 2]}, "order[1] is 2, expected a recipient from 0 to 1"),
    ({"tie": "order", "order": "ab"}, "order has 0 dimensions, expected one"),
    ({"tie": "lot", "seed": 5}, "seed is 5, expected text"),
    ({"tie": "lot", "seed": "a\0b"}, "seed has a zero byte, expected text without"),
    ({"tie": "lot", "seed": "\ud800"}, "seed is not Unicode text: surrogates not allowed"),
])
def test_a_tie_policy_is_whole_or_refused(arguments, message):
    with pytest.raises(awrash.DataError) as caught:
        apportion.divisor([1, 1], 3, **arguments)
    assert str(caught.value) == message


def test_an_order_by_labels_names_each_label():
    with pytest.raises(awrash.DataError, match="no label of the claims"):
        apportion.divisor({"a": 1, "b": 1}, 3, tie="order", order=["a", "c"])


def test_bounds_hold_and_one_number_stands_for_all():
    answer = apportion.divisor([1, 100, 90], 30, floor=5, ceiling=[math.inf, 12, None])
    assert answer.units.tolist() == [5, 12, 13]


def test_ceilings_that_leave_units_unplaced_are_said():
    answer = apportion.divisor([1, 2], 10, ceiling=3)
    assert answer.units.tolist() == [3, 3]
    assert answer.status == "unplaced" and answer.unplaced == 4
    assert "4 unplaced" in repr(answer)


@pytest.mark.parametrize("arguments, kind, code, message", [
    (([1, 2], 2, "webster", 2), awrash.BoundsError, "bounds",
     "the floors sum to 4, above the total, which is 2, expected at most the total"),
    (([1, 2], 2, "webster", 1, 0), awrash.BoundsError, "bounds",
     "floor[0] is 1, above ceiling[0], which is 0, expected floor ≤ ceiling"),
    (([0, 0], 2), awrash.DataError, "empty", "0"),
    (([1, 2], -2), awrash.DataError, "value", "total is -2"),
    (([1, 2], 2**62 + 1), awrash.DataError, "overflow", "4611686018427387905"),
    (([1, 2], 2, "wobster"), awrash.DataError, "name",
     'rule is "wobster", expected one of adams, danish, dean, huntington-hill, logarithmic-mean, '
     'identric-mean, webster, jefferson, imperiali, stationary:Q, modified:F, '
     'modified-sainte-lague:D, signposts:S1,S2,…, power-mean:P, alpha:A'),
])
def test_a_question_without_an_answer_is_refused(arguments, kind, code, message):
    with pytest.raises(kind) as caught:
        apportion.divisor(*arguments)
    assert type(caught.value) is kind and caught.value.code == code
    assert message in str(caught.value)


def test_an_answer_is_a_value():
    answer = apportion.divisor({"é": 5, "خ": 3}, 5)
    again = pickle.loads(pickle.dumps(answer))
    assert again == answer and again.units.dtype == np.int64
    assert answer != apportion.divisor({"é": 5, "خ": 3}, 6)
    assert json.loads(json.dumps(answer.to_dict()))["units"] == answer.units.tolist()


def test_an_answer_shows_itself_on_one_screen():
    answer = apportion.divisor(range(1, 101), 1000)
    assert len(repr(answer).splitlines()) <= 24 and "80 more" in repr(answer)
    assert "<bdi>&lt;b&gt;</bdi>" in apportion.divisor({"<b>": 1}, 1)._repr_html_()


def test_permuting_the_recipients_permutes_the_answer():
    generator = np.random.default_rng(3)
    claims = generator.integers(1, 10**6, 40)
    order = generator.permutation(40)
    for rule in [rule for rule in apportion.rules() if ":" not in rule]:
        units = apportion.divisor(claims, 777, rule).units
        assert apportion.divisor(claims[order], 777, rule).units.tolist() == units[order].tolist()


def test_shares_are_never_rounded():
    assert apportion.shares([1, 2], 10).tolist() == pytest.approx([10 / 3, 20 / 3], rel=1e-15)


def test_bounds_with_labels_go_by_label():
    claims = pd.Series([1, 2], index=["a", "b"])
    floor = pd.Series([0, 2], index=["b", "a"])
    assert apportion.divisor(claims, 3, floor=floor).units.tolist() == [2, 1]
    ceiling = {"b": None, "a": 1}
    assert apportion.divisor({"a": 5, "b": 1}, 6, ceiling=ceiling).units.tolist() == [1, 5]
    with pytest.raises(awrash.DataError) as caught:
        apportion.divisor(claims, 3, floor=pd.Series([2, 0]))
    assert "floor has other labels than claims" in str(caught.value)


def test_a_quota_is_put_together_from_its_options():
    assert apportion.remainder([3, 5, 9], 4, threshold=0.75).rule == "remainder:hare:0.75"
    answer = apportion.remainder([3, 5, 9], 4, "hare", True, Fraction(3, 4))
    assert answer.rule == "remainder:hare:rounded,3/4" and answer.units.tolist() == [1, 1, 2]
    assert apportion.remainder([3, 5, 9], 4, "hare:rounded", threshold="0.75") == \
        apportion.remainder([3, 5, 9], 4, rounded=True, threshold=Decimal("0.75"))
    assert apportion.remainder([3, 2], 2, threshold=np.float32(0.5)).units.tolist() == [1, 1]


def test_units_that_whole_quotas_give_too_many_are_taken_back():
    answer = apportion.remainder([43, 33, 24], 5, "imperiali")
    assert answer.units.tolist() == [2, 2, 1] and answer.taken_back == 1
    assert answer.to_dict()["taken_back"] == 1 and "1 taken back" in repr(answer)
    assert apportion.remainder([43, 33, 24], 5).taken_back == 0


def test_units_left_over_by_a_threshold_go_on_by_averages():
    claims = [9.2, 9, 32.8]
    first = apportion.remainder(claims, 4, threshold=0.75)
    assert first.status == "unplaced" and first.units.tolist() == [0, 0, 3]
    second = apportion.divisor(claims, 4, "jefferson", floor=first.units, ceiling=first.units + 1)
    assert second.units.tolist() == [1, 0, 3]


@pytest.mark.parametrize("options, message", [
    ({"quota": "drop"}, 'quota is "drop", expected one of hare, droop'),
    ({"threshold": 1.5}, 'the option of quota hare is "1.5", expected "rounded"'),
    ({"threshold": True}, "threshold is True, expected a number"),
    ({"threshold": [1]}, "threshold is [1], expected a number"),
    ({"rounded": [0, 1]}, "rounded is [0, 1], expected True or False"),
    ({"rounded": True, "total": 7}, "the quota hare of a total of 7 rounds to 0"),
])
def test_a_wrong_option_of_a_quota_is_named(options, message):
    with pytest.raises(awrash.DataError) as caught:
        apportion.remainder([1, 2], **{"total": 3, **options})
    assert message in str(caught.value)


def test_numbers_are_signposts_of_ones_own():
    claims = [53, 24, 23]
    answer = apportion.divisor(claims, 10, [0.6, Fraction(3, 2), 3])
    assert answer.rule == "signposts:0.6,3/2,3"
    assert answer == apportion.divisor(claims, 10, "signposts:0.6,3/2,3")
    assert apportion.divisor(claims, 10, np.array([0.5, 1.5])).units.tolist() == [6, 2, 2]
    assert apportion.rule_signpost([0.6, 1.5], 3) == 2.5
    with pytest.raises(awrash.DataError, match=r"rule\[1\] is None, expected a number"):
        apportion.divisor(claims, 10, [0.6, None])


@pytest.mark.parametrize("method", [apportion.divisor, apportion.remainder])
def test_a_lot_drawn_elsewhere_is_replayed(method):
    claims = pd.Series([1, 1, 1], list("xyz"))
    for lot in ([0, 1, 0], {"y": 1}, pd.Series([1, 0, 0], list("yxz"))):
        answer = method(claims, 4, tie="lot", lot=lot)
        assert answer.units.tolist() == [1, 2, 1] and answer.status == "tie-settled"
    assert method([1, 1, 1], 4, tie="lot", lot={2: 1}).units.tolist() == [1, 1, 2]
    with pytest.raises(awrash.BoundsError):
        method(claims, 4, tie="lot", lot=[1, 1, 0])
    with pytest.raises(awrash.DataError, match="lot has other labels than claims, such as 'w'"):
        method(claims, 4, tie="lot", lot={"w": 1})
    with pytest.raises(awrash.DataError, match="lot is given, but tie is 'error'"):
        method(claims, 4, lot=[1, 0, 0])


def test_a_tie_that_precision_cannot_tell_is_suspected():
    order = {"tie": "order", "order": [1, 0]}
    answer = apportion.divisor([1, 5], 4, "power-mean:2", **order)
    assert answer.units.tolist() == [0, 4] and answer.suspected is True
    assert answer.to_dict()["suspected"] is True and "(suspected)" in repr(answer)
    assert apportion.divisor([1, 1], 3, **order).suspected is False
