# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules by name and by form.

Idea: a text is a rule, from Python as from C.
Source: include/awrash/apportion.h.
Invariant: every form that is listed is taken once its letters are numbers.
"""

import math

import pytest

import awrash
from awrash import apportion


@pytest.mark.parametrize("rule, k, expected", [
    ("adams", 3, 2), ("danish", 1, 1 / 3), ("dean", 2, 4 / 3), ("huntington-hill", 2, math.sqrt(2)),
    ("logarithmic-mean", 2, 1 / math.log(2)), ("identric-mean", 2, 4 / math.e), ("webster", 7, 6.5),
    ("jefferson", 7, 7), ("imperiali", 1, 2), ("stationary:1/3", 2, 4 / 3), ("modified:0.7", 1, 0.7),
    ("modified-sainte-lague:1.4", 1, 0.7), ("signposts:0.6,1.2", 4, 3.2),
    ("power-mean:2", 2, math.sqrt(2.5)), ("alpha:0.5", 1, 0.25)])
def test_signposts_are_those_of_the_formulas(rule, k, expected):
    assert apportion.rule_signpost(rule, k) == pytest.approx(expected, rel=1e-14)


def test_every_form_is_taken_with_numbers_for_its_letters():
    for form in apportion.rules():
        rule = form.split(":")[0] + (":1/2" if ":" in form else "")
        assert apportion.divisor([7, 5, 3], 15, rule).units.sum() == 15


@pytest.mark.parametrize("rule, k, message", [
    ("stationary", 1, 'rule is "stationary", expected stationary:Q'),
    ("webster:2", 1, 'rule is "webster:2", expected a rule without a parameter'),
    ("alpha:-1", 1, 'rule is "alpha:-1": A is -1, expected a number ≥ 0, or inf'),
    ("webster", 0, "k is 0, expected 1 … 2^62")])
def test_what_is_no_rule_and_no_signpost_is_refused(rule, k, message):
    with pytest.raises(awrash.DataError) as caught:
        apportion.rule_signpost(rule, k)
    assert message in str(caught.value)
    assert caught.value.code == "value"


def test_a_parameter_is_the_decimal_that_it_says():
    with pytest.raises(awrash.TieError) as caught:
        apportion.divisor([7, 15], 2, "modified:0.7")
    assert caught.value.members == (0, 1)
