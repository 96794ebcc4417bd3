# SPDX-License-Identifier: GPL-3.0-or-later
"""What allotments hang on, as Python has it, and the check of allotments from any hand.

Idea: the published cases again, and what Python adds: labels, results, errors.
Source: tests/published/apportionment.csv; the tests in C for everything else.
Invariant: one truth, two languages.
"""

import math

import numpy as np
import pandas as pd
import pytest

import awrash
from awrash import apportion, audit
from conftest import published

ROWS = {row["case"]: row for row in published("apportionment.csv")}
RULES = [rule for rule in apportion.rules() if ":" not in rule] + ["alpha:2", "stationary:1/3"]
MINNESOTA, NEW_YORK = 22, 31


def _claims(case):
    return [float(cell) for cell in ROWS[case]["claims"].split()]


def test_prefixes_of_a_path_are_the_allotments():
    claims = [1, 100.5, 90, 17, 0]
    for rule in RULES:
        path = apportion.path(claims, 60, rule, floor=2, ceiling=[9, 30, None, None, 9])
        assert len(path) == 50 and path.floors.tolist() == [2] * 5
        for total in range(10, 61):
            expected = apportion.divisor(claims, total, rule, floor=2,
                                         ceiling=[9, 30, None, None, 9])
            assert path.at(total).tolist() == expected.units.tolist()


def test_a_total_that_cuts_a_group_is_a_tie_as_the_rule_has_it():
    claims = pd.Series([3, 1, 3], index=["x", "y", "z"])
    path = apportion.path(claims, 7)
    for total in (3, 4):
        with pytest.raises(awrash.TieError) as ours:
            path.at(total)
        with pytest.raises(awrash.TieError) as theirs:
            apportion.divisor(claims, total)
        for word in ("members", "units", "sure"):
            assert getattr(ours.value, word) == getattr(theirs.value, word)
    assert path.at(5).tolist() == [2, 1, 2]
    frame = path.to_frame()
    assert frame.index.tolist() == [1, 2, 3, 4, 5, 6, 7]
    assert frame["recipient"].tolist() == ["x", "z", "x", "y", "z", "x", "z"]
    assert frame["group"].tolist() == [1, 1, 2, 2, 2, 3, 3]
    assert repr(path) == "Path: webster, totals 0 to 7, 3 ties"


def test_a_path_ends_with_the_ceilings():
    path = apportion.path([1, 2], 50, ceiling=2)
    assert len(path) == 4 and path.at(4).tolist() == [2, 2]
    with pytest.raises(awrash.DataError, match="total is 5, expected 0 to 4"):
        path.at(5)


def test_new_york_was_next_in_line_in_2020():
    claims = _claims("us-house-2020")
    line = apportion.next_in_line(claims, 435, 3, "huntington-hill", floor=1)
    assert line.recipients[0] == NEW_YORK and line.groups == (0, 0, 0)
    assert line.divisors[0] == pytest.approx(20215751 / math.sqrt(26 * 27), rel=1e-14)
    last = apportion.next_in_line(claims, 434, 1, "huntington-hill", floor=1)
    assert last.recipients == (MINNESOTA,)
    named = apportion.next_in_line({"a": 5, "b": 3}, 3, 2).to_frame()
    assert named["recipient"].tolist() == ["a", "b"]


def test_new_york_lacked_89_people_in_2020():
    claims = pd.Series(_claims("us-house-2020")).rename(index={NEW_YORK: "NY", MINNESOTA: "MN"})
    york = apportion.smallest_change(claims, 435, "NY", "hill", floor=1)
    assert math.ceil(york.more) == 89 and york.more_loser == "MN" and york.units == 26
    minnesota = apportion.smallest_change(claims, 435, "MN", "hill", floor=1)
    assert math.ceil(minnesota.fewer) == 26 and minnesota.fewer_winner == "NY"


def test_no_change_is_none():
    change = apportion.smallest_change([5], 3, 0, "hare")
    assert change.units == 3 and change.more_claim is None and change.fewer is None
    assert change.more is None and change.more_loser is None


def test_alabama_loses_a_seat_of_300():
    claims = pd.Series(_claims("alabama-paradox-299")).rename(index={0: "Alabama"})
    assert apportion.house_paradox(claims, 299, 350, floor=1) == \
        apportion.HouseParadox(299, "Alabama")
    assert apportion.house_paradox(claims, 299, 350, "webster", floor=1) is None


def test_the_population_paradox_is_found_by_label():
    before = {"A": 23527, "B": 5548, "C": 70925}
    after = {"C": 71110, "B": 5648, "A": 23926}
    assert apportion.population_paradox(before, after, 100) == apportion.Paradox("B", "A")
    assert apportion.population_paradox(before, after, 100, "hill") is None


def test_oklahoma_makes_new_york_lose_a_seat_to_maine():
    claims = {"New York": 7264183, "Maine": 694466, "others": 66603959, "Oklahoma": 1000000}
    assert apportion.newcomer_paradox(claims, 391, "Oklahoma") == \
        apportion.Paradox("New York", "Maine")
    assert apportion.newcomer_paradox(list(claims.values()), 391, 3) == apportion.Paradox(0, 1)
    assert apportion.newcomer_paradox(claims, 391, "Oklahoma", "adams") is None


def test_prices_say_which_bounds_hold_and_by_how_much():
    claims = pd.Series([1, 100, 90], index=["a", "b", "c"])
    prices = apportion.prices(claims, 30, floor=5, ceiling=[50, 12, 50])
    assert prices.binding.tolist() == [-1, 1, 0]
    low, high = prices.divisor
    assert prices.shadow.tolist() == pytest.approx([low - 1 / 4.5, 8 - high, 0])
    frame = prices.to_frame()
    assert frame.loc["c", "low"] == low and frame.index.tolist() == ["a", "b", "c"]
    assert repr(prices) == "Prices: a, b held by bounds"


@pytest.mark.parametrize("ask", [
    lambda rule: apportion.path([1, 2], 3, rule),
    lambda rule: apportion.next_in_line([1, 2], 3, 1, rule),
])
def test_largest_remainders_have_no_path(ask):
    with pytest.raises(awrash.DataError, match='rule is "hare", expected a divisor rule') as caught:
        ask("hare")
    assert caught.value.code == "name"


@pytest.mark.parametrize("ask, kind, message", [
    (lambda: apportion.path([1, 2], 2**62), awrash.OutOfMemoryError, "more than memory holds"),
    (lambda: apportion.path([1, 2], -1), awrash.DataError, "total is -1"),
    (lambda: apportion.path([1, 2], 1, floor=1), awrash.BoundsError, "the floors sum to 2"),
    (lambda: apportion.next_in_line([1], 1, -1), awrash.DataError, "k is -1, expected"),
    (lambda: apportion.house_paradox([1], 2, 1), awrash.BoundsError, "from is 2, above to"),
    (lambda: apportion.newcomer_paradox([1], 2, 1), awrash.DataError, "newcomer is 1, expected"),
    (lambda: apportion.newcomer_paradox({"a": 1}, 2, "b"), awrash.DataError,
     "newcomer is 'b', expected a label of the claims"),
    (lambda: apportion.smallest_change([1], 2, 3), awrash.DataError, "recipient is 3, expected"),
    (lambda: apportion.population_paradox([1], [1, 2], 3), awrash.DataError,
     "the number of recipients after is 2, expected 1, as before"),
    (lambda: audit.allotment([1, 2], [1], total=3), awrash.DataError,
     "units has 1 values, expected 2"),
    (lambda: audit.allotment([1, 2], [1, 2], "droopy"), awrash.DataError, 'rule is "droopy"'),
])
def test_a_question_without_an_answer_is_refused(ask, kind, message):
    with pytest.raises(kind) as caught:
        ask()
    assert message in str(caught.value)


def test_answers_of_the_rules_are_accepted_and_moved_units_are_seen():
    generator = np.random.default_rng(2)
    claims = generator.lognormal(0, 2, 60)
    for rule in [*RULES, "hare"]:
        answer = (apportion.remainder(claims, 500) if rule == "hare"
                  else apportion.divisor(claims, 500, rule))
        assert audit.allotment(claims, answer.units, rule)
        giver, taker = int(answer.units.argmax()), 7
        moved = answer.units.copy()
        moved[giver] -= 1
        moved[taker] += 1
        found = audit.allotment(claims, moved, rule)
        assert not found and found.fault == "exchange" and found.status == "feasible"
        assert (found.giver, found.taker) == (taker, giver)


def test_a_fault_is_told_by_name_and_label():
    claims = {"x": 1, "y": 2, "z": 0}
    found = audit.allotment(claims, {"z": 2, "y": 2, "x": 1})
    assert (found.fault, found.recipient, found.status) == ("zero-claim", "z", "unknown")
    found = audit.allotment(claims, [1, 1, 0], total=3)
    assert (found.fault, found.missing) == ("total", 1)
    found = audit.allotment(claims, [1, 2, 0], ceiling=[1, 2, 0], total=5)
    assert found.accepted and found.status == "unplaced"
    tie = audit.allotment({"x": 1, "y": 1}, [1, 2], total=3)
    assert tie and (tie.status, tie.giver, tie.taker) == ("tie-settled", "y", "x")
