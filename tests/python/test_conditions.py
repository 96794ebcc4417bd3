# SPDX-License-Identifier: GPL-3.0-or-later
"""Conditions beyond a programme's bounds, by methods and by settings.

Idea: each condition is asked for in both ways, and the plans are the same.
Source: small programmes worked out by hand.
Invariant: a programme stays as it is; what is built on it keeps the condition.
"""

import pickle
from fractions import Fraction

import numpy as np
import pytest

import awrash

TERRITORIES = [{"code": "r"}, {"code": "a", "parent": "r", "need": 1},
               {"code": 'b "x"', "parent": "r", "need": 1}, {"code": "c", "parent": "r", "need": 2}]


@pytest.fixture
def programme():
    return awrash.Programme(TERRITORIES, [{"territory": "r", "stream": "temporary", "min": 12, "max": 12}],
                            need="need")


@pytest.fixture
def typed():
    return awrash.Programme(
        TERRITORIES, [{"territory": "r", "stream": "*", "max": 12}],
        worksite_types=[{"code": "roads", "stream": "temporary", "women": 0.25},
                        {"code": "long", "stream": "temporary", "variant_of": "roads"},
                        {"code": "bonus", "stream": "sustainable"}], need="need")


def places(plan):
    return plan.places.sum(axis=1).tolist()


def test_without_conditions_places_follow_the_needs(programme):
    assert places(programme.split()) == [3, 3, 6]
    assert programme.conditions == {}


def test_fixed_places_stay_fixed_in_every_later_question(programme):
    fixed = programme.fix("a", "temporary", 5).fix('b "x"', "*", 1)
    plan = fixed.split()
    assert places(plan) == [5, 1, 6]
    assert plan.settings["fix"] == '"a"/"temporary" = 5; "b \\"x\\""/* = 1'
    assert plan.certificate.verify()
    assert not fixed.check(programme.split()).accepted
    assert fixed.check(plan).accepted
    assert places(programme.split()) == [3, 3, 6]
    assert places(programme.split(fix='a/temporary = 5; "b \\"x\\""/* = 1')) == [5, 1, 6]
    assert plan.ranges()["high"].tolist() == [5, 1, 6]


def test_a_type_is_fixed_with_its_variants(typed):
    plan = typed.fix("a", "roads", 3).fix("c", "type:bonus", 2).split(tie="lot", seed="x")
    assert plan.places.loc["a", ["roads", "long"]].sum() == 3
    assert plan.places.loc["c", "bonus"] == 2


@pytest.mark.parametrize("rate, text", [(2, "2"), (2.5, "2.5"), (Fraction(5, 2), "5/2"),
                                        ("5/2", "5/2"), (np.float64(2.5), "2.5")])
def test_a_lowest_rate_is_kept_exactly(programme, rate, text):
    least = programme.fix("c", "temporary", 6).min_rate(rate)
    plan = least.split()
    assert plan.settings["min_rate"] == text
    assert places(plan) == [3, 3, 6]
    with pytest.raises(awrash.InfeasibleError):
        least.min_rate("3.0000001").split()


def test_a_setting_goes_before_a_lowest_rate(programme):
    assert places(programme.min_rate(100).split(min_rate=1)) == [3, 3, 6]


def test_a_row_binds_what_it_counts(programme):
    plan = programme.add_row([("a", "temporary")], 2, max=5.5).split()
    assert places(plan) == [2, 4, 6]
    assert plan.certificate.verify()


def test_rows_are_written_as_the_notation_reads_them(programme):
    bound = programme.add_row([("a", "temporary"), ('b "x"', "temporary")], 1, max=3)
    assert bound.conditions == {"rows": 'row1: + 1 a/only:temporary + 1 "b \\"x\\""/only:temporary'
                                        ' <= 3'}
    twice = bound.add_row([("c", "temporary")], [2], min=10, max=14, name="the c's")
    assert twice.conditions["rows"].endswith('; "the c\'s": 10 <= + 2 c/only:temporary <= 14')
    assert twice.add_row([("c", "temporary")], [2], max=1).conditions["rows"].count("row2:") == 1
    assert not bound.check(programme.split()).accepted


def test_exports_hold_conditions(programme, tmp_path):
    file = tmp_path / "case.lp"
    programme.fix("a", "temporary", 5).add_row([("a", "temporary"), ("c", "temporary")], [1, 2],
                                               max=30).write_lp(file, step="fill")
    text = file.read_text("utf-8")
    assert " fixed_a_all: + 1 x_a_temporary = 5\n" in text
    assert " row_row1: + 1 x_a_temporary + 2 x_c_temporary <= 30\n" in text


def test_conditions_are_kept_by_pickle_and_part_programmes(programme):
    fixed = programme.fix("a", "temporary", 5)
    again = pickle.loads(pickle.dumps(fixed))
    assert again == fixed and again.conditions == fixed.conditions
    assert fixed != programme and hash(fixed) == hash(programme)
    assert "fix" in repr(fixed)


def test_closing_one_leaves_the_other(programme):
    fixed = programme.fix("a", "temporary", 5)
    programme.close()
    assert places(fixed.split()) == [5, 3, 4]


@pytest.mark.parametrize("ask, code, message", [
    (lambda p: p.fix("a", "temporary", -1), "value", "places is -1, expected a whole number ≥ 0"),
    (lambda p: p.fix("a", "temporary", 1.5), "value", "places is 1.5, expected a whole number"),
    (lambda p: p.fix(1, "temporary", 1), "value", "territory is 1, expected a code"),
    (lambda p: p.fix("z", "temporary", 1).split(), "name",
     'fix names "z", expected the code of a territory'),
    (lambda p: p.min_rate(None), "value", "rate is None, expected a number or a fraction"),
    (lambda p: p.min_rate(-1).split(), "value",
     'min_rate is "-1", expected a number ≥ 0 or a fraction such as 20/1000'),
    (lambda p: p.add_row([("a", "roads")], 1, max=1), "name",
     "cells names 'roads', expected one of the worksite types"),
    (lambda p: p.add_row(["ab"], 1, max=1), "value",
     "cells has 'ab', expected pairs of a province's and a type's code"),
    (lambda p: p.add_row([("a", "temporary")], [1, 2], max=1), "value",
     "coefficients has 2 values, expected 1"),
    (lambda p: p.add_row([("a", "temporary")], 1), "bounds",
     "neither min nor max is given, expected one of them"),
    (lambda p: p.add_row([("a", "temporary")], 1, min=2, max=1), "bounds",
     "min is 2 and max is 1, expected numbers with min ≤ max, or infinite for no bound"),
    (lambda p: p.split(groups=["women", 1]), "value",
     "groups is ['women', 1], expected text or a list of codes"),
    (lambda p: p.split(wishes="x"), "name", '"wishes" is no key of a reading'),
])
def test_faults_are_told(programme, ask, code, message):
    with pytest.raises(awrash.Error) as caught:
        ask(programme)
    assert caught.value.code == code
    assert message in str(caught.value)


def test_last_years_places_are_kept_in_part():
    programme = awrash.Programme(
        TERRITORIES, [{"territory": "r", "stream": "temporary", "min": 12, "max": 12}], need="need",
        edition=2, history=[
            {"edition": 1, "territory": "a", "stream": "temporary", "metric": "actual", "value": 7},
            {"edition": 1, "territory": "c", "stream": "temporary", "metric": "quota", "value": 3}])
    last = programme.last()
    assert last.loc["a", "temporary"] == 7 and last.loc["c", "temporary"] == 3
    assert np.isnan(last.loc['b "x"', "temporary"])
    assert places(programme.split(at_least_last=0.9)) == [7, 2, 3]
    assert places(programme.split(at_least_last="1/2", at_most_last=1, tie="order",
                                  order=["a", 'b "x"'])) == [5, 4, 3]
