# SPDX-License-Identifier: GPL-3.0-or-later
"""Inference as Python has it.

Idea: standard errors on the synthetic EU-SILC sample, where convey prints them, and what labels
and options add.
Source: ../shared/cases/equity, where it is present; the values of its companion page.
Invariant: labels of any kind give what numbers give.
"""

import csv
import gzip
import json
import math
import pickle

import numpy as np
import pandas as pd
import pytest

import awrash
from awrash import metric
from conftest import ROOT

CASES = next((folder / "shared" / "cases" / "equity" for folder in ROOT.parents
              if (folder / "shared" / "cases" / "equity").is_dir()), None)
present = pytest.mark.skipif(CASES is None, reason="no ../shared/cases/equity")
X = [1.0, 4.0, 6.0, 9.0, 10.0, 2.0]


@pytest.fixture(scope="module")
def eusilc():
    with gzip.open(CASES / "eusilc.csv.gz", "rt", encoding="utf-8") as file:
        return pd.DataFrame(list(csv.DictReader(file)))


def _columns(frame):
    return frame["eqincome"].astype(float), frame["rb050"].astype(float)


@present
def test_the_values_are_laeken_s(eusilc):
    x, w = _columns(eusilc)
    expected = json.loads((CASES / "laeken_eusilc.json").read_text(encoding="utf-8"))["expected"]
    by_group = next(row for row in expected if row["metric"] == "gini_by_group")
    for region, value in by_group["value"].items():
        inside = eusilc["db040"] == region
        assert metric.estimate("gini", x[inside], w[inside]).value == pytest.approx(
            value, rel=by_group["rel_tol"])
    for row in expected:
        if row["metric"] == "gini":
            answer = metric.estimate("gini", x, w if row["params"]["weighted"] else None)
            assert answer.value == pytest.approx(row["value"], rel=row["rel_tol"])


@present
def test_the_error_of_a_share_ratio_is_near_convey_s(eusilc):
    """By the Lorenz curve 0.042527; convey, which counts units beyond quantiles, 0.042550."""
    x, w = _columns(eusilc)
    answer = metric.estimate("share_ratio", x, w, strata=eusilc["db040"], top=0.2, bottom=0.2)
    assert answer.value == pytest.approx(3.971440, abs=5e-7)
    assert answer.se == pytest.approx(0.042527, abs=5e-7)
    assert answer.se == pytest.approx(0.042550, rel=1e-3)
    assert answer.degrees == len(x) - 9 and answer.index == "share-ratio:0.2,0.2"


@present
def test_methods_agree_on_a_real_design(eusilc):
    x, w = _columns(eusilc)
    design = {"strata": eusilc["db040"], "cluster": eusilc["db030"]}
    linear = metric.estimate("gini", x, w, **design)
    alone = metric.estimate("gini", x, w)
    assert linear.se > 1.4 * alone.se, "persons of a household have one income"
    for method in ("jackknife", "bootstrap", "bootstrap-bca"):
        other = metric.estimate("gini", x, w, method=method, seed="eusilc", **design)
        assert other.se == pytest.approx(linear.se, rel=0.08)
        assert other.low == pytest.approx(linear.low, rel=0.005)


def test_ogwang_s_jackknife_is_met():
    """Cross Validated prints the variance 0.16961735."""
    answer = metric.estimate("gini", [1, 2, 2, 3, 4, 99], method="jackknife")
    assert answer.se ** 2 == pytest.approx(0.16961735, rel=1e-7)


@pytest.mark.parametrize("index, arguments, text", [
    ("gini", {}, "gini"), ("gini", {"correction": "n"}, "gini:n"), ("s_gini", {"nu": 3}, "s-gini:3"),
    ("generalized_entropy", {"alpha": 0.5}, "entropy:0.5"),
    ("kolm_pollak_ede", {"kappa": 0.25}, "kolm-ede:0.25"), ("atkinson:0.5", {}, "atkinson:0.5")])
def test_an_index_is_a_text_or_a_name_with_numbers(index, arguments, text):
    answer = metric.estimate(index, X, **arguments)
    assert answer.index == text
    assert answer == metric.estimate(text, X)
    assert answer.value == metric.Distribution(X).value(text)


def test_labels_of_any_kind_name_strata_and_clusters():
    numbers = metric.estimate("theil", X, strata=[1, 1, 2, 2, 3, 3])
    assert metric.estimate("theil", X, strata=list("aabbcc")) == numbers
    x = pd.Series(X, index=list("uvwxyz"))
    strata = pd.Series(list("ccbbaa"), index=list("zyxwvu"))
    assert metric.estimate("theil", x, strata=strata).se == pytest.approx(numbers.se, rel=1e-14)


def test_a_census_has_no_sampling_error_and_says_so():
    answer = metric.estimate("gini", X, fpc="census")
    assert math.isnan(answer.se) and answer.value == awrash.gini(X)
    assert "sampling error has no meaning" in answer.note and "permutation test" in answer.note
    assert metric.estimate("gini", metric.Distribution(X), fpc="census").note == answer.note
    assert metric.estimate("gini", X).note is None


def test_a_finite_population_leaves_less_open():
    whole, part = metric.estimate("gini", X), metric.estimate("gini", X, fpc=12)
    assert part.se == pytest.approx(whole.se * math.sqrt(0.5), rel=1e-13)


def test_replicate_weights_give_what_the_design_gives():
    """Balanced half samples of three pairs, on a mean."""
    signs = np.array([[1, 1, 1], [1, -1, -1], [-1, 1, -1], [-1, -1, 1]])
    weights = np.stack([1 + signs, 1 - signs], axis=2).reshape(4, 6)
    linear = metric.estimate("kolm-ede:0", X, strata=[1, 1, 2, 2, 3, 3])
    answer = metric.estimate_replicates("kolm-ede:0", X, replicates=weights)
    assert answer.se == pytest.approx(linear.se, rel=1e-13)
    assert answer.degrees == 3 and answer.method == "brr"


def test_a_difference_keeps_the_covariance():
    y = [value * 1.1 + 0.1 * i for i, value in enumerate(X)]
    answer = metric.difference("gini", X, y)
    one, other = metric.estimate("gini", X), metric.estimate("gini", y)
    assert answer.value == pytest.approx(one.value - other.value, rel=1e-12)
    assert answer.se ** 2 == pytest.approx(
        one.se ** 2 + other.se ** 2 - 2 * answer.covariance, rel=1e-9)
    assert metric.difference("gini", X, X).se == 0
    assert answer.to_dict()["covariance"] == answer.covariance


def test_a_census_of_two_editions_is_tested_by_permutation():
    y = [5.0, 5.5, 5.0, 6.0, 5.0, 5.5]
    answer = metric.difference("gini", X, y, fpc="census", permutations=999, seed="editions")
    assert math.isnan(answer.se) and "permutation test" in answer.note
    assert answer.p_greater == pytest.approx(2 / 64, abs=0.03)
    assert answer.p_two_sided <= 2 * answer.p_greater + 0.03
    assert metric.difference("gini", X, y).p_less is None
    with pytest.raises(awrash.DataError, match="different weights"):
        metric.difference("gini", X, y, weights_x=X, permutations=9, seed=1)


def test_groups_are_tested_by_dealing_out_their_units():
    groups = list("aaabbb")
    apart = metric.between_test("theil", [1, 2, 3, 7, 8, 9], groups, seed="deal")
    assert apart.p_greater == pytest.approx(2 / 20, abs=0.04)
    assert apart.index == "theil" and apart.p_less == pytest.approx(1, abs=0.001)
    assert metric.between_test("theil", [1, 9, 5, 5, 1, 9], groups, seed="deal").p_less < 1
    with pytest.raises(awrash.DataError, match="seed is None"):
        metric.between_test("theil", X, groups)
    with pytest.raises(awrash.DataError, match="at least two groups"):
        metric.between_test("theil", X, ["a"] * 6, seed=1)


def test_a_design_takes_influence_functions_of_any_statistic():
    design = metric.Design(6, strata=list("aabbcc"))
    assert (design.n_strata, design.n_clusters) == (3, 6)
    distribution = metric.Distribution(X)
    influence = np.stack([distribution.influence("gini"), distribution.influence("theil")])
    matrix = design.covariance(influence)
    assert matrix.shape == (2, 2) and matrix[0, 1] == matrix[1, 0]
    assert math.sqrt(matrix[1, 1]) == pytest.approx(
        metric.estimate("theil", X, strata=list("aabbcc")).se, rel=1e-13)


@pytest.mark.parametrize("arguments, message", [
    ({"method": "delta"}, "method is \"delta\", expected one of: linearized, linearized:log, "
                          "linearized:logit, jackknife, jackknife:log, jackknife:logit, bootstrap, "
                          "bootstrap-bca"),
    ({"method": "linearized:logit", "x": [2, 2, 2, 2]},
     "\"gini\" is 0 here, expected a value between 0 and 1 for an interval by log odds"),
    ({"method": "bootstrap"}, "no seed is given, expected a text that names the lot"),
    ({"fpc": "all"}, "fpc is 'all', expected numbers of clusters or \"census\""),
    ({"fpc": 3}, "stratum 0 has 6 clusters of a population of 3, expected at most as many as there "
                 "are"),
    ({"level": 95}, "level is 95, expected a number between 0 and 1, such as 0.95"),
    ({"strata": [1, 2]}, "the design has 2 rows and what is estimated 6, expected as many"),
])
def test_what_makes_no_sense_is_refused(arguments, message):
    with pytest.raises(awrash.Error) as caught:
        metric.estimate("gini", **{"x": X, **arguments})
    assert str(caught.value).startswith(message)


def test_results_show_and_convert_themselves():
    answer = metric.estimate("gini", X)
    assert answer.to_frame().loc["value", "value"] == answer.value
    assert f"{answer.se:.6g}" in answer._repr_html_() and "bias" not in answer._repr_html_()
    assert pickle.loads(pickle.dumps(answer)) == answer


def test_a_seed_gives_the_same_draws_again():
    first = metric.estimate("gini", X, method="bootstrap", seed=7, replications=99)
    assert first == metric.estimate("gini", X, method="bootstrap", seed="7", replications=99)


def test_an_interval_may_be_even_on_another_scale():
    plain = metric.estimate("gini", X)
    odds = metric.estimate("gini", X, method="linearized:logit")
    logs = metric.estimate("gini", X, method="jackknife:log")
    assert odds.se == plain.se and 0 < odds.low < plain.value < odds.high < 1
    assert logs.low * logs.high == pytest.approx(plain.value ** 2, rel=1e-13)
    assert "log odds" in odds.convention and "logarithms" in logs.convention


def test_dominance_is_tested_at_equal_steps():
    even, uneven = [5, 6, 7, 8, 9, 10], [1, 2, 4, 8, 16, 30]
    found = metric.dominance_test(even, uneven, parts=4)
    assert found.p_x < 0.05 < 0.95 < found.p_y and found.p == (0.25, 0.5, 0.75, 1)
    one = metric.difference("lorenz:0.25", even, uneven)
    assert found.differences[0] == pytest.approx(one.value, rel=1e-14)
    assert found.se[0] == pytest.approx(one.se, rel=1e-12) and found.se[3] == 0
    assert metric.dominance_test(even, even, parts=4).p_equal == 1
    census = metric.dominance_test(even, uneven, kind="generalized", parts=20, fpc="census")
    assert math.isnan(census.p_equal) and "permutation" in census.note
    with pytest.raises(awrash.Error, match="at 9 points and the design has 5 degrees"):
        metric.dominance_test(even, uneven)
    with pytest.raises(awrash.Error, match="expected the number of one of|kind|curve"):
        metric.dominance_test(even, uneven, kind="concentration")


def test_points_of_curves_and_polarisation_have_errors_as_any_index():
    for index in ("wolfson", "lorenz:0.4", "generalized-lorenz:0.4", "absolute-lorenz:0.4"):
        found = metric.estimate(index, X)
        assert found.low < found.value < found.high and index.split(":")[0] in found.index
