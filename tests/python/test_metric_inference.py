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
    ({"method": "delta"}, "method is \"delta\", expected one of: linearized, jackknife, bootstrap-se, "
                          "bootstrap, bootstrap-bca"),
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


# ── ranks and domains ────────────────────────────────────────────────────────────────────────────


H, Z = [2.0, 1.0, 4.0, 3.0, 6.0, 5.0, 9.0, 7.0], [1, 2, 2, 4, 5, 6, 7, 8]


@pytest.mark.parametrize("index, arguments, text", [
    ("concentration", {}, "standard"),
    ("concentration", {"kind": "extended", "nu": 3}, "extended:3.0"),
    ("concentration", {"kind": "erreygers", "bounds": (0, 10)}, "erreygers:0.0:10.0"),
    ("concentration", {"kind": "wagstaff", "bounds": "observed"}, "wagstaff:observed"),
    ("generalized", {}, "generalized"),
    ("sii", {}, "sii:linear"),
    ("rii", {"link": "logit", "limit": 10}, "rii:logit:10.0"),
])
def test_indices_by_rank_are_estimated_by_every_method(index, arguments, text):
    found = metric.estimate(index, H, rank=Z, strata=list("aaaabbbb"), **arguments)
    rows = metric.Distribution(H, rank=Z)
    assert found.index == text and found.value == rows.value(text)
    influence = rows.influence(text)
    design = metric.Design(8, strata=list("aaaabbbb"))
    assert found.se == pytest.approx(math.sqrt(design.covariance(influence)[0, 0]), rel=1e-12)
    jack = metric.estimate(index, H, rank=Z, method="jackknife", **arguments)
    assert jack.low < jack.value < jack.high
    left = np.ones((8, 8)) - np.eye(8)
    again = metric.estimate_replicates(index, H, rank=Z, replicates=left, scheme="jk1", **arguments)
    values = [metric.estimate_replicates(index, H, rank=Z, replicates=left[[k, k]], scheme="jk1",
                                         **arguments).se for k in range(8)]
    assert again.se == pytest.approx(math.sqrt(7 / 8 * sum(v * v for v in values)), rel=1e-12)
    drawn = metric.estimate(index, H, rank=Z, method="bootstrap-se", seed=1, replications=60,
                            **arguments)
    assert 0.3 < drawn.se / found.se < 3


def test_a_rank_is_asked_for_where_an_index_goes_by_one():
    with pytest.raises(awrash.DataError, match="goes by the rank of another variable"):
        metric.estimate("concentration", H)
    with pytest.raises(awrash.DataError, match="weights or a rank are given beside a Distribution"):
        metric.estimate("sii", metric.Distribution(H), rank=Z)
    rows = metric.Distribution(H + [float("nan"), 1.0], rank=Z + [1, float("nan")], missing="omit")
    assert (rows.n_counted, rows.n_missing) == (8, 2)
    assert rows.value("standard") == metric.concentration(H, Z).value
    assert pickle.loads(pickle.dumps(rows)).value("standard") == rows.value("standard")


def test_the_logit_slope_has_an_influence_function():
    influence = metric.slope_influence(H, Z, measure="rii", link="logit", limit=10)
    assert influence.sum() == pytest.approx(0, abs=1e-12)
    more = np.ones(8)
    more[4] += 1e-6
    step = (metric.slope_index(H, Z, more, link="logit", limit=10).rii
            - metric.slope_index(H, Z, link="logit", limit=10).rii)
    assert step / 1e-6 * 8 == pytest.approx(influence[4], rel=1e-4)


def test_a_domain_keeps_the_design():
    x, strata = np.array([1.0, 5, 2, 9, 4, 7, 3, 8]), list("aaaabbbb")
    domain = np.array([True, False, True, False, True, False, True, True])
    cluster = [1, 1, 2, 3, 1, 2, 3, 4]
    found = metric.estimate("gini", x, strata=strata, cluster=cluster, domain=domain)
    rows = metric.Distribution(x, domain.astype(float))
    design = metric.Design(8, strata=strata, cluster=cluster)
    assert found.value == metric.gini(x[domain])
    assert found.degrees == 3
    expected = design.part().covariance(rows.influence("gini"), domain.astype(float))
    assert found.se == pytest.approx(math.sqrt(expected[0, 0]), rel=1e-13)
    taken = metric.estimate("gini", x[domain], strata=np.array(strata)[domain],
                            cluster=np.array(cluster)[domain])
    assert taken.value == found.value and taken.se != found.se
    mean = metric.estimate("kolm_pollak_ede", x, kappa=0, domain=domain)
    inside = x[domain] - x[domain].mean()
    assert mean.se == pytest.approx(math.sqrt(8 / 7 * (inside ** 2).sum()) / 5, rel=1e-13)
    same = metric.difference("gini", x, x, strata=strata, domain=domain)
    assert same.value == same.se == 0
    left = np.ones((8, 8)) - np.eye(8)
    assert metric.estimate_replicates("kolm_pollak_ede", x, kappa=0, replicates=left, scheme="jk1",
                                      domain=domain).value == pytest.approx(x[domain].mean())
    with pytest.raises(awrash.DataError, match="domain is no array of True and False"):
        metric.estimate("gini", x, domain=[0, 1] * 4)
    with pytest.raises(awrash.DataError, match="domain has 2 values, expected 8"):
        metric.estimate("gini", x, domain=[True, False])


def test_what_has_no_influence_function_says_what_there_is():
    with pytest.raises(awrash.DataError, match='no influence function in the sense of sampling, '
                                               'expected the method "bootstrap"'):
        metric.estimate("min-max", X)
    assert metric.estimate("hhi", X, method="bootstrap-se:logit", seed=1, replications=50).se > 0
    with pytest.raises(awrash.DataError, match="whose ends are replicates"):
        metric.estimate("gini", X, method="bootstrap-bca:log", seed=1)
